import type { Palette, Scheme } from '../../lib/look/palette.ts'
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { deckPalettes } from '../../lib/look/brand.ts'
import { contrast } from '../../lib/look/contrast.ts'
import { readPalettes } from '../../lib/look/palette.ts'
import { paletteNames, plainPalettes, resolvePaletteSheet } from '../../lib/look/palettes.ts'
import { tokensFile } from '../../lib/look/tokens.ts'
import { unreadable } from './contrast.ts'
import { distance, kindsOfEyes, seenBy } from './vision.ts'

const names = ['lectern', ...paletteNames()]
const paletteNamed = (name: string): Record<Scheme, Palette> => deckPalettes({ palette: name })
const schemes = ['light', 'dark'] as const
const regions = ['first', 'both', 'second'] as const

/** Pairs of hues that some eyes cannot tell apart; what is 0.02 apart looks the same side by side. */
function alike(palette: Record<string, string>, least = 0.09): string[] {
  return kindsOfEyes.flatMap(kind => regions.flatMap((one, index) => regions.slice(index + 1).flatMap((other) => {
    const apart = distance(seenBy(kind, palette[one]!), seenBy(kind, palette[other]!))
    return apart < least ? [`${one} and ${other}, ${kind}: ${apart.toFixed(3)}`] : []
  })))
}

/**
 * What grey paper takes from a palette: the overlap is the darkest or the palest of the three by itself, by at least one
 * step of contrast; dots and hatching tell the others apart.
 */
function alikeInGrey(palette: Record<string, string>): string[] {
  const [first = 0, both = 0, second = 0] = regions.map(region => contrast(palette[region]!, palette.paper!))
  const apart = Math.max(both - Math.max(first, second), Math.min(first, second) - both)
  return apart < 1 ? [`both ${both.toFixed(2)}, first ${first.toFixed(2)}, second ${second.toFixed(2)}`] : []
}

it('has three palettes, and their dark ones', () => {
  expect(names).toEqual(['lectern', 'orchard', 'graphite'])
  expect(new Set(names.map(paletteNamed).flatMap(({ light, dark }) => [light.paper, dark.paper])).size).toBe(6)
})

it.each(names.flatMap(name => schemes.map(scheme => ({ name, scheme }))))('sets body at AAA and everything else at AA, apart for every kind of eyes: $name, $scheme', ({ name, scheme }) => {
  const palette = paletteNamed(name)[scheme]
  expect(unreadable(palette)).toEqual([])
  expect(alike(palette)).toEqual([])
  expect(alikeInGrey(palette)).toEqual([])
})

it('is seen to reject hues that are one for some eyes', () => {
  expect(alike({ first: '#0b5cad', both: '#5a4494', second: '#b45309' })).toContain('first and both, deutan: 0.043')
  expect(alike({ first: '#2e8b57', both: '#47267a', second: '#b5651d' })).toEqual(['first and second, protan: 0.076', 'first and second, deutan: 0.077'])
  expect(alike({ first: '#1f77b4', both: '#47267a', second: '#1b7f79' })).toEqual(['first and second, tritan: 0.025'])
  expect(distance('#000000', '#ffffff')).toBeCloseTo(1, 2)
})

it('is seen to reject hues that are one grey on paper', () => {
  expect(alikeInGrey({ paper: '#ffffff', first: '#0b5cad', both: '#7a4a9a', second: '#b45309' })).toEqual(['both 6.41, first 6.67, second 5.02'])
  expect(alikeInGrey({ paper: '#ffffff', first: '#b45309', both: '#0b5cad', second: '#47267a' })).toEqual(['both 6.67, first 5.02, second 11.50'])
})

it('is switched by one line of headmatter, which names one of them', () => {
  expect(deckPalettes({ palette: 'orchard' }).light.first).toBe('#006b78')
  expect([{ palette: 'none such' }, { palette: ['orchard'] }, 'orchard', null, undefined].map(config => deckPalettes(config).light.first)).toEqual(Array.from({ length: 5 }, () => readPalettes().light.first))
})

it('shows palettes beside each other by classes with plain values, light and dark', () => {
  const tokens = ':root {\n  --brand-paper: #ffffff;\n  --brand-ink: #111111;\n  --lectern-paper: var(--brand-paper);\n}\nhtml.dark {\n  --lectern-paper: #000000;\n  --lectern-edge: var(--brand-ink);\n}\n'
  expect(resolvePaletteSheet('.palette-dusk {\n  --brand-ink: #222222;\n}\n.palette-dawn {\n  --brand-paper: #eeeeee;\n}\n', tokens)).toBe(`.palette-dusk {
  --lectern-paper: #ffffff;
}
html.dark .palette-dusk, .palette-dusk.dark {
  --lectern-paper: #000000;
  --lectern-edge: #222222;
}
.palette-dawn {
  --lectern-paper: #eeeeee;
}
html.dark .palette-dawn, .palette-dawn.dark {
  --lectern-paper: #000000;
  --lectern-edge: #111111;
}`)
})

it('resolves the theme\'s sheet of palettes and a deck\'s own, and leaves every other sheet alone', () => {
  const transform = plainPalettes().transform as (css: string, id: string) => string | undefined
  const sheet = readFileSync(tokensFile.replace('tokens', 'palettes'), 'utf8')
  expect(transform(sheet, `${tokensFile.replace('tokens', 'palettes')}?direct`)).toBe(resolvePaletteSheet(sheet))
  expect(resolvePaletteSheet(sheet)).not.toMatch(/oklch|var\(/)
  expect(transform('.palette-own { --brand-first: #006b78; }', '/talk/components/palettes.css')).toContain('--lectern-first: #006b78;')
  expect(transform('', tokensFile)).toBeUndefined()
})
