/** A rectangle in pixels of the canvas, from the slide's corner. */
export interface Rect { x: number, y: number, width: number, height: number }

/** Red, green and blue from 0 to 255, and how opaque from 0 to 1. */
export type Colour = [number, number, number, number]

/** Words in one face; sizes in pixels of the canvas. */
export interface Run {
  text: string
  face: string
  size: number
  colour: Colour
  /** All letters are equally wide, which whoever has not the face should know. */
  monospaced?: boolean
  bold?: boolean
  italic?: boolean
  underline?: boolean
  strike?: boolean
  /** Between letters. */
  spacing?: number
  raised?: 'super' | 'sub'
  /** Behind the letters, opaque. */
  highlight?: Colour
  /** `#12-1` for a slide of the file, or an absolute address. */
  link?: string
  lang?: string
}

/** What is before a paragraph of a list. */
export interface Bullet {
  char?: string
  /** A CSS counter's style, and the item's number. */
  number?: { style: string, value: number }
  colour?: Colour
  /** Of the letters', where it is drawn larger or smaller than its face has it. */
  share?: number
}

export interface Paragraph {
  runs: Run[]
  align: 'left' | 'right' | 'center' | 'justify'
  isRtl?: boolean
  /** From one baseline to the next; what the face asks for when left out. */
  lineHeight?: number
  /** Room above. */
  before?: number
  /** From the box's left edge to the words, and from there to the bullet (negative). */
  left?: number
  indent?: number
  bullet?: Bullet
}

export interface TextItem {
  kind: 'text'
  box: Rect
  paragraphs: Paragraph[]
  /** False for one line, which must not break where a stand-in for its face is wider. */
  wraps: boolean
  isTitle?: boolean
  /** Degrees, clockwise. */
  rotation?: number
}

export interface Line { colour: Colour, width: number, style: string }

export interface ShapeItem {
  kind: 'shape'
  box: Rect
  fill?: Colour
  line?: Line
  /** Of the corners; half of the shorter side is an ellipse when the box is square. */
  radius: number
}

export interface Cell {
  paragraphs: Paragraph[]
  columns: number
  rows: number
  fill?: Colour
  /** Top, right, bottom, left. */
  lines: (Line | undefined)[]
  /** Top, right, bottom, left. */
  padding: [number, number, number, number]
  anchor: 't' | 'ctr' | 'b'
}

export interface TableItem {
  kind: 'table'
  box: Rect
  name: string
  hasHead: boolean
  /** Widths of the columns. */
  columns: number[]
  /** A cell where one begins; undefined where one from above or from the left reaches. */
  rows: { height: number, cells: (Cell | undefined)[] }[]
}

export interface PictureItem {
  kind: 'picture'
  box: Rect
  /** Its place in the page's list of what is photographed. */
  target: number
  /** All of an element, its ground and border alone, or a drawing without the words that stand over it. */
  mode: 'whole' | 'ground' | 'drawing'
  /** Empty for decoration. */
  alt: string
  link?: string
}

export type Item = TextItem | ShapeItem | TableItem | PictureItem

/** One slide in one state: what it consists of, in the order in which it is painted. */
export interface Scene {
  no: number
  click: number
  ground: Colour
  items: Item[]
  /** Words that are part of pictures, without spaces. */
  pictured: string[]
}
