import type { WrittenKey } from '../../lib/project/deck.ts'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { keys } from '../../lib/rules/keys.ts'
import { deckOf } from './on-slide.ts'

interface Given { head?: boolean, content?: string, theme?: string, layout?: string, files?: Record<string, string> }

/** What is said of a slide's keys; they are on lines 2, 3, … */
async function told(written: Record<string, unknown>, { head = false, content = '', theme = 'none', layout = 'default', files = {} }: Given = {}): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const all = Object.entries(written).map(([key, value], index): WrittenKey => ({ key, value, head, file: 'talk.md', line: index + 2 }))
  const deck = { ...deckOf(content, { keys: all, layout }, folder), headmatter: { theme, ...head ? written : {} } }
  return (await keys.find(deck, folder)).map(({ line, severity, found, expected, fix }) => `${line} ${severity ?? 'error'} ${found} ${expected} ${fix}`)
}

it.each([
  [{ layuot: 'center' }, '2 error unknown key "layuot" "layout"? correct the key; if it is your own, give it a name less like "layout"'],
  [{ venue: 'Oslo', scr: 'a.md' }, '3 error unknown key "scr" "src"? correct the key; if it is your own, give it a name less like "src"'],
  [{ hdie: true }, '2 error unknown key "hdie" "hide"? correct the key; if it is your own, give it a name less like "hide"'],
  [{ 'route-alias': 'a' }, '2 care unknown key "route-alias" "routeAlias"? correct the key; if it is your own, give it a name less like "routeAlias"'],
  [{ clcks: 3 }, '2 care unknown key "clcks" "clicks"? correct the key; if it is your own, give it a name less like "clicks"'],
  [{ minuets: 3 }, '2 care unknown key "minuets" "minutes"? correct the key; if it is your own, give it a name less like "minutes"'],
])('says what a slide\'s %j was likely meant to be', async (written, found) => {
  expect(await told(written)).toEqual([found])
})

it.each<[Record<string, unknown>, Given]>([
  [{ venue: 'Oslo' }, {}],
  [{ layout: 'center', layuot: 'mine' }, {}],
  [{ clcks: ['a'] }, {}],
  // Known in a headmatter, as that of an imported file's first slide.
  [{ duration: '10min' }, {}],
  [{ clcks: 3 }, { content: '{{ $frontmatter.clcks }}' }],
  [{ clcks: 3 }, { files: { 'components/Mine.vue': '<template>{{ $frontmatter.clcks }}</template>' } }],
  [{ speaker: 'Ada' }, { layout: 'mine', files: { 'layouts/mine.vue': '<script setup>\ndefineProps([\'speaker\'])\n</script>\n<template><slot /></template>' } }],
  [{ 'image-filter': 'none' }, { layout: 'mine', files: { 'layouts/mine.vue': '<script setup>\ndefineProps([\'imageFilter\'])\n</script>\n<template><slot /></template>' } }],
  [{ themeConfig: { palete: 'x' } }, { head: true }],
  [{ themeConfig: { palette: 'orchard' }, fonts: { pallette: 'x' } }, { head: true, theme: 'lectern' }],
  [{ defaults: 'laoyut' }, { head: true }],
  [{ defaults: { laoyut: 'x' } }, {}],
])('lets %j pass with %j', async (written, given) => {
  expect(await told(written, given)).toEqual([])
})

it('looks into the folders of sources alone', async () => {
  const reads = '<template>{{ $frontmatter.clcks }}</template>'
  for (const folder of ['node_modules/a', 'dist', 'public', 'tests'])
    expect(await told({ clcks: 3 }, { files: { [`${folder}/Mine.vue`]: reads } }), folder).toHaveLength(1)
})

it('compares with the layout\'s keys, and with those of the headmatter where it is one', async () => {
  const files = { 'layouts/mine.vue': '<script setup>\ndefineProps([\'speaker\'])\n</script>\n<template><slot /></template>' }
  expect(await told({ spekaer: 'Ada' }, { layout: 'mine', files })).toEqual([expect.stringContaining('"speaker"?')])
  expect(await told({ spekaer: 'Ada' }, { files })).toEqual([])
  expect(await told({ durtaion: '10min' }, { head: true })).toEqual([expect.stringContaining('"duration"?')])
  expect(await told({ durtaion: '10min' })).toEqual([])
  expect(await told({ defaults: { laoyut: 'x' } }, { head: true })).toEqual([expect.stringMatching(/^2 error unknown key "laoyut" "layout"\?/)])
  expect(await told({ themeConfig: { pallette: 'x' } }, { head: true, theme: 'lectern' })).toEqual([expect.stringMatching(/^2 care unknown key "pallette" "palette"\?/)])
})

it('tells a key once that two slides share by one import, and one on each of two lines', async () => {
  const at = (file: string, line: number): WrittenKey => ({ key: 'clcks', value: 3, head: false, file, line })
  const deck = deckOf('')
  const [slide] = deck.slides
  const found = await keys.find({ ...deck, slides: [at('a.md', 2), at('a.md', 2), at('a.md', 9), at('b.md', 2)].map((key, index) => ({ ...slide!, no: index + 1, keys: [key] })) }, '/')
  expect(found.map(({ file, line, slide }) => `${file}:${line} ${slide}`)).toEqual(['a.md:2 1', 'a.md:9 3', 'b.md:2 4'])
})
