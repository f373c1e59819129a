import type { Table } from './table.ts'
import { escapeHtml } from '../../markdown/escape-html.ts'
import { plainWords } from '../../markdown/plain-words.ts'
import { drawIcons } from './icons.ts'

/** What would start a heading, quote or list when a cell is alone between blank lines. */
const blockMark = /^(?:[#>+*-]+|\d+[.)])(?=$|\s)/
const noteReference = /\[\^([^\]]+)\]/g

/**
 * Writes a table as HTML with Markdown cells, each between blank lines so that Slidev renders its inside
 * (components such as `<Cite>` included). Column heads and row heads get their scope, cells their place
 * (`data-row` and `data-column`, from 1 in the body, 0 for heads) and their column's head for stacked cards.
 */
export function writeTable(table: Table): { table: string, notes: string } {
  const number = new Map(table.notes.map(([name], index) => [name, index + 1]))
  const cell = (source: string, row: number, column: number): string => {
    const scope = row === 0
      ? 'col'
      : column === 0
        ? 'row'
        : ''
    const name = scope && source !== ''
      ? 'th'
      : 'td'
    const label = row > 0 && column > 0
      ? escapeHtml(plainWords((table.header[column] ?? '').replace(noteReference, '')))
      : ''
    const attributes = [
      name === 'th' && `scope="${scope}"`,
      `data-row="${row}"`,
      `data-column="${column}"`,
      label && `data-label="${label}"`,
      `class="is-${table.align[column]}${source === ''
        ? ' is-empty'
        : ''}"`,
    ].filter(Boolean).join(' ')
    const inside = drawIcons(source)
      // Markdown escapes signs, not digits: `\# 1`, `2\. two`.
      .replace(blockMark, mark => mark.replace(/\D/, sign => `\\${sign}`))
      .replace(noteReference, (_, note: string) => `<sup class="cell-note"><span class="only-read">note </span>${number.get(note) ?? note}</sup>`)
    return `<${name} ${attributes}>\n\n${inside}\n\n</${name}>`
  }
  const row = (cells: string[], index: number): string =>
    `<tr data-row="${index}">\n${cells.map((source, column) => cell(source, index, column)).join('\n')}\n</tr>`
  const notes = table.notes.map(([, text], index) => `<sup>${index + 1}</sup> ${drawIcons(text)}`)
  return {
    table: `<thead>\n${row(table.header, 0)}\n</thead>\n<tbody>\n${table.rows.map((cells, index) => row(cells, index + 1)).join('\n')}\n</tbody>`,
    notes: notes.join('\n\n'),
  }
}
