import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDeck } from '../../lib/project/decks.ts'
import { findWords } from '../../lib/project/find-words.ts'
import { outline } from '../../lib/project/outline.ts'

it.each([
  ['Slidev', '---\ntitle: T\n---\n\n# One\n\n---\nminutes: 3\n---\n\n# Two\n\nthe Café\nopens\n'],
  ['Marp', '---\nmarp: true\n---\n\n# One\n\n---\n\n<!-- say: the café -->\n\n# Two\n\nthe Café\nopens\n'],
])('an outline of %s and what is found have the lines of the author\'s file', async (_, text) => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  writeFileSync(join(folder, 'talk.md'), text)
  const deck = await loadDeck(findDeck(folder, 'talk.md'), folder)
  const lines = text.split('\n')
  const { slides } = outline(deck, folder)
  expect(slides.map(({ title }) => title)).toEqual([expect.any(String), 'Two'])
  const found = findWords(deck, 'cafe opens', folder)
  expect(found.map(({ slide }) => slide)).toEqual([2])
  const places = found[0]!.places.filter(({ line }) => line !== undefined)
  expect(places.map(({ line, text }) => [lines[line! - 1], text])).toEqual([['the Café', 'the Café'], ['opens', 'opens']])
  expect(findWords(deck, 'cafe closes', folder)).toEqual([])
})
