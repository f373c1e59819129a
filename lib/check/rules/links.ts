import type { DeckRule } from './index.ts'
import { markupLines } from '../markdown.ts'

/** `[x](/4)`, `[x](#4)`, `<Link to="4">`, `to="/4"`: addresses of slides. */
const slideLink = /\]\((?:\/|#)(\d+)\)|\bto="\/?(\d+)"/g

/** Refuses a link to a slide that the deck does not have: Slidev ships it, and it opens a 404 on stage. */
export const links: DeckRule = deck => deck.slides.flatMap(slide => markupLines(slide.content, slide.line).flatMap(({ text, line }) =>
  [
    ...text.matchAll(slideLink),
  ]
    .map(match => Number(match[1] ?? match[2]))
    .filter(no => no < 1 || no > deck.slides.length)
    .map(no => ({
      file: slide.file,
      line,
      slide: slide.no,
      found: `a link to slide ${no}`,
      expected: `a number from 1 to ${deck.slides.length}`,
      mend: 'correct the number',
    }))))
