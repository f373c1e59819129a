import { expect, it } from 'vitest'
import { moveIds } from '../../../lib/write/handout/move-ids.ts'
import { renderNotes } from '../../../lib/write/handout/notes.ts'

it('gives each state of a slide ids of its own, and everything that points at them', () => {
  expect(moveIds('<svg id="a"><style>#a .x{}</style><defs><g id="b"></g></defs><use href="#b"/><path fill="url(#b)" marker-end="url(&quot;#b&quot;)"/></svg><a href="#other">o</a>', 's1-'))
    .toBe('<svg id="s1-a"><style>#s1-a .x{}</style><defs><g id="s1-b"></g></defs><use href="#s1-b"/><path fill="url(#s1-b)" marker-end="url(&quot;#s1-b&quot;)"/></svg><a href="#other">o</a>')
})

it('renders notes as Markdown, counts their clicks, and keeps their headings below the slide\'s', () => {
  expect(renderNotes('# Then\n\n[click] one [click:2] three')).toBe('<h4>Then</h4>\n<p><span class="click-mark">click 1</span> one <span class="click-mark">click 3</span> three</p>\n')
})
