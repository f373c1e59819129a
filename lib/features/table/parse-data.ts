import type { Table } from './table.ts'
import { CsvError, parse } from 'csv-parse/sync'
import { unknown } from 'valibot'
import { isRecord } from '../../markdown/yaml.ts'
import { parseJson as readText } from '../../project/json.ts'
import { LecternError, messageOf } from '../../project/problem.ts'
import { createTable, TableError } from './table.ts'

/**
 * Reads comma-separated values (RFC 4180): the first record is the header.
 *
 * @throws TableError naming the line for an unclosed quote or a record with too many cells
 */
export function parseCsv(source: string): Table {
  try {
    // With `info` every record is wrapped, which the library's types do not follow.
    const records = parse(source, {
      bom: true,
      info: true,
      relax_column_count_less: true,
      skip_empty_lines: true,
      trim: true,
    }) as unknown as { record: string[], info: { lines: number } }[]
    const [header, ...rows] = records
    if (!header)
      throw new TableError('the file is empty')
    return createTable(header.record, rows.map(({ record, info }) => ({ cells: record, line: info.lines })))
  }
  catch (error) {
    if (error instanceof CsvError) {
      throw new TableError(error.message, typeof error.lines === 'number'
        ? error.lines
        : 1)
    }
    throw error
  }
}

/**
 * Reads a list of objects (one a row; the header is every key, in order of first appearance) or a list of lists
 * (the first is the header). Numbers and booleans are printed as JSON prints them; null is an empty cell.
 *
 * @throws TableError for anything else
 */
export function parseJson(source: string): Table {
  const data = readJson(source)
  if (!Array.isArray(data) || data.length === 0)
    throw new TableError('expected a list of objects or a list of lists')
  if (data.every(row => Array.isArray(row))) {
    const [header = [], ...rows] = data.map(row => (row as unknown[]).map(printCell))
    return createTable(header, rows.map(cells => ({ cells, line: 1 })))
  }
  if (!data.every(isRecord))
    throw new TableError('expected a list of objects or a list of lists, all alike')
  const header = [
    ...new Set(data.flatMap(row => Object.keys(row))),
  ]
  return createTable(header, data.map(row => ({
    cells: header.map(key => printCell(row[key])),
    line: 1,
  })))
}

function readJson(source: string): unknown {
  try {
    return readText(unknown(), source, '')
  }
  catch (error) {
    throw new TableError(error instanceof LecternError ? error.problems[0]!.found : messageOf(error))
  }
}

function printCell(value: unknown): string {
  if (value === null || value === undefined)
    return ''
  if (typeof value === 'object')
    throw new TableError(`a cell must be text, a number, true, false or null, not ${JSON.stringify(value).slice(0, 40)}`)
  return String(value)
}
