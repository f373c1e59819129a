import { lineAt, readMarkup } from '../../markdown/markup.ts'

/** A `<RunnableSnippet … />` in a slide's Markdown. */
export interface SnippetTag {
  /** Where it is in the Markdown. */
  start: number
  end: number
  /** Line within the Markdown, from 0. */
  line: number
  /** Attributes as written; a bare one is `''`, a bound one keeps its colon: `:run`. */
  attributes: Record<string, string>
}

/** Every runnable snippet of a slide, outside fenced code, inline code and comments. */
export function findSnippetTags(markdown: string): SnippetTag[] {
  return readMarkup(markdown).tags.filter(({ name }) => name === 'RunnableSnippet' || name === 'runnable-snippet').map(({ start, open, close, attributes }) => ({
    start,
    end: close?.[1] ?? open,
    line: lineAt(markdown, start),
    attributes,
  }))
}
