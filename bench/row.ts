/** One measured number. */
export interface Row {
  /** What was compared: `export`, `snippets`, … */
  area: string
  /** Which program or setting, and on what. */
  what: string
  value: number
  /** `ms`, `KB gzip`, `MB`, `tokens/s`, … */
  unit: string
  /** What a reader must know to repeat or judge it. */
  note?: string
}

/** The rows as a table in plain text, one line each, numbers aligned. */
export function table(rows: Row[]): string {
  const cells = rows.map(row => [row.area, row.what, row.value.toLocaleString('en', { maximumFractionDigits: row.value < 10 ? 2 : 1 }), row.unit, row.note ?? ''])
  const head = ['area', 'what', 'value', 'unit', 'note']
  const widths = head.map((title, column) => Math.max(title.length, ...cells.map(cell => cell[column]?.length ?? 0)))
  const line = (cell: string[]): string => cell.map((text, column) => column === 2 ? text.padStart(widths[column] ?? 0) : text.padEnd(widths[column] ?? 0)).join('  ').trimEnd()
  return [line(head), widths.map(width => '-'.repeat(width)).join('  '), ...cells.map(line)].join('\n')
}
