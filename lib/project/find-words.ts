import type { Deck } from './deck.ts'
import { authorsPlace } from './outline.ts'

/** A slide that has what was looked for. */
export interface FoundSlide {
  /** From 1. */
  slide: number
  title: string
  /** Lines with one of the words; those of speaker notes without a place. */
  places: { file?: string, line?: number, text: string }[]
}

/** Places told of one slide. */
const mostPlaces = 8

/**
 * The slides of a deck whose Markdown or notes have all of some words.
 *
 * @param words separated by spaces; upper case and accents do not count
 */
export function findWords(deck: Deck, words: string, projectRoot: string): FoundSlide[] {
  const wanted = plain(words).split(/\s+/).filter(Boolean)
  return deck.slides.flatMap((slide) => {
    const all = plain(`${slide.title}\n${slide.content}\n${slide.notes}`)
    if (wanted.length === 0 || !wanted.every(word => all.includes(word)))
      return []
    const hasOne = (text: string): boolean => wanted.some(word => plain(text).includes(word))
    const shown = slide.content.trimStart().split('\n').flatMap((text, index) => hasOne(text)
      ? [{ ...authorsPlace({ file: slide.file, line: slide.line + index }, deck, projectRoot), text: text.trim() }]
      : [])
    const said = slide.notes.split('\n').filter(hasOne).map(text => ({ text: text.trim() }))
    return [{ slide: slide.no, title: slide.title, places: [...shown, ...said].slice(0, mostPlaces) }]
  })
}

function plain(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase()
}
