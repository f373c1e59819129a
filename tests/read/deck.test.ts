import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadDeck } from '../../lib/read/deck.ts'

/** A deck of these slides, as later steps get it. */
async function read(markdown: string): ReturnType<typeof loadDeck> {
  const project = mkdtempSync(join(tmpdir(), 'lectern-'))
  const folder = join(project, 'slides/talk')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'slides.md'), markdown)
  return loadDeck({ name: 'talk', folder, entry: join(folder, 'slides.md') }, project)
}

it('gives slides the layout that Slidev gives them', async () => {
  const plain = await read('# One\n\n---\n\n# Two\n\n---\nlayout: code\n---\n\n# Three\n')
  expect(plain.slides.map(({ layout }) => layout)).toEqual(['cover', 'default', 'code'])
  const defaults = await read('---\ndefaults:\n  layout: figure\n  class: wide\n---\n\n# One\n\n---\n\n# Two\n\n---\nlayout: code\nclass: narrow\n---\n\n# Three\n')
  expect(defaults.slides.map(({ layout }) => layout)).toEqual(['figure', 'figure', 'code'])
  expect(defaults.slides.map(({ frontmatter }) => frontmatter.class)).toEqual(['wide', 'wide', 'narrow'])
})
