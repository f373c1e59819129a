import type { Canvas } from '../../project/canvas.ts'

/** Which slides of a built deck to lay out, and how. */
export interface PrintOptions {
  /** Numbers of the slides, ascending. */
  slides: number[]
  /** One container for each click rather than for the last one only. */
  withClicks?: boolean
  /** The click that a slide begins with, by slide number, where it is not 0. */
  clicksStart?: Record<number, number>
  dark?: boolean
  /** What the slides are laid out on; Slidev's own when left out. */
  canvas?: Canvas
  /** Device pixels for each pixel of the canvas; 1 when left out. */
  scale?: number
  /** Milliseconds for everything together, from navigation to the last picture. */
  limit?: number
  /** Path of the deck's file, named in problems. */
  file?: string
}

/** Ten times what the slowest deck needed with both cores loaded. */
export const defaultLimit = 120_000
