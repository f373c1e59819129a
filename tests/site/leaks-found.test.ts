import type { Deck, Slide } from '../../lib/project/deck.ts'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { leakRules, leaksIn } from '../../lib/site/leaks.ts'
import { leakSeeds } from '../check/seeds/leaks.ts'

const slide = (no: number, content: string, notes = ''): Slide => ({ no, content, notes, title: '', layout: '', frontmatter: {}, keys: [], file: 'talk.md', line: no })
const deck = (slides: Slide[], more: Partial<Deck> = {}): Deck => ({ name: 'talk', title: '', folder: '', entry: '', headmatter: {}, slides, publicNotes: false, draft: false, ...more })

const note = 'Tell them why the moon is **always late** at the harbour, and that Kelvin knew how late it would be.'
const decks = [
  deck([slide(1, '# Tides\n\nThe moon pulls the water, the sun pulls a little less.\n\n<!-- the second sentence is not proven yet, ask somebody at the institute -->', note), slide(2, 'See <code>/home/ada/shown/code</code>', 'The moon pulls the water, the sun pulls a little less. Yes!'), slide(3, '', '月がいつも遅れてくる理由を港の人たちに説明してから次へ進む')]),
  deck([slide(1, 'This deck is not ready at all, so please do not show it to anybody.')], { name: 'draft', draft: true }),
]

function leaks(files: Record<string, string>, folder = '/home/ada/talks'): string[] {
  const site = mkdtempSync(join(tmpdir(), 'lectern-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(site, path)), { recursive: true })
    writeFileSync(join(site, path), text)
  }
  return leaksIn(site, decks, folder).map(({ problem: { rule, found, slide } }) => `${rule}: ${slide ?? '-'} ${found}`)
}

it.each(Object.entries(leakSeeds).flatMap(([rule, seeds]) => seeds.map(([planted, text, found]) => ({ rule, planted, text, found }))))('finds $planted', ({ rule, text, found }) => {
  const file = /in (a\S+)$/.exec(found)![1]!
  expect(leaks({ [file]: text }, found.includes('(/home') ? '/home/ada/talks' : '/home/ada/elsewhere')).toEqual([`${rule}: ${found}`])
})

it('knows the rule of each, and the file', () => {
  const site = mkdtempSync(join(tmpdir(), 'lectern-'))
  mkdirSync(join(site, 'talk'))
  writeFileSync(join(site, 'talk/a.js'), `${note} /home/ada/talks/x glpat-aB3dE5gH7jK9mN1pQ2rS`)
  expect(leaksIn(site, decks, '/home/ada/talks').map(({ problem, within }) => [problem.rule, within])).toEqual(leakRules.map(({ id }) => [id, 'talk/a.js']))
})

it.each<[string, Record<string, string>, string?]>([
  ['what notes and slide both say', { 'a.html': 'The moon pulls the water, the sun pulls a little less.' }],
  ['what a slide shows, whatever brings it there', { 'talk/index.md': 'Tell them why the moon is always late at the harbour, and that Kelvin knew how late it would be.', 'a.html': 'at the harbour, and that Kelvin knew how late it would be' }],
  ['a few words of the notes', { 'a.html': 'why the moon is late' }],
  ['names of styles, and keys that are for pages', { 'a.css': '.sk-folding-cube-of-many-little-cubes{}', 'b.js': 'apiKey:"AIzaaB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zAbC"' }],
  ['a folder that may mean anything, or that begins as another', { 'a.js': '/app/x /home/ada/talks-of-others/x' }, '/app'],
  ['what a slide says itself', { 'a.html': 'See /home/ada/shown/code' }, '/home/ada/shown'],
  ['programs of others', { 'runtimes/python/a.js': '/home/ada/talks/x' }],
  ['pictures', { 'a.png': note }],
])('lets %s pass', (_, files, folder) => {
  expect(leaks(files, folder)).toEqual([])
})

it('lets the address of a source pass that the notes name as well, and no other address', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  writeFileSync(join(folder, 'references.yml'), '- id: a\n  title: The tide\n  where: moon.example\n  url: https://moon.example/the/tides/of/the/northern/harbours/2024\n')
  const site = mkdtempSync(join(tmpdir(), 'lectern-'))
  const addresses = ['https://moon.example/the/tides/of/the/northern/harbours/2024', 'https://moon.example/the/plans/of/the/northern/harbours/2025']
  writeFileSync(join(site, 'a.html'), addresses.map(address => `<a href="${address}">x</a>`).join('\n'))
  const told = (notes: string): string[] => leaksIn(site, [deck([slide(1, '# Tides', notes)], { folder })], '/home/ada/talks').map(({ problem }) => problem.rule ?? '')
  expect([told(`See [it](${addresses[0]}).`), told(`See [it](${addresses[1]}).`)]).toEqual([[], ['leaked-words']])
})
