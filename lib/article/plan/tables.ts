import type { Place, Table } from '../article.ts'
import type { Rich } from '../rich.ts'
import type { Context } from './context.ts'
import type { Note, PlannedSlide } from './slide.ts'
import { roomUnder, tableHeight } from '../fit/room.ts'
import { linesOf, plainOf, trimRich } from '../rich.ts'
import { isRightToLeft } from '../text/language.ts'
import { noteOf, partOf, shorten, words } from './context.ts'
import { titleOf } from './title.ts'

const mostSlides = 4
const smallest = 18

/** A table, in as many slides as it needs: rows divided with the heads repeated, columns divided with the first repeated. */
export function tableSlides(heading: Rich, lead: Rich | undefined, table: Table, context: Context): PlannedSlide[] {
  const { title, notes } = titleOf(heading, context)
  const width = Math.max(table.header.length, ...table.rows.map(row => row.cells.length))
  const fill = (cells: Rich[]): Rich[] => Array.from({ length: width }, (_, column) => cells[column] ?? [])
  const caption = lead && shorten(lead, 20, context)
  const room = roomUnder(title.words, 18) - (caption ? 44 : 0)
  const head: Row = { cells: fill(table.header), line: table.line, end: table.line, at: -1 }
  const rows = table.rows.map((row, at): Row => ({ ...row, cells: fill(row.cells), at }))
  for (const most of [16, 10, 6, 4]) {
    const cut = (row: Row): Row => ({ ...row, cells: row.cells.map(cell => shortWords(shorten(cell, most, context))) })
    const header = cut(head)
    const body = rows.map(cut)
    const slides = columnGroups([header, ...body].map(({ cells }) => cells)).flatMap(columns => rowGroups(header.cells, body, columns, room))
    const fits = slides.every(({ high }) => high)
    if ((!fits || slides.length > mostSlides * 2) && most > 4)
      continue
    const shown = slides.filter(({ high }) => high).slice(0, mostSlides)
    const planned = shown.map((slide): PlannedSlide => ({
      layout: 'table',
      title,
      parts: [write(header.cells, slide.rows, slide.columns, table, title.words, context, shown.length === 1 && table.header.length <= 4), ...caption ? [partOf(caption, context)] : []],
      notes: [...slide.rows[0]?.at === 0 ? [header] : [], ...slide.rows].flatMap(row => clipped(row, rows[row.at] ?? head, slide.columns)),
    }))
    planned[0]?.notes.unshift(...notes, ...lead && caption && plainOf(caption) !== plainOf(lead) ? [noteOf(lead)] : [])
    planned.at(-1)?.notes.push(...[head, ...rows].map(row => unseen(row, shown)).filter(({ cells }) => cells.length > 0).map(rowNote))
    return planned
  }
  context.remarks.push({ kind: 'left out', text: 'a table that is too wide or too high for any slide; its words are in the notes', line: table.line, end: table.end })
  return []
}

/** A row of the table, by its place among them; -1 is the heads. */
interface Row extends Place { cells: Rich[], at: number }

/** What one slide has of a table. */
interface Piece { rows: Row[], columns: number[], high: boolean }

/** Columns that fit beside each other; the first, which names the rows, is in each group. */
function columnGroups(rows: Rich[][]): number[][] {
  const groups: number[][] = []
  const count = rows[0]?.length ?? 0
  let group: number[] = []
  for (let column = 0; column < count; column++) {
    const wider = [...group, column]
    if (group.length > 1 && tableHeight(rows.map(row => wider.map(at => plainOf(row[at] ?? []))), smallest) === undefined) {
      groups.push(group)
      group = [0, column]
    }
    else {
      group = wider
    }
  }
  return [...groups, group]
}

function rowGroups(header: Rich[], rows: Row[], columns: number[], room: number): Piece[] {
  const texts = (row: Rich[]): string[] => columns.map(column => plainOf(row[column] ?? []))
  const high = (part: Row[]): boolean => (tableHeight([texts(header), ...part.map(row => texts(row.cells))], smallest) ?? Number.POSITIVE_INFINITY) <= room
  const divide = (most: number): Row[][] => {
    const groups: Row[][] = [[]]
    for (const row of rows) {
      const last = groups.at(-1)!
      if (last.length > 0 && (!high([...last, row]) || last.length >= most))
        groups.push([row])
      else
        last.push(row)
    }
    return groups
  }
  const full = divide(9)
  // As many on each slide as on the others.
  const alike = divide(Math.ceil(rows.length / full.length))
  const groups = alike.length === full.length ? alike : full
  return groups.filter(group => group.length > 0).map(group => ({ rows: group, columns, high: high(group) }))
}

/** A word as long as a line, mostly an address or a path, keeps its beginning. */
function shortWords(cell: Rich): Rich {
  return cell.map(piece => ({ ...piece, text: piece.text.replace(/\S{29,}/g, word => `${word.slice(0, 26)}…`) }))
}

function write(header: Rich[], rows: Row[], columns: number[], table: Table, caption: string, context: Context, comparison: boolean): PlannedSlide['parts'][number] {
  const cell = (rich: Rich): string => partOf(trimRich(rich), context, { as: 'inline' }).markdown.replace(/\|/g, '\\|').replace(/\\\\\|/g, '\\|')
  const line = (cells: Rich[]): string => `| ${columns.map(column => cell(cells[column] ?? [])).join(' | ')} |`
  const markdown = [
    `<ComparisonTable${comparison ? ' reveal="row"' : ''}${isRightToLeft(context.article.language) ? ' dir="rtl"' : ''} caption="${caption.replace(/[&"<>{}]/g, character => `&#${character.charCodeAt(0)};`)}">`,
    '',
    line(header),
    `|${columns.map(column => table.align[column] === 'end' ? '---:' : table.align[column] === 'center' ? ':---:' : '---').join('|')}|`,
    ...rows.map(row => line(row.cells)),
    '',
    '</ComparisonTable>',
  ].join('\n')
  return { markdown, words: '', line: table.line, end: Math.max(table.line, ...rows.map(row => row.end)) }
}

/** What a row's cells say beyond what is shown of them. */
function clipped(shown: Row, whole: Row, columns: readonly number[]): Note[] {
  return columns.map(column => whole.cells[column] ?? []).filter((cell, index) => plainOf(cell).trim() !== '' && plainOf(cell) !== plainOf(shown.cells[columns[index]!] ?? [])).map(cell => noteOf(trimRich(cell)))
}

/** The cells of a row that no slide shows. */
function unseen(row: Row, pieces: readonly Piece[]): Row {
  const columns = new Set(pieces.filter(({ rows }) => row.at < 0 || rows.some(({ at }) => at === row.at)).flatMap(piece => piece.columns))
  return { ...row, cells: row.cells.filter((cell, column) => !columns.has(column) && plainOf(cell).trim() !== '') }
}

function rowNote({ cells, line }: Row): Note {
  const joined = cells.filter(cell => plainOf(cell).trim() !== '').flatMap((cell, index) => [...index > 0 ? [{ text: ' | ', styles: [], line }] : [], ...trimRich(cell)])
  return noteOf(joined, false, { line, end: Math.max(line, linesOf(joined)[1]) })
}

/** Whether a table has rows to compare; one of heads alone, or of one column, is a list. */
export function isTable(table: Table, context: Context): boolean {
  return table.rows.length > 0 && table.header.length > 1 && table.rows.some(row => row.cells.some(cell => words(plainOf(cell), context) > 0))
}
