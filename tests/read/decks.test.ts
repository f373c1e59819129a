import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { findDecks, slugify } from '../../lib/read/decks.ts'

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

it.for([
  ['My Talk', 'my-talk'],
  ['Ampliación', 'ampliacion'],
  ['日本語', '日本語'],
  ['Привет, й', 'привет-й'],
  ['हिन्दी', 'हिन्दी'],
  ['100% Go', '100-go'],
  ['🎉', '1f389'],
  ['...', '2e-2e-2e'],
])('a folder %s makes the name %s', ([folder, name]) => {
  expect(slugify(folder!)).toBe(name)
})

it('gives no two decks an empty name, and tells of scripts that collide', () => {
  expect(findDecks(projectWith(['🎉', '🎈'])).map(deck => deck.name)).toEqual(['1f388', '1f389'])
  expect(() => findDecks(projectWith(['Привет', 'привет']))).toThrow(/two decks are named "привет": slides\/Привет and slides\/привет/)
})

it('finds a deck by its name and by its folder\'s', () => {
  const project = projectWith(['Привет Мир', 'ape'])
  for (const name of ['Привет Мир', 'привет-мир'])
    expect(findDecks(project, [name]).map(deck => deck.name)).toEqual(['привет-мир'])
})

it('refuses a name that the built site needs', () => {
  expect(() => findDecks(projectWith(['Assets']))).toThrow(/a deck is named "assets"[\s\S]*rename the deck's folder/)
})

it('takes a link to a folder as a deck, and none that leads nowhere', () => {
  const project = projectWith(['ape'])
  mkdirSync(join(project, 'elsewhere'))
  writeFileSync(join(project, 'elsewhere/slides.md'), '# Hello\n')
  symlinkSync('../elsewhere', join(project, 'slides/linked'))
  symlinkSync('../nowhere', join(project, 'slides/broken'))
  expect(findDecks(project).map(deck => deck.name)).toEqual(['ape', 'linked'])
})
