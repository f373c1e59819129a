import type { PalePair } from '../../lib/look/contrast.ts'
import type { Palette } from '../../lib/look/palette.ts'
import { palePairs } from '../../lib/look/contrast.ts'

/** `ink-dim on paper: 4.2`. */
export function tell({ ink, ground, value }: PalePair): string {
  return `${ink} on ${ground}: ${value.toFixed(2)}`
}

/** All pairs of tokens that are too close, as words. */
export function unreadable(palette: Palette): string[] {
  return palePairs(palette).map(tell)
}
