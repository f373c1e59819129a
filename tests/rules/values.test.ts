import type { Deck, WrittenKey } from '../../lib/project/deck.ts'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { expect, it } from 'vitest'
import { values } from '../../lib/rules/values.ts'

/** What is said of keys on slide 2, or in the headmatter: severity, what was found, what was expected, how to fix it. */
async function told(keys: Record<string, unknown>, { head = false, folder = '/nowhere', content = '' } = {}): Promise<(string | undefined)[][]> {
  const written = Object.entries(keys).map(([key, value], index): WrittenKey => ({ key, value, head, file: 'talk.md', line: index + 3 }))
  const slide = (no: number): object => ({ no, file: 'talk.md', line: 9, layout: 'default', content, frontmatter: no === 2 ? keys : {}, keys: no === (head ? 1 : 2) ? written : [] })
  const deck = { folder, headmatter: { theme: 'none' }, slides: [slide(1), slide(2)] } as unknown as Deck
  return (await values.find(deck, '/')).map(({ severity, found, expected, fix }) => [severity, found, expected, fix])
}

it.each<[object, string | undefined, string, string, string]>([
  [{ colorSchema: 'drak' }, 'care', 'the key "colorSchema" is "drak", which Slidev does not know', 'dark?', 'correct the value'],
  [{ colorSchema: 'blue-grey' }, 'care', 'the key "colorSchema" is "blue-grey", which Slidev does not know', 'dark, light, all, auto', 'correct the value'],
  [{ monaco: 'sometimes' }, 'care', 'the key "monaco" is "sometimes", which Slidev does not know', 'dev, build, true, false', 'correct the value'],
  [{ monaco: 'true' }, 'care', 'the key "monaco" is "true", which Slidev does not know', 'true?', 'remove the quotes: any quoted word counts as yes'],
  [{ preload: 'Yes' }, 'care', 'the key "preload" is "Yes", which Slidev does not know', 'true?', 'correct the value'],
  [{ preload: 'on' }, 'care', 'the key "preload" is "on", which Slidev does not know', 'true?', 'correct the value'],
  [{ hide: 'no' }, undefined, 'the key "hide" is "no", which Slidev does not know', 'false?', 'correct the value'],
  [{ disabled: 'off' }, undefined, 'the key "disabled" is "off", which Slidev does not know', 'false?', 'correct the value'],
  [{ zoom: 'wide' }, 'care', 'the key "zoom" is "wide", which Slidev does not know', 'a number', 'correct the value'],
  [{ clicks: 1001 }, undefined, '1,001 clicks on a slide', '1,000 at most', 'correct the number'],
  [{ clicks: '2000' }, undefined, '2,000 clicks on a slide', '1,000 at most', 'correct the number'],
  [{ zoom: [1] }, 'care', 'the key "zoom" has a list, which Slidev does not know there', 'a single value', 'correct the value; put text that starts with [ or { in quotes'],
  [{ zoom: { to: 1 } }, 'care', 'the key "zoom" has keys of its own, which Slidev does not know there', 'a single value', 'correct the value; put text that starts with [ or { in quotes'],
  [{ layout: ['center'] }, undefined, 'the key "layout" has a list, which Slidev does not know there', 'a single value', 'correct the value; put text that starts with [ or { in quotes'],
  [{ routeAlias: 'a/b' }, 'care', 'the routeAlias "a/b" is no name that a folder and an address can have everywhere: the slide has no page there', 'a word of its own, as the-table', 'choose another, and change the links to it'],
  [{ transition: 'slide-lefft' }, 'care', 'the transition "slide-lefft", which neither Slidev nor a style of the deck knows', 'slide-left?', 'correct the name, or style it'],
  [{ transition: 'fade |  slide-rihgt' }, 'care', 'the transition "slide-rihgt", which neither Slidev nor a style of the deck knows', 'slide-right?', 'correct the name, or style it'],
])('says what a slide\'s %j was likely meant to be', async (keys, ...expected) => {
  expect(await told(keys as Record<string, unknown>)).toEqual([expected])
})

