import { defineMarkdownTransformer } from '@slidev/types'
import { lineStarts } from '../markdown/line-starts.ts'
import { readMarkup } from '../markdown/markup.ts'

/** Leaves a line empty above what Markdown would take for HTML (`markdown/below-html.ts`). */
export const belowHtml = defineMarkdownTransformer(({ s }) => {
  const { belowHtml } = readMarkup(s.original)
  const starts = lineStarts(s.original)
  for (const line of belowHtml)
    s.appendLeft(starts[line] ?? 0, '\n')
})
