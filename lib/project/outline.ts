import type { Deck } from './deck.ts'
import { atAuthorsLines } from './author-lines.ts'

/** One slide of an outline. */
export interface OutlineSlide {
  /** From 1. */
  slide: number
  title: string
  layout: string
  /** Relative to the project's root, with forward slashes. */
  file: string
  /** Of `file`, from 1: where the slide's content starts. */
  line: number
  /** Planned, where the author planned. */
  minutes?: number
  notes: boolean
}

/** What a deck consists of, slide by slide. */
export function outline(deck: Deck, projectRoot: string): { title: string, slides: OutlineSlide[] } {
  return {
    title: deck.title,
    slides: deck.slides.map(({ no, title, layout, file, line, frontmatter: { minutes }, notes }) => ({
      slide: no,
      title,
      layout,
      ...authorsPlace({ file, line }, deck, projectRoot),
      ...typeof minutes === 'number' && { minutes },
      notes: notes !== '',
    })),
  }
}

/** A place as the author finds it, also in a deck that was translated. */
export function authorsPlace(place: { file: string, line: number }, deck: Deck, projectRoot: string): { file: string, line: number } {
  const [{ file, line } = place] = atAuthorsLines([{ ...place, found: '', expected: '', fix: '' }], deck, projectRoot)
  return { file: file.replaceAll('\\', '/'), line: line ?? place.line }
}
