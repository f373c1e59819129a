import type { Item, List, Place, Quote, Table } from '../article.ts'
import type { Rich } from '../rich.ts'
import { plainOf } from '../rich.ts'

/**
 * A table as what it is to a reader: callouts numbered beside code are a numbered list, a box with a label at its side
 * is an admonition. Pages set both as tables without heads.
 */
export function asRead(table: Table): Table | List | Quote {
  return calloutsOf(table) ?? boxOf(table) ?? table
}

function wordsOf(cell: Rich | undefined): string {
  return plainOf(cell ?? []).trim()
}

function isHeadless({ header }: Table): boolean {
  return header.length === 2 && header.every(cell => wordsOf(cell) === '')
}

/** `1 | what the first line does`, `2 | …` */
function calloutsOf(table: Table): List | undefined {
  const { rows, line, end } = table
  const [first] = rows
  const start = Number(wordsOf(first?.cells[0]))
  if (!isHeadless(table) || !first || !Number.isInteger(start) || start < 1 || !rows.every(({ cells }, index) => wordsOf(cells[0]) === String(start + index) && wordsOf(cells[1]) !== ''))
    return undefined
  const items = rows.map((row): Item => ({ text: row.cells[1] ?? [], below: [], line: row.line, end: row.end }))
  return { kind: 'list', ordered: true, start, items, line, end }
}

/** One row of a label and its text; the label may be a picture, and is missing then. */
function boxOf(table: Table): Quote | undefined {
  const { rows: [row, ...others], line, end } = table
  const label = row?.cells[0] ?? []
  const text = row?.cells[1] ?? []
  const place: Place = { line, end }
  return isHeadless(table) && row && others.length === 0 && wordsOf(text).length > 20 && wordsOf(label).length <= 24
    ? { kind: 'quote', paragraphs: [text], ...wordsOf(label) !== '' && { label }, ...place }
    : undefined
}
