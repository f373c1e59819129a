import type { Deck } from './deck.ts'
import { relative } from 'node:path'
import { parseAspectRatio } from '@slidev/parser/utils'
import { LecternError } from './problem.ts'
import { root } from './root.ts'

/** What slides are laid out on, in CSS pixels. */
export interface Canvas {
  width: number
  height: number
}

/** Slidev's own: 980 wide, 16 to 9. */
export const defaultCanvas: Canvas = { width: 980, height: 552 }

/**
 * The canvas that a deck's headmatter asks for by `canvasWidth` and `aspectRatio` (`16/9`, `4:3`, 1.6), computed as
 * Slidev's client does.
 *
 * @throws LecternError when either is no size
 */
export function canvasOf({ headmatter, entry }: Pick<Deck, 'headmatter' | 'entry'>): Canvas {
  const width = Number(headmatter.canvasWidth ?? defaultCanvas.width)
  const ratio = ratioOf(headmatter.aspectRatio ?? 16 / 9)
  if (!(width > 0 && ratio > 0 && Number.isFinite(width) && Number.isFinite(ratio))) {
    throw new LecternError({
      file: relative(root, entry),
      found: `a canvas of canvasWidth: ${String(headmatter.canvasWidth ?? defaultCanvas.width)} and aspectRatio: ${String(headmatter.aspectRatio ?? '16/9')}`,
      expected: 'a width in pixels, and a ratio such as 16/9, 4:3 or 1.6',
      fix: 'correct the headmatter',
    })
  }
  return { width, height: Math.ceil(width / ratio) }
}

function ratioOf(value: unknown): number {
  try {
    return typeof value === 'string' || typeof value === 'number' ? parseAspectRatio(value) : Number.NaN
  }
  catch {
    return Number.NaN
  }
}
