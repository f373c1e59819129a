import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { brandRules, brandTokens, deckPalettes, deckTokens, readBrand, readColour } from '../../lib/look/brand.ts'
import { facesFile } from '../../lib/look/face.ts'
import { judgeBrand } from '../../lib/look/judge-brand.ts'
import { toHex, toOklch } from '../../lib/look/oklch.ts'
import { readPalettes } from '../../lib/look/palette.ts'
import { addBrandFaces, facePackages } from '../../lib/look/project-faces.ts'
import { readTokens, tokensFile } from '../../lib/look/tokens.ts'
import { unreadable } from './contrast.ts'

const harbour = { paper: '#FFFDF7', ink: '#1b1b1b', first: '#005f73', second: '#AB3400', both: '#5f0f40' }

it.for([
  ['#ABC', '#aabbcc'],
  [' #0b5cad ', '#0b5cad'],
  ['#0b5ca', undefined],
  ['#0b5cadff', undefined],
  ['rebeccapurple', undefined],
  ['0b5cad', undefined],
  ['', undefined],
] as const)('reads the colour %s as %s', ([text, colour]) => {
  expect(readColour(text)).toBe(colour)
})

it('takes a palette first and a deck\'s own colours over it, and leaves out what is no colour', () => {
  expect([...readBrand({ palette: 'orchard', first: '#f00', second: 'red', both: 7, font: 'Inter', mono: null }).lines]).toEqual([
    ['paper', '#fbfdf9'],
    ['ink', '#12291f'],
    ['first', '#ff0000'],
    ['second', '#b3431f'],
    ['both', '#35235c'],
  ])
  expect(readBrand({ font: 'Inter', mono: null }).faces).toEqual(new Map([['font', 'Inter']]))
  expect([null, 'x', [], undefined].map(config => readBrand(config).lines.size)).toEqual([0, 0, 0, 0])
})

it('turns a deck wholly into its brand, light and dark, and leaves one without a brand as the theme has it', () => {
  const branded = deckPalettes(harbour)
  const own = readPalettes()
  const signals = ['card', 'scrim', 'good', 'bad', 'focus']
  for (const scheme of ['light', 'dark'] as const) {
    expect(unreadable(branded[scheme])).toEqual([])
    expect(Object.keys(branded[scheme]).filter(name => branded[scheme][name] === own[scheme][name] && !signals.includes(name))).toEqual([])
  }
  expect(branded.light).toMatchObject({ paper: '#fffdf7', ink: '#1b1b1b', first: '#005f73', second: '#ab3400', both: '#5f0f40' })
  expect(deckTokens({})).toBe(readTokens())
})

it('gives a page with the site\'s sheet only the colours that differ, light, dark and without scripts', () => {
  const rules = brandRules({ first: '#005f73' })
  expect(rules).toMatch(/^html:root:root\{--lectern-first:#005f73;/)
  expect(rules).toContain('@media screen{html.dark:root{--lectern-first:')
  expect(rules).toContain('@media screen and (scripting: none) and (prefers-color-scheme: dark){html:root:root{--lectern-first:')
  expect(rules).not.toMatch(/paper|--lectern-second/)
  expect(brandRules({ first: 'red' })).toBe('')
})

it('gives pages their sheet, and again when the brand was edited on a live server', () => {
  let config: unknown = { first: '#005f73' }
  const [sheet, again] = brandTokens(() => config)
  const { buildStart, transform } = sheet as unknown as { buildStart: () => void, transform: (css: string, id: string) => string | undefined }
  const { handleHotUpdate } = again as unknown as { handleHotUpdate: (context: object) => unknown[] | undefined }
  const css = readFileSync(tokensFile, 'utf8')
  const context = { modules: ['edited'], server: { moduleGraph: { getModulesByFile: (file: string) => file === tokensFile ? new Set(['tokens']) : file === facesFile ? new Set(['faces']) : undefined } } }
  buildStart()
  expect(transform(css, `${tokensFile}?direct`)).toBe(deckTokens(config))
  expect(transform(css, '/other.css')).toBeUndefined()
  expect(handleHotUpdate(context)).toBeUndefined()
  config = { first: '#730000' }
  expect(handleHotUpdate(context)).toEqual(['edited', 'tokens'])
  expect(handleHotUpdate(context)).toBeUndefined()
  expect(transform(css, tokensFile)).toContain('--lectern-first: #730000;')
  config = { first: '#730000', font: 'Inter' }
  expect(handleHotUpdate(context)).toEqual(['edited', 'tokens', 'faces'])
})

it('names the colour that leaves words too pale, its worst pair, and the nearest of the same hue that does not', () => {
  const [pale, ...others] = judgeBrand(new Map(Object.entries({ ...harbour, first: '#8fd0ff' })))
  expect(others).toEqual([])
  expect(pale).toMatchObject({ key: 'first', colour: '#8fd0ff', worst: { ink: 'first', ground: 'paper', least: 3, scheme: 'light' } })
  expect(judgeBrand(new Map(Object.entries({ ...harbour, first: pale!.better! })))).toEqual([])
  expect(toOklch(pale!.better!).h).toBeCloseTo(toOklch('#8fd0ff').h, -1)
  expect(judgeBrand(new Map(Object.entries(harbour)))).toEqual([])
  expect(judgeBrand(new Map())).toEqual([])
})

it('blames the paper for what cannot be read on it, and the ink for what is too pale on any', () => {
  expect(judgeBrand(new Map([['paper', '#222222'], ['ink', '#dddddd']]))).toEqual([expect.objectContaining({ key: 'paper' })])
  expect(judgeBrand(new Map([['ink', '#888888']]))).toEqual([expect.objectContaining({ key: 'ink', better: expect.stringMatching(/^#[0-9a-f]{6}$/) as string })])
})

it('finds a legible colour, or none to find, for every hue and lightness', () => {
  let blamed = 0
  for (let h = 0; h < 360; h += 45) {
    for (const l of [0.2, 0.5, 0.8, 0.95]) {
      const lines = new Map([['first', toHex({ l, c: 0.12, h })]])
      for (const { key, better } of judgeBrand(lines)) {
        expect(better).toBeDefined()
        expect(judgeBrand(new Map([[key, better!]]))).toEqual([])
        blamed++
      }
    }
  }
  expect(blamed).toBeGreaterThanOrEqual(16)
})

it('names a brand\'s faces before the theme\'s own, which have the letters that those may lack', () => {
  const css = '--brand-font: \'A\', sans-serif;\n--brand-font-mono: \'B\', monospace;\n--lectern-font: var(--brand-font);'
  expect(addBrandFaces(css, [['font', 'Inter Variable'], ['mono', 'Fira Code']])).toBe('--brand-font: \'Inter Variable\', \'A\', sans-serif;\n--brand-font-mono: \'Fira Code\', \'B\', monospace;\n--lectern-font: var(--brand-font);')
  expect(facePackages(' JetBrains  Mono ')).toEqual(['@fontsource-variable/jetbrains-mono', '@fontsource/jetbrains-mono'])
})
