import { readMarkup } from '../markdown/markup.ts'

type Range = [start: number, end: number]

/** Markdown with blanks where it is code, a comment or HTML. */
export function prose(content: string): string {
  const { code, comments, html, tags } = readMarkup(content)
  return blanked(content, [...code, ...comments, ...html, ...tags.map(({ start, open }): Range => [start, open])])
}

/** A text with blanks in place of some of it, line breaks kept. */
export function blanked(content: string, ranges: readonly Range[]): string {
  // By code units, as places count.
  const text = content.split('')
  for (const [start, end] of ranges) {
    for (let at = start; at < Math.min(end, text.length); at++)
      text[at] = text[at] === '\n' ? '\n' : ' '
  }
  return text.join('')
}
