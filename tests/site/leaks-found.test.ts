import type { Deck, Slide } from '../../lib/project/deck.ts'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { leakRules, leaksIn } from '../../lib/site/leaks.ts'

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
  return leaksIn(site, decks, folder).map(({ problem: { found, slide } }) => `${slide ?? '-'} ${found}`)
}

it.each<[string, string, string]>([
  ['notes as HTML', '<p>Tell them why the moon is <strong>always late</strong> at the harbour, and that Kelvin knew how late it would be.</p>', '1 the built site tells the notes of talk, in a.html'],
  ['notes in a script', '"\\nat the harbour, and that Kelvin knew\\u0020how late it would be"', '1 the built site tells the notes of talk, in a.js'],
  ['notes in Japanese', '{"note":"月がいつも遅れてくる理由を港の人たちに説明してから次へ進む"}', '3 the built site tells the notes of talk, in a.json'],
  ['the same, escaped', `{"note":"${[...'月がいつも遅れてくる理由を港の人たちに説明してから次へ進む'].map(letter => `\\u${letter.charCodeAt(0).toString(16)}`).join('')}"}`, '3 the built site tells the notes of talk, in a.json'],
  ['a comment', '<!-- the second sentence is not proven yet, ask somebody at the institute -->', '1 the built site tells a comment of talk, in a.html'],
  ['a draft', 'This deck is not ready at all, so please do not show it to anybody.', '1 the built site tells slides of draft, in a.txt'],
  ['a key', 'const key="sk-proj-aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA"', '- the built site tells an API key ("sk-proj-…"), in a.js'],
  ['a key of AWS', '<!-- AKIAQ3EGTB7RZ5MNC2WD -->', '- the built site tells an AWS access key ("AKIAQ3EG…"), in a.html'],
  ['a token of GitHub', '{"token":"ghp_aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA9876"}', '- the built site tells a GitHub token ("ghp_aB3d…"), in a.json'],
  ['a token of GitLab', 'glpat-aB3dE5gH7jK9mN1pQ2rS', '- the built site tells a GitLab token ("glpat-aB…"), in a.txt'],
  ['a private key', '-----BEGIN PRIVATE KEY-----\naB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA', '- the built site tells a private key ("-----BEG…"), in a.md'],
  ['a path', 'at file:///home/ada/talks/components/A.vue:3', '- the built site tells where the project lies on this machine (/home/ada/talks), in a.js.map'],
  ['a path in a page', '<a href="/home/ada/talks/">', '- the built site tells where the project lies on this machine (/home/ada/talks), in a.html'],
  ['a path in an address', '?from=%2Fhome%2Fada%2Ftalks', '- the built site tells where the project lies on this machine (/home/ada/talks), in a.js'],
  ['a path in styles', '/*# source=/home/ada/talks/a.css */', '- the built site tells where the project lies on this machine (/home/ada/talks), in a.css'],
  ['a path in data', '["/home/ada/talks","x"]', '- the built site tells where the project lies on this machine (/home/ada/talks), in a.json'],
])('finds %s', (_, text, found) => {
  const file = /in (a\S+)$/.exec(found)![1]!
  expect(leaks({ [file]: text }, found.includes('(/home') ? '/home/ada/talks' : '/home/ada/elsewhere')).toEqual([found])
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
