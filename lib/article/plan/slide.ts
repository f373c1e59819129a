import type { Place } from '../article.ts'

/** What is on a slide, a paragraph, entry, table or block of code, with where it comes from. */
export interface Part extends Place {
  markdown: string
  /** Its words where they are prose; code, tables and diagrams are counted by the room they take. */
  words: string
}

export interface Note extends Place {
  markdown: string
  /** How many clicks the talk has gone on by when it is said: 0 or 1. */
  click: boolean
}

export interface PlannedSlide {
  layout: 'cover' | 'section' | 'statement' | 'default' | 'table' | 'code' | 'figure' | 'quote' | 'closing' | 'references'
  title: Part
  parts: Part[]
  notes: Note[]
  /** CSS of this slide alone. */
  style?: string
}

/** A file that a slide shows, relative to the deck. */
export interface DeckFile {
  path: string
  text: string
}
