import { findFormulas } from '../markdown/formulas.ts'
import { readMarkup } from '../markdown/markup.ts'
import { blanked } from '../markdown/tags.ts'

type Range = [start: number, end: number]

/** Markdown with blanks where it is code, a comment or HTML. */
export function prose(content: string): string {
  const { code, comments, html, tags } = readMarkup(content)
  return blanked(content, [...code, ...comments, ...html, ...tags.map(({ start, open }): Range => [start, open])])
}

/** The same with blanks where it is a formula or an expression. */
export function proseAlone(content: string): string {
  const bare = prose(content)
  return blanked(bare, [
    ...findFormulas(bare).map(({ start, end }): Range => [start, end]),
    ...[...bare.matchAll(/\{\{.*?\}\}/gs)].map(({ index, 0: all }): Range => [index, index + all.length]),
  ])
}
