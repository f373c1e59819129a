/** What a part of a diagram is; steps and descriptions treat kinds differently. */
export type PartKind = 'node' | 'edge' | 'group' | 'set' | 'overlap' | 'text'

/** One thing in a diagram that a step can name. */
export interface Part {
  /** How an author names it: `FM`, `A-->B`, a subgraph's id, `FM&GA`, `FM:BERT`. */
  handle: string
  kind: PartKind
  /** What is written on it; empty for an edge without words. */
  label: string
  /** Edge: its two ends. Group: its members. Overlap: its sets. Text: its region. Else empty. */
  of: string[]
}

/** What Mermaid understood of a source, in words and parts. */
export interface Facts {
  /** Mermaid's name of the type: `flowchart-v2`, `venn`, … */
  type: string
  title: string
  /** Empty for the types that cannot be stepped. */
  parts: Part[]
  /** For the types without parts: the content in sentences. */
  sentences: string[]
}

/** One element of a drawing, styles resolved to attributes. */
export interface Shape {
  tag: string
  attrs: Record<string, string>
  children: Shape[]
  text?: string
}

/** A drawing in one scheme, before colours become tokens. */
export interface RawDrawing {
  facts: Facts
  shape: Shape
  /** Sides in the drawing's own pixels. */
  box: { x: number, y: number, width: number, height: number }
  /** Smallest text, in the drawing's own pixels; null when it has no words. */
  smallestText: number | null
  /** What is wrong with the picture itself, e.g. labels that collide; empty when nothing is. */
  flaws: string[]
}

/** A finished drawing: one SVG for both schemes. */
export interface Drawing {
  svg: string
  facts: Facts
  width: number
  height: number
  smallestText: number | null
  flaws: string[]
}
