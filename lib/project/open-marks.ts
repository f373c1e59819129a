import { lineAt } from '../markdown/markup.ts'

/** What is begun, and what ends it. */
const pairs = [['![', ']'], ['](', ')'], ['<!--', '-->'], ['{{', '}}']] as const

/** Letters that a parser may go through to look for ends: a few seconds. */
const mostSteps = 2_000_000_000

/**
 * What a Markdown file begins and does not end so often that parsers would look for the ends for minutes: from each beginning
 * Slidev's (`!\[[^\]]*\]\(([^)]+)\)` of @slidev/parser's core) and Vue's go on to the end of the file.
 *
 * @returns the first that has no end, with its line, from 1; undefined where it is quick
 */
export function findOpenMarks(markdown: string): { open: string, close: string, line: number } | undefined {
  for (const [open, close] of pairs) {
    let [steps, end] = [0, 0]
    for (let at = markdown.indexOf(open); at >= 0; at = markdown.indexOf(open, at + open.length)) {
      if (end < at + open.length) {
        const next = markdown.indexOf(close, at + open.length)
        end = next < 0 ? markdown.length : next
      }
      steps += end - at
      if (steps > mostSteps)
        return { open, close, line: lineAt(markdown, at) + 1 }
    }
  }
  return undefined
}
