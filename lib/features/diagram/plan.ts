import type { DiagramState } from './states.ts'

/** All that a slide needs to show a diagram; goes into the built page as it is. */
export interface DiagramPlan {
  /** Accessible name. */
  name: string
  /** One SVG, or several when the diagram turns into others. */
  frames: string[]
  /** Sides that hold every frame, in drawing pixels. */
  width: number
  height: number
  /** By number of clicks; the first is before any. */
  states: DiagramState[]
}
