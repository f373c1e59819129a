import { findTags } from '../../markdown/tags.ts'

/** One `<Cite id>` in a slide. */
export interface Citation {
  id: string
  /** Index of the slide, from 0. */
  slide: number
  /** Offset of the tag in the slide's Markdown. */
  start: number
}

/** Every `<Cite>` of a deck, in the order of the talk. Notes do not count. */
export function findCitations(slides: string[]): Citation[] {
  return slides.flatMap((content, slide) =>
    findTags(content, 'Cite').map(tag => ({ id: tag.attributes.id ?? '', slide, start: tag.start })))
}

/** `bommasani2021` => 1: numbers in the order of first citation, ids that `known` lacks left out. */
export function numberCitations(citations: Citation[], known: Iterable<string>): Map<string, number> {
  const ids = new Set(known)
  const numbers = new Map<string, number>()
  for (const { id } of citations) {
    if (ids.has(id) && !numbers.has(id))
      numbers.set(id, numbers.size + 1)
  }
  return numbers
}
