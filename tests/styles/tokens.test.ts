import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { readPalettes } from '../../lib/render/diagram/palette.ts'
import { root } from '../../lib/root.ts'

const palettes = readPalettes()
const schemes = ['light', 'dark'] as const

/** Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const part = Number.parseInt(hex.slice(start, start + 2), 16) / 255
    return part <= 0.04045
      ? part / 12.92
      : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** Pairs of tokens below a contrast, as `ink-dim on paper: 4.2`. */
function pale(palette: Record<string, string>, inks: string[], grounds: string[], least: number): string[] {
  return inks.flatMap(ink => grounds.map((ground) => {
    const value = contrast(palette[ink] ?? '#808080', palette[ground] ?? '#808080')
    return value < least
      ? `${ink} on ${ground}: ${value.toFixed(2)}`
      : ''
  })).filter(Boolean)
}

it('measures contrast as WCAG does, and is seen to reject', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21)
  expect(pale({ ink: '#777777', paper: '#ffffff' }, ['ink'], ['paper'], 4.5)).toEqual(['ink on paper: 4.48'])
})

it.each(schemes)('sets body text at AAA on every ground, and what steps back at AA, %s', (scheme) => {
  const palette = palettes[scheme]
  const grounds = ['paper', 'surface', 'card', 'code-ground']
  const tints = ['foundation-tint', 'both-tint', 'generative-tint', 'neither-tint']
  expect(pale(palette, ['ink', 'ink-soft'], [...grounds, ...tints], 7)).toEqual([])
  for (const region of ['foundation', 'both', 'generative', 'neither'])
    expect(pale(palette, [`${region}-deep`], ['paper', `${region}-tint`], 7)).toEqual([])
  expect(pale(palette, ['ink-dim', 'good', 'bad'], grounds, 4.5)).toEqual([])
  expect(pale(palette, ['line-strong', 'focus', 'foundation', 'both', 'generative', 'neither'], ['paper', 'card'], 3)).toEqual([])
})

it('writes no colour outside the tokens in styles, layouts and decks', () => {
  const files = globSync(['styles/*.css', 'layouts/*.vue', 'components/{ComparisonTable,PlacingQuiz,Cite,ReferenceList,OverlapMark,ScaleChart,MermaidDiagram}.vue', 'slides/*/*.md', '*.vue'], { cwd: root })
  expect(files.length).toBeGreaterThan(30)
  const colour = /[\s:(,]#(?:[0-9a-f]{3}|[0-9a-f]{6})\b|\b(?:rgb|hsl|oklch)a?\(/gi
  const found = files.filter(file => file !== 'styles/tokens.css').flatMap(file =>
    [...readFileSync(join(root, file), 'utf8').matchAll(colour)].map(match => `${file}: ${match[0].trim()}`))
  expect(found).toEqual([])
  expect('color: #fff; background: rgb(0 0 0)'.match(colour)).toHaveLength(2)
})

it('has its brand in the first ten lines', () => {
  const [, lines = ''] = /:root \{\n([\s\S]*?)\n\n/.exec(readFileSync(join(root, 'styles/tokens.css'), 'utf8')) ?? []
  expect(lines.split('\n').map(line => /--lectern-([\w-]+):/.exec(line)?.[1])).toEqual([
    'paper',
    'ink',
    'foundation',
    'foundation-deep',
    'generative',
    'generative-deep',
    'both',
    'both-deep',
    'font',
    'font-mono',
  ])
})
