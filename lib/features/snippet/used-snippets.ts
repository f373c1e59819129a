import type { Deck } from '../../project/deck.ts'
import type { SnippetTag } from './tags.ts'
import { findSnippetTags } from './tags.ts'

/** A `<RunnableSnippet>` where a deck uses it. */
export interface Use {
  tag: SnippetTag
  /** Path under `snippets/`, empty when the tag names none. */
  src: string
  /** File, line and slide of the tag. */
  place: { file: string, line: number, slide: number }
}

/** Every runnable snippet of a deck, in the order shown. */
export function usedSnippets(deck: Deck): Use[] {
  return deck.slides.flatMap(slide => findSnippetTags(slide.content).map(tag => ({
    tag,
    src: tag.attributes.src ?? '',
    place: { file: slide.file, line: slide.line + tag.line, slide: slide.no },
  })))
}
