import type { Align, Table } from './table.ts'
import { createTable, TableError } from './table.ts'

const separator = /^:?-+:?$/
const note = /^\[\^([^\]]+)\]: *(\S.*)$/

/** `| a | b \| c |` => `['a', 'b | c']` (GitHub's rule: a pipe splits unless escaped, in code as well). */
export function splitRow(line: string): string[] {
  return line.trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map(cell => cell.replaceAll('\\|', '|').trim())
}

function alignment(cell: string): Align {
  if (cell.endsWith(':')) {
    return cell.startsWith(':')
      ? 'center'
      : 'end'
  }
  return 'start'
}

/**
 * Reads a GitHub-flavoured Markdown table, and the footnotes `[^name]: text` that stand with it.
 *
 * @param source Markdown with one table and nothing else but footnotes
 * @throws TableError when there is no table, more than one, or text that is neither
 */
export function parseMarkdownTable(source: string): Table {
  const lines = source.split(/\r?\n/).map((text, index) => ({
    text: text.trim(),
    line: index + 1,
  })).filter(({ text }) => text !== '')
  const notes = lines.flatMap(({ text }): [string, string][] => {
    const match = note.exec(text)
    return match
      ? [
          [match[1] ?? '', match[2] ?? ''],
        ]
      : []
  })
  const tableLines = lines.filter(({ text }) => !note.test(text))
  const [header, rule, ...body] = tableLines
  if (!header || !rule)
    throw new TableError('no Markdown table: it needs a header row, a row of dashes and at least one row', header?.line)
  const dashes = splitRow(rule.text)
  if (!dashes.every(cell => separator.test(cell)))
    throw new TableError(`"${rule.text}" is not the row of dashes that follows a header`, rule.line)
  const stranger = body.find(({ text }) => !text.startsWith('|') && !text.includes('|'))
  if (stranger)
    throw new TableError(`"${stranger.text}" is neither a row nor a footnote`, stranger.line)
  const columns = splitRow(header.text)
  if (columns.length !== dashes.length)
    throw new TableError(`the header has ${columns.length} cells, the row of dashes ${dashes.length}`, rule.line)
  return createTable(columns, body.map(({ text, line }) => ({
    cells: splitRow(text),
    line,
  })), dashes.map(alignment), notes)
}
