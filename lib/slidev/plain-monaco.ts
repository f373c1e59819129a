import { defineMarkdownTransformer } from '@slidev/types'
import { readMarkup } from '../markdown/markup.ts'

/** What asks Slidev for an editor: `{monaco}`, `{monaco-run}`, `{monaco-diff}` or `{monaco-write}`, with the editor's options. */
const editor = /[ \t]*\{monaco(?:-\w+)?\}(?:[ \t]*\{[^}\n]*\})*/

/**
 * Code for an editor as code for the eye, where a build has no editor: Slidev would take `{monaco-run}` for lines to
 * step through, and show all others pale.
 *
 * @param markdown of a slide
 * @returns what to leave out, as offsets
 */
export function findEditors(markdown: string): [number, number][] {
  const { fences, imports } = readMarkup(markdown)
  const lines = new Set([...fences.map(({ line }) => line - 1), ...imports.map(({ line }) => line)])
  let offset = 0
  return markdown.split('\n').flatMap((text, index): [number, number][] => {
    const start = offset
    offset += text.length + 1
    const found = lines.has(index) ? editor.exec(text) : null
    return found ? [[start + found.index, start + found.index + found[0].length]] : []
  })
}

/** Takes the editor off the code of a build that has none. */
export const plainMonaco = defineMarkdownTransformer(({ s, options }) => {
  if (options.mode !== 'build' || ([true, 'build'] as unknown[]).includes(options.data.config.monaco))
    return
  for (const [start, end] of findEditors(s.original))
    s.remove(start, end)
})
