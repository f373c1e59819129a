import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findDecks } from '../../lib/read/decks.ts'

function projectWith(folders: string[]): string {
  const project = mkdtempSync(join(tmpdir(), 'lectern-'))
  for (const folder of folders) {
    mkdirSync(join(project, 'slides', folder), { recursive: true })
    writeFileSync(join(project, 'slides', folder, 'slides.md'), '# Hello\n')
  }
  return project
}

it('lists decks by name', () => {
  expect(findDecks(projectWith(['zebra', 'ape'])).map(deck => deck.name)).toEqual(['ape', 'zebra'])
})

it('says what to create when there is no deck', () => {
  expect(() => findDecks(projectWith([]))).toThrow(/no deck[\s\S]*create slides\/my-talk\/slides\.md/)
})

it('refuses two decks of one name', () => {
  expect(() => findDecks(projectWith(['My Talk', 'my-talk']))).toThrow(/two decks are named "my-talk"/)
})

it('names the known decks when one is misspelt', () => {
  expect(() => findDecks(projectWith(['ape']), ['appe'])).toThrow(/no deck named "appe"[\s\S]*one of: ape/)
})
