import { canvas, heightOf, linesFor, widthOf } from './measure.ts'

/** Titles of slides: theme/styles/type.css. */
export function titleHeight(title: string, below = 24): number {
  return heightOf(title, { size: 32, width: canvas.width, weight: 'bold', leading: 1.18 }) + below
}

/** What is left under a title; a twentieth stays free, for what an estimate does not know. */
export function roomUnder(title: string, below = 24): number {
  return (canvas.height - titleHeight(title, below)) * 0.95
}

export function leadHeight(text: string): number {
  return heightOf(text, { size: 24, width: canvas.width, leading: 1.42 }) + 14
}

export function itemHeight(text: string): number {
  return heightOf(text, { size: 24, width: canvas.width - 43, leading: 1.42 }) + 10
}

/** A line below code: theme/layouts/code.vue. */
export function captionHeight(text: string): number {
  return heightOf(text, { size: 20, width: canvas.width, leading: 1.42 }) + 12
}

/** A large title takes the first size at which it has no more lines than these: theme/composables/fitting-title.ts. */
function largeTitleHeight(title: string, width: number, lines: number): number {
  const size = [64, 44].find(each => longestWord(title, each) <= width && linesFor(title, { size: each, width, weight: 'bold', leading: 1 }) <= lines) ?? 32
  return heightOf(title, { size, width, weight: 'bold', leading: 1.08 })
}

/** A statement: theme/layouts/statement.vue. */
export function fitsStatement(title: string, text: string): boolean {
  const width = canvas.width - 36
  return largeTitleHeight(title, width, 4) + 20 + heightOf(text, { size: 32, width, leading: 1.42 }) <= canvas.height * 0.95
    && longestWord(title, 32) <= width
}

/** A cover's lead, and a line at its foot: theme/layouts/cover.vue. */
export function fitsCover(title: string, lead: string, foot: boolean): boolean {
  const width = 560
  return largeTitleHeight(title, width, 3) + 20 + heightOf(lead, { size: 32, width, leading: 1.25 }) + (foot ? 50 : 0) <= 460 * 0.95
}

export function longestWord(text: string, size: number): number {
  return Math.max(0, ...text.split(/\s+/).map(word => widthOf(word, size, 'bold')))
}

/** Code as the theme sets it, and smaller where that is too large; wider lines wrap. */
export const codeSizes = [22, 20, 18] as const

/** How many lines of code, wrapped at the box, a height takes. */
export function codeRows(lines: readonly string[], size: number): number {
  const columns = Math.floor((canvas.width - 44) / (size * 0.632))
  return lines.reduce((sum, line) => sum + Math.max(1, Math.ceil([...line.replaceAll('\t', '    ')].length / columns)), 0)
}

export function codeHeight(lines: readonly string[], size: number): number {
  return codeRows(lines, size) * size * 1.5 + 34
}

/** Height of a table at a size of its text, cells laid out as a browser's automatic layout does; undefined when it is too wide. */
export function tableHeight(rows: readonly (readonly string[])[], size: number): number | undefined {
  const padding = 1.2 * size
  const columns = Math.max(...rows.map(row => row.length))
  const widths = Array.from({ length: columns }, (_, column) => {
    const cells = rows.map(row => row[column] ?? '')
    return {
      least: Math.max(...cells.map(cell => longestWord(cell, size))) + padding,
      most: Math.max(...cells.map(cell => widthOf(cell, size, 'bold'))) + padding,
    }
  })
  const least = widths.reduce((sum, width) => sum + width.least, 0)
  const most = widths.reduce((sum, width) => sum + width.most, 0)
  if (least > canvas.width)
    return undefined
  const share = Math.min(1, (canvas.width - least) / Math.max(1, most - least))
  return rows.reduce((sum, row) => sum + Math.max(...row.map((cell, column) =>
    heightOf(cell, { size, width: widths[column]!.least + share * (widths[column]!.most - widths[column]!.least) - padding + 1, leading: 1.28 }))) + 0.76 * size + 1, 0)
}
