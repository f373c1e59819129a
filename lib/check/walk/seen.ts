import type { GenericSchema } from 'valibot'
import { array, number, object, optional, picklist, string } from 'valibot'

/** Words of one size that are too small, or the like: the first of them, and how many more there are. */
export interface SmallText {
  /** In pixels of the canvas. */
  size: number
  words: string
  more: number
}

/** Words that are too pale for their ground: the palest of them, and how many more there are. */
export interface PaleText {
  words: string
  ratio: number
  /** The least that WCAG allows for words of this size. */
  wanted: number
  /** As `#rrggbb`. */
  colour: string
  ground: string
  more: number
}

/** A picture that is too small for what it shows, in pixels of the canvas. */
export interface TinyPicture {
  /** What it says to those who cannot see it, else its file's name. */
  what: string
  width: number
  height: number
}

/** Something that moved after it had been shown. */
export interface Moved {
  what: string
  pixels: number
  /** What came late and moved it, a picture or a face; undefined for what moved when all was there. */
  cause?: string
  /** Milliseconds between the slide's rest and the move. */
  after?: number
}

/** One violation that axe found. */
export interface Violation {
  /** Axe's name of its rule. */
  rule: string
  help: string
  /** The first element, as HTML. */
  html: string
  /** What axe says of it. */
  message: string
  more: number
}

/** One slide at one click, as it was seen. */
export interface State {
  click: number
  /** Cut-off text, pictures beyond the slide, words over others, as sentences. */
  faults: string[]
  small?: SmallText
  pale?: PaleText
  tiny?: TinyPicture
  moved?: Moved
  /** Letters that no face has. */
  shapeless: string
  /** Faces that no machine but the author's may have. */
  faces: string[]
  violations: Violation[]
}

/** Something that was heard while the slide was shown. */
export interface Heard {
  kind: 'error' | 'report' | 'remote' | 'missing' | 'undrawn'
  /** An error's first line, or an address. */
  what: string
}

/** One slide at all its clicks. */
export interface Seen {
  states: State[]
  heard: Heard[]
  /** Every word that it shows at some click. */
  words: string
  /** Why it did not come to rest; undefined when it did. */
  stuck?: string
}

export const seenSchema: GenericSchema<unknown, Seen> = object({
  states: array(object({
    click: number(),
    faults: array(string()),
    small: optional(object({ size: number(), words: string(), more: number() })),
    pale: optional(object({ words: string(), ratio: number(), wanted: number(), colour: string(), ground: string(), more: number() })),
    tiny: optional(object({ what: string(), width: number(), height: number() })),
    shapeless: string(),
    moved: optional(object({ what: string(), pixels: number(), cause: optional(string()), after: optional(number()) })),
    faces: array(string()),
    violations: array(object({ rule: string(), help: string(), html: string(), message: string(), more: number() })),
  })),
  heard: array(object({ kind: picklist(['error', 'report', 'remote', 'missing', 'undrawn']), what: string() })),
  words: string(),
  stuck: optional(string()),
})
