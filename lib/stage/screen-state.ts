import { sharedState } from '@slidev/client'

/** A part of the slide that fills the screen, in the slide's own pixels: what is at `x`, `y` comes to the corner. */
export interface Zoom {
  x: number
  y: number
  scale: number
}

/** What the windows of a talk share about the screen, besides Slidev's page and click. */
export interface ScreenState {
  /** The audience sees one colour instead of the slide; empty when it sees the slide. */
  blank?: '' | 'black' | 'white'
  /** Null when the whole slide is shown. */
  zoom?: Zoom | null
}

/** Slidev's shared state carries whatever is put on it to every window of the talk, on a static host as under its server. */
export const screenState = sharedState as ScreenState
