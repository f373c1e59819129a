import type { Place } from '../../../../lib/features/table/client/steps.ts'
import { expect, it } from 'vitest'
import { parseFocus, tableSteps } from '../../../../lib/features/table/client/steps.ts'

/** A 2 × 2 body with heads, drawn: `.` hidden, `o` shown, `-` stepped back. */
function draw(reveal: 'row' | 'column' | 'cell' | 'none', focus = ''): string[] {
  return tableSteps(2, 3, reveal, focus).map(step => [0, 1, 2].map(row => [0, 1, 2].map((column) => {
    const place: Place = { row, column }
    return !step.isShown(place)
      ? '.'
      : step.isDimmed(place)
        ? '-'
        : 'o'
  }).join('')).join(' '))
}

it('reveals by row, the header first', () => {
  expect(draw('row')).toEqual(['ooo ... ...', 'ooo ooo ...', 'ooo ooo ooo'])
})

it('reveals by column, the row heads first', () => {
  expect(draw('column')).toEqual(['o.. o.. o..', 'oo. oo. oo.', 'ooo ooo ooo'])
})

it('reveals by cell, the heads first', () => {
  expect(draw('cell')).toEqual([
    'ooo o.. o..',
    'ooo oo. o..',
    'ooo ooo o..',
    'ooo ooo oo.',
    'ooo ooo ooo',
  ])
})

it('shows everything at once by default, without a click', () => {
  expect(draw('none')).toEqual(['ooo ooo ooo'])
})

it('lights a cell with its heads, a row, a column, and all again', () => {
  expect(draw('none', '2,1|1,*|*,2|all')).toEqual([
    'ooo ooo ooo',
    'oo- --- oo-',
    'ooo ooo ---',
    'o-o o-o o-o',
    'ooo ooo ooo',
  ])
})

it.each(['3,1', '1,3', '0,1', '1', 'x,y', '1;1'])('refuses the focus %s in a table of two rows and two columns', (focus) => {
  expect(() => parseFocus(focus, 2, 3)).toThrow(/rows 1 to 2 and columns 1 to 2/)
})
