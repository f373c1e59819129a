import type { Deck, Slide } from '../../../lib/project/deck.ts'

/** One line of COVERAGE.md that points at a slide. */
export interface CoverageRow {
  element: string
  slide: number
  title: string
  phrases: string[]
}

/** Reads the table under "Source to slide": element, slide, title, phrases in backticks. */
export function readCoverage(markdown: string): CoverageRow[] {
  return rowsUnder(markdown, 'Source to slide').map(([element = '', slide = '', title = '', phrases = '']) => ({
    element,
    slide: Number(slide),
    title,
    phrases: [
      ...phrases.matchAll(/`([^`]+)`/g),
    ].map(match => match[1] ?? ''),
  }))
}

/** Reads the table of slides that the source has no part of: number and title. */
export function readOwnSlides(markdown: string): { slide: number, title: string }[] {
  return rowsUnder(markdown, 'Slides that the source has no part of')
    .map(([slide = '', title = '']) => ({
      slide: Number(slide),
      title,
    }))
}

/** What a row claims and the deck does not hold, one sentence each. */
export function coverageProblems(row: CoverageRow, deck: Deck, snippet: (name: string) => string): string[] {
  const slide = deck.slides[row.slide - 1]
  if (!slide)
    return [`"${row.element}" points at slide ${row.slide}, and the deck has ${deck.slides.length}`]
  const snippets = [
    ...slide.content.matchAll(/<RunnableSnippet\s[^>]*src="([^"]+)"/g),
  ].map(match => snippet(match[1] ?? ''))
  const said = [
    slide.content,
    slide.notes,
    JSON.stringify(slide.frontmatter),
    ...snippets,
  ].join('\n')
  return [
    ...(heading(slide) === row.title
      ? []
      : [`slide ${row.slide} is titled "${heading(slide)}", not "${row.title}"`]),
    ...(row.phrases.length > 0
      ? []
      : [`"${row.element}" names no phrase to look for`]),
    ...row.phrases.filter(phrase => !said.includes(phrase)).map(phrase => `slide ${row.slide} does not say "${phrase}"`),
  ]
}

/** What stands at the top of the slide; the parser's title of slide 1 is the deck's, which is shorter. */
export function heading(slide: Slide): string {
  return /^# (.+)$/m.exec(slide.content)?.[1] ?? slide.title
}

function rowsUnder(markdown: string, heading: string): string[][] {
  const section = markdown.split(/^## /m).find(part => part.startsWith(heading)) ?? ''
  return section.split('\n')
    .filter(line => line.startsWith('|'))
    .slice(2)
    .map(line => line.slice(1, -1).split('|').map(cell => cell.trim()))
}