it.each<[object, string, string]>([
  [{ colorSchema: ['dark'] }, 'the key "colorSchema" has a list, which Slidev does not know there', 'dark, light, all, auto'],
  [{ title: 1984 }, 'the key "title" is 1984, which is not text', 'a text'],
  [{ titleTemplate: null }, 'the key "titleTemplate" is empty', 'a text'],
  [{ routerMode: 'histroy' }, 'the key "routerMode" is "histroy", which Slidev does not know', 'history?'],
])('says it of a headmatter\'s %j', async (keys, found, expected) => {
  expect((await told(keys as Record<string, unknown>, { head: true })).map(each => each.slice(1, 3))).toEqual([[found, expected]])
})

it.each([
  { clicks: 1000 },
  { clicks: '3' },
  { clicks: null },
  { zoom: '80%' },
  { preload: ' ' },
  { preload: true },
  { hide: false },
  { title: 1984 },
  { colorSchema: 'auto' },
  { class: ['a', 'b'] },
  { own: ['a'] },
  { own: 'words' },
  { transition: 'view-transitions' },
  { transition: 'nine' },
  { transition: 'curtain' },
  { transition: ' fade-out | slide-up ' },
  { transition: { name: 'slide-lefft' } },
  { routeAlias: 'the-table' },
])('lets a slide\'s %j pass', async (keys) => {
  expect(await told(keys)).toEqual([])
})

it.each([{ title: 'Tides' }, { drawings: { enabled: true } }, { fonts: { sans: 'Inter' } }])('lets a headmatter\'s %j pass', async (keys) => {
  expect(await told(keys, { head: true })).toEqual([])
})

it.each(['style.css', 'styles/index.ts', 'styles/moves/all.scss', 'layouts/mine.vue'])('takes a transition that %s styles', async (path) => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), '.slide-in-enter-active { transition: opacity 1s }')
  expect(await told({ transition: 'slide-in' }, { folder })).toEqual([])
  expect(await told({ transition: 'slide-on' }, { folder })).toHaveLength(1)
})

it('takes a transition that a slide styles, or the theme', async () => {
  expect(await told({ transition: 'slide-in' }, { content: '<style>\n.slide-in-enter-from { opacity: 0 }\n</style>' })).toEqual([])
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  mkdirSync(join(folder, 'look/styles'), { recursive: true })
  mkdirSync(join(folder, 'talk'))
  writeFileSync(join(folder, 'look/styles/moves.css'), '.slide-in-enter-active { transition: opacity 1s }')
  const slide = { no: 1, file: 'talk.md', line: 5, layout: 'cover', content: '', frontmatter: {}, keys: [{ key: 'transition', value: 'slide-in', head: true, file: 'talk.md', line: 3 }] }
  const deck = (theme: string): Deck => ({ folder: join(folder, 'talk'), headmatter: { theme }, slides: [slide] }) as unknown as Deck
  expect(await values.find(deck('../look'), folder)).toEqual([])
  expect(await values.find(deck('none'), folder)).toHaveLength(1)
})

it('tells a name that two slides have once, at the second, whatever its capitals', async () => {
  const slide = (no: number, routeAlias: string): object => ({ no, file: 'talk.md', line: 9, layout: 'default', content: '', frontmatter: { routeAlias }, keys: [{ key: 'routeAlias', value: routeAlias, head: false, file: 'talk.md', line: no }] })
  const deck = { folder: '/nowhere', headmatter: { theme: 'none' }, slides: [slide(1, 'Intro'), slide(2, 'intro'), slide(3, 'other'), slide(4, 'INTRO')] } as unknown as Deck
  expect((await values.find(deck, '/')).map(({ line, slide, found }) => [line, slide, found])).toEqual([
    [2, 2, 'the routeAlias "intro" is that of slide 1: the slide has no page there'],
    [4, 4, 'the routeAlias "INTRO" is that of slide 1: the slide has no page there'],
  ])
})

it('looks at what loses a slide that is hidden, and at nothing else there', async () => {
  const deck = { folder: '/nowhere', headmatter: { theme: 'none' }, slides: [], hiddenKeys: [{ key: 'hide', value: 'no', head: false, file: 'a.md', line: 2 }, { key: 'preload', value: 'no', head: false, file: 'a.md', line: 3 }] } as unknown as Deck
  expect((await values.find(deck, '/')).map(({ line, slide, severity, found }) => [line, slide, severity, found])).toEqual([[2, undefined, undefined, 'the key "hide" is "no", which Slidev does not know']])
})
