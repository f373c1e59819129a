import type { DeckRule } from './index.ts'
import { lineAt, readMarkup } from '../../read/markup.ts'

/** `[x](/4)`, `[x](#4)`; `<Link to="4">`, `to="/4"`: addresses of slides. */
const inMarkdown = /^[/#](\d+)$/
const inTag = /^\/?(\d+)$/

/** Refuses a link to a slide that the deck does not have: Slidev ships it, and it opens a 404 on stage. */
export const links: DeckRule = deck => deck.slides.flatMap((slide) => {
  const { links, tags } = readMarkup(slide.content)
  return [
    ...links.map(({ href, start }) => ({ no: inMarkdown.exec(href)?.[1], start })),
    ...tags.map(({ attributes, start }) => ({ no: inTag.exec(attributes.to ?? '')?.[1], start })),
  ]
    .map(({ no, start }) => ({ no: Number(no), line: slide.line + lineAt(slide.content, start) }))
    .filter(({ no }) => no < 1 || no > deck.slides.length)
    .map(({ no, line }) => ({
      file: slide.file,
      line,
      slide: slide.no,
      found: `a link to slide ${no}`,
      expected: `a number from 1 to ${deck.slides.length}`,
      mend: 'correct the number',
    }))
})
