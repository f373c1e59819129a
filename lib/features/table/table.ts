/** A table as data: every cell is inline Markdown. */
export interface Table {
  header: string[]
  /** How each column is set; `start` unless the author says otherwise. */
  align: Align[]
  /** Body rows, each as long as `header`. */
  rows: string[][]
  /** Footnotes by their name, in the order written: `[^a]: text` => `['a', 'text']`. */
  notes: [name: string, text: string][]
}

export type Align = 'start' | 'center' | 'end'

/** Why a table cannot be read; `line` counts from 1 within the source given, and is 0 for a source that is not there. */
export class TableError extends Error {
  readonly line: number

  constructor(message: string, line = 1) {
    super(message)
    this.line = line
  }
}

/**
 * Builds a table from its header and rows, short rows filled with empty cells.
 *
 * @throws TableError for a row with more cells than the header, and for a table without rows
 */
export function createTable(header: string[], rows: { cells: string[], line: number }[], align: Align[] = [], notes: Table['notes'] = []): Table {
  if (rows.length === 0)
    throw new TableError('the table has a header and no row')
  for (const { cells, line } of rows) {
    if (cells.length > header.length)
      throw new TableError(`this row has ${cells.length} cells, the header ${header.length}`, line)
  }
  return {
    header,
    align: header.map((_, column) => align[column] ?? 'start'),
    rows: rows.map(({ cells }) => header.map((_, column) => cells[column] ?? '')),
    notes,
  }
}
