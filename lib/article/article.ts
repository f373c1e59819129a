import type { Rich } from './rich.ts'

/** First and last line in the source, from 1. */
export interface Place {
  line: number
  end: number
}

export interface Paragraph extends Place { kind: 'paragraph', text: Rich }

/** One entry: its own words, and whatever is below them as further text. */
export interface Item extends Place {
  text: Rich
  below: Rich[]
}

export interface List extends Place {
  kind: 'list'
  ordered: boolean
  start: number
  items: Item[]
  /** Of names with what they are, as plain text sets them. */
  isTerms?: boolean
}

export interface Table extends Place {
  kind: 'table'
  header: Rich[]
  rows: (Place & { cells: Rich[] })[]
  align: ('start' | 'center' | 'end')[]
}

export interface Code extends Place { kind: 'code', language: string, text: string }

export interface Picture extends Place { kind: 'picture', src: string, alt: string, caption: Rich }

/** Somebody's words; `label` makes it an admonition: `Note`, `Warning`, as the article writes it. */
export interface Quote extends Place { kind: 'quote', paragraphs: Rich[], by?: Rich, label?: Rich }

export interface Formula extends Place { kind: 'formula', text: string }

export type Block = Paragraph | List | Table | Code | Picture | Quote | Formula

/** A heading with what is below it, until the next of its kind. */
export interface Section extends Place {
  title: Rich
  /** From 1, for a section right below the title. */
  depth: number
  blocks: Block[]
  sections: Section[]
}

/** Something that was left out or changed on purpose, and why. */
export interface Remark extends Place {
  /** Shown to the author: `page furniture: 12 links`. */
  text: string
  kind: 'left out' | 'repaired' | 'uncertain'
}

/** What a mark in the text leads to; the place is the mark's. */
export interface Footnote extends Place {
  id: string
  paragraphs: Rich[]
}

/** An article, whatever it was written in. */
export interface Article {
  title: Rich
  /** BCP 47: `en`. */
  language: string
  author?: Rich
  date?: Rich
  /** What is before the first section. */
  blocks: Block[]
  sections: Section[]
  footnotes: Footnote[]
  remarks: Remark[]
  /** The source, decoded and repaired; lines are those of the file. */
  lines: string[]
}
