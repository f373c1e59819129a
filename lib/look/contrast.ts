import type { Palette } from './palette.ts'
import { linearLight } from './oklch.ts'

/** Two colours of a palette that are too close. */
export interface PalePair {
  /** Tokens without `--lectern-`: `ink-dim` on `paper`. */
  ink: string
  ground: string
  /** Their contrast, and what it should be. */
  value: number
  least: number
}

/** Relative luminance of `#rrggbb`, 0 to 1 (WCAG 2.2). */
export function luminance(hex: string): number {
  const [red, green, blue] = linearLight(hex)
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/** Contrast of two colours, 1 to 21 (WCAG 2.2). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (light + 0.05) / (dark + 0.05)
}

/** Pairs of some tokens below a contrast. */
export function pale(palette: Palette, inks: string[], grounds: string[], least: number): PalePair[] {
  return inks.flatMap(ink => grounds.map(ground => ({
    ink,
    ground,
    value: contrast(palette[ink] ?? '#808080', palette[ground] ?? '#808080'),
    least,
  }))).filter(({ value }) => value < least)
}

/** All pairs of tokens that are too close: body text AAA on every ground, what steps back AA, what carries meaning 3:1. */
export function palePairs(palette: Palette): PalePair[] {
  const grounds = ['paper', 'surface', 'card', 'code-ground']
  const tints = ['first-tint', 'both-tint', 'second-tint', 'neither-tint']
  return [
    ...pale(palette, ['ink', 'ink-soft'], [...grounds, ...tints], 7),
    ...['first', 'both', 'second', 'neither'].flatMap(region => pale(palette, [`${region}-deep`], ['paper', `${region}-tint`], 7)),
    ...pale(palette, ['ink-dim', 'good', 'bad'], grounds, 4.5),
    ...pale(palette, ['line-strong', 'first', 'both', 'second', 'neither', 'focus'], ['paper', 'card'], 3),
  ]
}

/** One digit, rounded down: 4.49 is not the 4.5 that is asked for. */
export function ratioInWords(ratio: number): string {
  return (Math.floor(ratio * 10) / 10).toFixed(1)
}
