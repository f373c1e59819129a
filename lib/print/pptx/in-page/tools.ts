import type { Bullet, Colour, Item, Line, Paragraph, PictureItem, Rect, Scene } from '../scene.ts'

/** What the functions of this folder share in the page, since each is sent to it by its source text. */
export interface Tools {
  /** Reads what is laid out. */
  look: {
    /** Of the slide that is being read. */
    frame: { left: number, top: number, width: number, height: number }
    colour: (css: string) => Colour
    /** A rectangle of the window as one of the slide. */
    place: (rect: DOMRect) => Rect
    /** Pixels of the slide in one of the element's own. */
    scale: (element: Element) => number
    /** Of all elements around, and its own. */
    opacity: (element: Element) => number
    isShown: (element: Element) => boolean
    /** For screen readers alone: laid out in a pixel, or cut off altogether. */
    isUnseen: (element: Element) => boolean
    /** A box among words that is nothing but a word on one line, as one that shows a hint: it flows with the others. */
    isWord: (element: Element) => boolean
    /**
     * What lies behind words that flow in a line: a mark's or a chip's ground goes with its words wherever another face
     * puts them. Undefined for an element that has none, or one that no highlight can be.
     */
    highlight: (element: Element) => Colour | undefined
    /** A colour over what is behind an element's words, opaque; the same where that is a picture. */
    over: (colour: Colour, element: Element) => Colour
    line: (style: CSSStyleDeclaration, side: 'Top' | 'Right' | 'Bottom' | 'Left', scale: number, opacity: number) => Line | undefined
    children: (parent: Element) => Node[]
    /** All that is written in an element, in the trees that it hosts as well. */
    texts: (node: Node) => Text[]
    squeeze: (text: string) => string
  }
  words: {
    /** One stretch of text and inline elements as paragraphs; what stands among the words and is none is given to `beside`. */
    flow: (nodes: Node[], block: Element, beside: (element: Element) => void) => Flow | undefined
    /** What a style writes into an element without words. */
    added: (block: Element) => Paragraph[]
    /** A paragraph of nothing, in which a bullet can stand by itself. */
    blank: (block: Element) => Paragraph
  }
  lists: {
    isInline: (node: Node) => boolean
    /** Nothing in it but words: it can be one box of paragraphs. */
    isWordsOnly: (element: Element) => boolean
    take: (element: Element, beside: (element: Element) => void) => Pick<Flow, 'box' | 'paragraphs' | 'baseline' | 'descent'> | undefined
    bulletOf: (item: Element) => Bullet | undefined
    /** Room for a bullet before words of a size. */
    hang: (bullet: Bullet, size: number | undefined) => number
  }
  /** Text that is in the scene, as words or within a picture. */
  read: Set<Text>
  /** Pictures of words that nothing else has read. */
  leftOver: (container: Element) => Item[]
  /** Elements that are photographed. */
  targets: Element[]
  /** That is being read. */
  slide: {
    container: HTMLElement
    heading: Element | undefined
    scene: Scene
    /** Nothing has been painted yet. */
    isBare: boolean
  }
  pictures: {
    /** Why an element cannot be taken apart. */
    isWhole: (element: Element, style: CSSStyleDeclaration) => boolean
    isCut: (element: Element) => boolean
    isOutside: (box: Rect) => boolean
    take: (element: Element, mode: PictureItem['mode']) => PictureItem[]
  }
  grounds: {
    sides: readonly ['Top', 'Right', 'Bottom', 'Left']
    /** What an element paints itself: native where a rectangle can be that, else its picture. */
    take: (element: Element) => Item[]
  }
  drawings: {
    /** Words of a drawing stand over its picture, as words. */
    take: (svg: SVGSVGElement) => Item[]
  }
  tables: { take: (table: HTMLTableElement) => Item[] }
  /** What stands among words and is none: its picture, or its ground, which is painted before them. */
  besides: (element: Element, taken: Element[]) => Item[]
  /** An element and all in it. */
  paint: (element: Element) => Item[]
}

/** Words that flow together. */
export interface Flow {
  /** Around the letters. */
  box: Rect
  lines: number
  /** Where the first letter stands, from the slide's left. */
  start: number
  /** Of the first line, from the slide's top. */
  baseline: number
  /** Below it, as the face has it. */
  descent: number
  paragraphs: Paragraph[]
}

/** Where the page keeps them. */
export interface ToolWindow { lecternPptx: Tools }
