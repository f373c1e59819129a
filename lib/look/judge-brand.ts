import type { Brand } from './brand.ts'
import type { PalePair } from './contrast.ts'
import { deckPalettes } from './brand.ts'
import { palePairs } from './contrast.ts'
import { toHex, toOklch } from './oklch.ts'

/** A colour of a brand that leaves words or lines too pale. */
export interface PaleColour {
  /** Key of `themeConfig`. */
  key: string
  /** As `#rrggbb`. */
  colour: string
  /** The pair that falls shortest, and how many do. */
  worst: PalePair & { scheme: 'light' | 'dark' }
  pairs: number
  /** The nearest lightness of the same hue at which none does; undefined without one. */
  better?: string
}

/** Lightness below which a paper is to blame for what cannot be read on it. The theme's own is 0.99. */
const lightPaper = 0.93

/**
 * Which of a brand's own colours leave too little contrast, light or dark, each with a better one.
 *
 * @param lines the `--brand-` lines that the deck changes
 */
export function judgeBrand(lines: Brand['lines']): PaleColour[] {
  const failing = failures(lines)
  const [first] = failing
  if (!first)
    return []
  const own = [...lines.keys()]
  const paper = lines.get('paper')
  const blamePaper = paper !== undefined && toOklch(paper).l < lightPaper
  const blamed = Map.groupBy(failing, pair => blamePaper ? 'paper' : ownerOf(pair, own))
  return [...blamed].map(([key, pairs]) => {
    const colour = lines.get(key) ?? ''
    return {
      key,
      colour,
      worst: pairs.reduce((worst, pair) => pair.value / pair.least < worst.value / worst.least ? pair : worst),
      pairs: pairs.length,
      better: nearestLegible(key, colour, lines, other => blamePaper || ownerOf(other, own) === key),
    }
  })
}

function failures(lines: Brand['lines']): PaleColour['worst'][] {
  const palettes = deckPalettes(Object.fromEntries(lines))
  return (['light', 'dark'] as const).flatMap(scheme => palePairs(palettes[scheme]).map(pair => ({ ...pair, scheme })))
}

/** The brand's colour that a pair's ink follows from, where the deck has changed that; else what it changed first. */
function ownerOf({ ink }: PalePair, own: string[]): string {
  const from = ['first', 'second', 'both'].find(key => ink.startsWith(key)) ?? (ink === 'focus' ? 'first' : 'ink')
  return own.includes(from) ? from : own[0] ?? from
}

function nearestLegible(key: string, colour: string, lines: Brand['lines'], isOurs: (pair: PalePair) => boolean): string | undefined {
  const { l, c, h } = toOklch(colour)
  const step = key === 'paper' ? 0.01 : -0.01
  for (let lightness = l + step; lightness > 0 && lightness <= 1; lightness += step) {
    const better = toHex({ l: lightness, c, h })
    if (!failures(new Map([...lines, [key, better]])).some(isOurs))
      return better
  }
  return undefined
}
