import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { brand } from '../../lib/rules/brand.ts'

async function told(head: string, theme = 'lectern'): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  writeFileSync(join(folder, 'talk.md'), `---\ntheme: ${theme}\n${head}\n---\n\n# A\n`)
  const deck = await loadDeck(findDecks(folder, ['talk.md'])[0]!, folder)
  return (await brand.find(deck, folder)).map(({ line, slide, rule, severity, found, fix }) => `${line} (${slide}) ${rule}${severity ? ` ${severity}` : ''}: ${found} | ${fix}`)
}

it.each([
  ['themeConfig: { palette: orchid }', '3 (1) unknown-palette: the palette "orchid", which the theme does not have | correct the name, or leave the key out'],
  ['lang: en\nthemeConfig:\n  # ours\n  ink: "#111111"\n\n  palette: [a]', '8 (1) unknown-palette: the palette ["a"], which the theme does not have | correct the name, or leave the key out'],
  ['themeConfig:\n  first: red', '4 (1) unknown-colour: `first: red`, which is not a colour that the theme can derive others from | write first as \'#rrggbb\''],
  ['themeConfig:\n  # first: blue\n  first: red # first: green', '5 (1) unknown-colour: `first: red`, which is not a colour that the theme can derive others from | write first as \'#rrggbb\''],
  ['themeConfig:\n  ink: 7', '4 (1) unknown-colour: `ink: 7`, which is not a colour that the theme can derive others from | write ink as \'#rrggbb\''],
  ['themeConfig:\n  "font": Nowhere Sans', '4 (1) missing-face: `font: Nowhere Sans`, a face for which no package is installed | npm install @fontsource-variable/nowhere-sans (or @fontsource/nowhere-sans)'],
  ['themeConfig:\n  mono: "--"', '4 (1) missing-face: `mono: --`, a face for which no package is installed | name a face, such as Inter'],
  ['themeConfig:\n  mono: 7', '4 (1) missing-face: `mono: 7`, a face for which no package is installed | name a face, such as Inter'],
])('says at its line what of %j does not serve', async (head, found) => {
  expect(await told(head)).toEqual([found])
})

it('says how far a colour is too pale, on what, and what to take', async () => {
  expect(await told('themeConfig:\n  paper: "#888888"')).toEqual([expect.stringMatching(/^4 \(1\) pale-brand care: with `paper: '#888888'`, .+ on .+ has a contrast of \d\.\d \((?:light|dark)\), and \d+ more pairs fall short \| (?:take paper: '#[0-9a-f]{6}', the same hue lighter|take light paper, dark ink and hues of middling lightness)$/)])
  expect(await told('themeConfig: { first: "#8fd0ff" }')).toEqual([expect.stringMatching(/^3 \(1\) pale-brand care: with `first: '#8fd0ff'`, .* \| take first: '#[0-9a-f]{6}', the same hue darker$/)])
})

it.each(['themeConfig: { palette: orchard }', 'themeConfig: { other: red }', 'themeConfig: words', 'lang: en', 'themeConfig: { first: "#005f73" }'])('has nothing to say of %j', async (head) => {
  expect(await told(head)).toEqual([])
})

it('leaves another theme\'s configuration alone', async () => {
  expect(await told('themeConfig: { palette: orchid, first: red, font: Nowhere }', 'none')).toEqual([])
})

it('takes the key of this configuration, not one of its name above or below it', async () => {
  expect(await told('first: mine\nthemeConfig:\n  second: "#005f73"\n  first: red\nsecond: mine')).toEqual([expect.stringMatching(/^6 \(1\) unknown-colour: `first: red`/)])
})
