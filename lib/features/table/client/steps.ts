/** A cell's place in the body: rows from 1, columns from 0 (the row's head). */
export interface Place { row: number, column: number }

/** How a table comes to be seen. */
export type Reveal = 'row' | 'column' | 'cell' | 'none'

/** What one click shows. Row 0 is the header. */
export interface Step {
  isShown: (place: Place) => boolean
  /** True for cells that step back while others are in focus. */
  isDimmed: (place: Place) => boolean
}

/**
 * Reads `2,1|3,*|*,2|all`: places in focus, click by click. `*` stands for every row or column.
 *
 * @throws Error naming the part that is none of these or lies outside the table
 */
export function parseFocus(focus: string, rows: number, columns: number): ((place: Place) => boolean)[] {
  return focus.split('|').map(part => part.trim()).filter(part => part !== '').map((part) => {
    if (part === 'all')
      return () => true
    const match = /^(\*|\d+)\s*,\s*(\*|\d+)$/.exec(part)
    const row = match?.[1] === '*'
      ? '*'
      : Number(match?.[1])
    const column = match?.[2] === '*'
      ? '*'
      : Number(match?.[2])
    const inside = (value: number | '*', last: number): boolean => value === '*' || (value >= 1 && value <= last)
    if (!match || !inside(row, rows) || !inside(column, columns - 1))
      throw new Error(`focus "${part}" is not a cell of this table: expected row,column with rows 1 to ${rows} and columns 1 to ${columns - 1} (heads not counted), * or all`)
    // The heads that name a focused cell stay lit with it.
    return place => (row === '*' || place.row === row || place.row === 0) && (column === '*' || place.column === column || place.column === 0)
  })
}

/** When a cell comes: the number of the click, 0 for from the start. */
export function revealAt(place: Place, reveal: Reveal, columns: number): number {
  if (reveal === 'row')
    return place.row
  if (reveal === 'column')
    return place.column
  if (reveal === 'cell') {
    return place.row === 0 || place.column === 0
      ? 0
      : (place.row - 1) * (columns - 1) + place.column
  }
  return 0
}

/** Number of clicks that the reveal takes before any focus. */
export function revealClicks(reveal: Reveal, rows: number, columns: number): number {
  return {
    row: rows,
    column: columns - 1,
    cell: rows * (columns - 1),
    none: 0,
  }[reveal]
}

/**
 * Every state of a table, index 0 before its first click.
 *
 * @param rows number of body rows
 * @param columns number of columns, the row heads included
 * @throws Error for a focus outside the table
 */
export function tableSteps(rows: number, columns: number, reveal: Reveal, focus = ''): Step[] {
  const clicks = revealClicks(reveal, rows, columns)
  const revealing = Array.from({ length: clicks + 1 }, (_, click): Step => ({
    isShown: place => revealAt(place, reveal, columns) <= click,
    isDimmed: () => false,
  }))
  const focusing = parseFocus(focus, rows, columns).map((isLit): Step => ({
    isShown: () => true,
    isDimmed: place => !isLit(place),
  }))
  return [...revealing, ...focusing]
}
