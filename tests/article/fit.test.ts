import { expect, it } from 'vitest'
import { linesFor, widthOf } from '../../lib/article/fit/measure.ts'
import { codeRows, tableHeight } from '../../lib/article/fit/room.ts'

it('breaks lines between words, and words that are wider than a line', () => {
  expect(linesFor('one two three', { size: 24, width: 95, leading: 1.4 })).toBe(2)
  expect(linesFor('x'.repeat(100), { size: 24, width: 200, leading: 1.4 })).toBeGreaterThan(4)
  expect(linesFor('海水每天涨落两次', { size: 24, width: 100, leading: 1.4 })).toBe(2)
  expect(widthOf('code', 20, 'mono')).toBeCloseTo(4 * 12.64)
})

const words = (count: number): string => 'word '.repeat(count)

/** Lines in the highest cell of each row: a row is as high as its lines, the padding of its cells and a border. */
it.each<[what: string, rows: string[][], lines: number | undefined]>([
  ['short cells', [['a', 'b'], ['c', 'd']], 1 + 1],
  ['a row with fewer cells', [['a'], ['c', 'd']], 1 + 1],
  ['a long cell, which gets the room that a short one leaves', [[words(30), 'b']], 2],
  ['cells as long as each other, which share it', [[words(30), words(30)]], 4],
  ['cells three times as long, which get three times as much', [[words(40), words(15)], ['a', 'b']], 4 + 1],
  ['a long word, which keeps its room', [[words(30), 'x'.repeat(50)]], 6],
  ['words with no room beside each other', [['x'.repeat(60), 'y'.repeat(40)]], undefined],
])('gives a table of %s as many lines as its widths let it have', (_, rows, lines) => {
  const height = tableHeight(rows, 20)
  expect(height && (height - rows.length * (0.76 * 20 + 1)) / (20 * 1.28)).toEqual(lines && expect.closeTo(lines))
})

it('counts lines of code as wide as they are shown', () => {
  expect([[''], ['x'], ['x'.repeat(71)], ['x'.repeat(72)], ['\t'.repeat(18)], ['a', 'b'.repeat(143)]].map(lines => codeRows(lines, 18))).toEqual([1, 1, 1, 2, 2, 4])
})
