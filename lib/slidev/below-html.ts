import { defineMarkdownTransformer } from '@slidev/types'
import { readMarkup } from '../markdown/markup.ts'

/** Leaves a line empty above what Markdown would take for HTML (`markdown/below-html.ts`). */
export const belowHtml = defineMarkdownTransformer(({ s }) => {
  const { belowHtml } = readMarkup(s.original)
  const starts = [0, ...[...s.original.matchAll(/\n/g)].map(({ index }) => index + 1)]
  for (const line of belowHtml)
    s.appendLeft(starts[line] ?? 0, '\n')
})
