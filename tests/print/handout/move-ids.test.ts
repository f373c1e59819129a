import { expect, it } from 'vitest'
import { moveIds } from '../../../lib/print/handout/move-ids.ts'

it('moves whatever points at an id with it: references by name, after a hash, in styles', () => {
  const html = '<p id="a" aria-labelledby="b gone" aria-describedby="a">x</p><label for="b">y</label><a id="b" href="#a" style="fill: url(#a)">z</a>'
  expect(moveIds(html, 's1-')).toBe('<p id="s1-a" aria-labelledby="s1-b gone" aria-describedby="s1-a">x</p><label for="s1-b">y</label><a id="s1-b" href="#s1-a" style="fill: url(#s1-a)">z</a>')
})

it('leaves markup without ids as it is', () => {
  expect(moveIds('<a href="#elsewhere">x</a>', 's1-')).toBe('<a href="#elsewhere">x</a>')
})
