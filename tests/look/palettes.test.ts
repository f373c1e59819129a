import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { readPalettes } from '../../lib/look/palette.ts'
import { paletteClass, paletteNames, plainPalettes, resolvePaletteSheet } from '../../lib/look/palettes.ts'
import { readTokens, tokensFile } from '../../lib/look/tokens.ts'
import { contrast, unreadable } from './contrast.ts'
import { distance, kindsOfEyes, seenBy } from './vision.ts'

const own = readPalettes()
/** Colours of a palette by its sheet, over the brand's own. */
function paletteOf(name: string, css = resolvePaletteSheet()): typeof own {
  const read = (selector: string): Record<string, string> => Object.fromEntries(Array.from(
    css.slice(css.indexOf(`${selector} {`)).split('}')[0]!.matchAll(/--lectern-([\w-]+): (#[0-9a-f]{6});/g),
    ([, key = '', value = '']) => [key, value],
  ))
  return {
    light: { ...own.light, ...read(`:root.palette-${name}`) },
    dark: { ...own.dark, ...read(`html.dark.palette-${name}`) },
  }
}
const names = ['lectern', ...paletteNames()]
const paletteNamed = (name: string): typeof own => name === 'lectern' ? own : paletteOf(name)
const schemes = ['light', 'dark'] as const
const regions = ['first', 'both', 'second'] as const

/** Pairs of hues that some eyes cannot tell apart; what is 0.02 apart looks the same side by side. */
function alike(palette: Record<string, string>, least = 0.09): string[] {
  return kindsOfEyes.flatMap(kind => regions.flatMap((one, index) => regions.slice(index + 1).flatMap((other) => {
    const apart = distance(seenBy(kind, palette[one]!), seenBy(kind, palette[other]!))
    return apart < least ? [`${one} and ${other}, ${kind}: ${apart.toFixed(3)}`] : []
  })))
}

it('has three palettes, and their dark ones', () => {
  expect(names).toEqual(['lectern', 'orchard', 'graphite'])
  expect(new Set(names.map(paletteNamed).flatMap(({ light, dark }) => [light.paper, dark.paper])).size).toBe(6)
})

it.each(names.flatMap(name => schemes.map(scheme => ({ name, scheme }))))('sets body at AAA and everything else at AA, apart for every kind of eyes: $name, $scheme', ({ name, scheme }) => {
  const palette = paletteNamed(name)[scheme]
  expect(unreadable(palette)).toEqual([])
  expect(alike(palette)).toEqual([])
  // On grey paper the overlap is the darkest or the palest of the three by itself; dots and hatching tell the others apart.
  const greys = regions.map(region => contrast(palette[region]!, palette.paper!))
  expect(Math.abs(greys[1]! - (greys[0]! + greys[2]!) / 2), greys.join(' ')).toBeGreaterThan(1)
})

it('is seen to reject hues that are one for some eyes', () => {
  expect(alike({ first: '#0b5cad', both: '#5a4494', second: '#b45309' })).toContain('first and both, deutan: 0.043')
  expect(distance('#000000', '#ffffff')).toBeCloseTo(1, 2)
})

it('is switched by one line of headmatter, which names one of them', () => {
  expect(paletteClass({ themeConfig: { palette: 'orchard' } })).toBe('palette-orchard')
  expect(paletteClass({ themeConfig: { palette: 'none such' } })).toBeUndefined()
  expect(paletteClass({ themeConfig: { palette: ['orchard'] } })).toBeUndefined()
  expect(paletteClass({ themeConfig: 'orchard' })).toBeUndefined()
  expect(paletteClass({ themeConfig: null })).toBeUndefined()
  expect(paletteClass({})).toBeUndefined()
})

it('leaves the brand\'s own colours where no palette is named, and nothing unresolved', () => {
  expect(resolvePaletteSheet()).not.toMatch(/oklch|var\(/)
  expect(readPalettes(readTokens()).light.first).toBe(/--brand-first: (#\w+)/.exec(readFileSync(tokensFile, 'utf8'))![1])
})

it('writes a palette\'s colours where they differ from the brand\'s own, in one scheme or both', () => {
  const tokens = ':root {\n  --brand-paper: #ffffff;\n  --brand-ink: #111111;\n  --lectern-paper: var(--brand-paper);\n  --lectern-line: #dddddd;\n  --lectern-edge: #cccccc;\n}\nhtml.dark {\n  --lectern-paper: #000000;\n  --lectern-edge: var(--brand-ink);\n}\n'
  const sheet = ':root.palette-dusk {\n  --brand-ink: #222222;\n}\n:root.palette-dawn {\n  --brand-paper: #eeeeee;\n}\n'
  expect(resolvePaletteSheet(sheet, tokens)).toBe(`.palette-dusk, :root.palette-dusk {
  --lectern-edge: #cccccc;
}
html.dark .palette-dusk, html.dark.palette-dusk {
  --lectern-edge: #222222;
}
.palette-dawn, :root.palette-dawn {
  --lectern-paper: #eeeeee;
}
html.dark .palette-dawn, html.dark.palette-dawn {
  --lectern-paper: #000000;
}`)
})

it('gives pages the palettes with plain values, and leaves every other sheet alone', () => {
  const transform = plainPalettes().transform as (css: string, id: string) => string | undefined
  expect(transform(readFileSync(tokensFile.replace('tokens', 'palettes'), 'utf8'), `${tokensFile.replace('tokens', 'palettes')}?direct`)).toBe(resolvePaletteSheet())
  expect(transform('', tokensFile)).toBeUndefined()
})
