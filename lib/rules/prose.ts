import { readMarkup } from '../markdown/markup.ts'
import { blanked } from '../markdown/tags.ts'

type Range = [start: number, end: number]

/** Markdown with blanks where it is code, a comment or HTML. */
export function prose(content: string): string {
  const { code, comments, html, tags } = readMarkup(content)
  return blanked(content, [...code, ...comments, ...html, ...tags.map(({ start, open }): Range => [start, open])])
}
