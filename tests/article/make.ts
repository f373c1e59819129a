import type { CreatedDeck } from '../../lib/article/create-deck.ts'
import { Buffer } from 'node:buffer'
import { createDeck } from '../../lib/article/create-deck.ts'

/** A deck from an article's text; its Markdown for reading. */
export function make(text: string, file = 'article.md'): CreatedDeck & { slides: string } {
  const created = createDeck(Buffer.from(text), file, 'talk')
  return { ...created, slides: String(created.files.get('slides.md')) }
}

/** The slides one by one, without headmatter. */
export function parts(slides: string): string[] {
  return slides.split(/^---\n(?:(?:layout|title): .*\n)*(?:---\n)?/m).map(part => part.trim()).filter(Boolean)
}
