import { expect, it } from 'vitest'
import { heightOf, linesFor, widthOf } from '../../lib/article/fit/measure.ts'
import { captionHeight, codeHeight, codeRows, fitsCover, fitsStatement, itemHeight, leadHeight, longestWord, roomUnder, tableHeight, titleHeight } from '../../lib/article/fit/room.ts'

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

/** Up to how many words, or letters of one, something fits. */
function mostOf(fits: (text: string) => boolean, unit = 'word '): number {
  let count = 0
  while (count < 400 && fits(unit.repeat(count + 1).trim()))
    count++
  return count
}

it.each<[what: string, fits: (text: string) => boolean, words: number, letters: number]>([
  ['a line', text => linesFor(text, { size: 24, width: 200, leading: 1.5 }) === 1, 3, 17],
  ['a title\'s first line', text => titleHeight(text) === 61.76, 10, 49],
  ['a lead\'s first line', text => leadHeight(text) < 50, 14, 73],
  ['an entry\'s first line', text => itemHeight(text) < 50, 14, 70],
  ['a caption\'s first line', text => captionHeight(text) < 50, 17, 88],
  ['a statement without a title', text => fitsStatement('', text), 70, 371],
  ['a statement below a title of two lines', text => fitsStatement('word '.repeat(10).trim(), text), 50, 265],
  ['a statement below a smaller title', text => fitsStatement('word '.repeat(20).trim(), text), 20, 106],
  ['a statement below the smallest title', text => fitsStatement('word '.repeat(40).trim(), text), 40, 212],
  ['a statement\'s title', text => fitsStatement(text, 'a'), 90, 47],
  ['a cover\'s lead', text => fitsCover('A', text, false), 56, 291],
  ['a cover\'s lead with a foot', text => fitsCover('A', text, true), 49, 254],
  ['a cover\'s lead below a long title', text => fitsCover('word '.repeat(6).trim(), text, true), 35, 181],
  ['a cover\'s title', text => fitsCover(text, 'a', false), 60, 326],
  ['a line of code', text => codeRows([text], 22) === 1, 11, 58],
  ['a table', text => tableHeight([[text, 'y']], 18) !== undefined, 400, 82],
  ['a table with a long word below', text => tableHeight([['a', text], ['x'.repeat(30), 'b']], 18) !== undefined, 400, 53],
  ['a row\'s first line', text => tableHeight([[text, 'y']], 18)! < 40, 18, 82],
  ['a row\'s first line beside another', text => tableHeight([[text, 'word '.repeat(10)]], 18)! < 40, 8, 39],
])('fits so many words, or letters of one, into %s', (_, fits, words, letters) => {
  expect([mostOf(fits), mostOf(fits, 'x')]).toEqual([words, letters])
})

it('adds what is around words to their height', () => {
  expect([titleHeight('A', 18), roomUnder('A'), roomUnder('A', 18), leadHeight('A'), itemHeight('A'), captionHeight('A'), codeHeight(['a', 'b'], 20), heightOf('a\nb', { size: 24, width: 200, leading: 1.5 })].map(height => height.toFixed(2))).toEqual(['55.76', '361.23', '366.93', '48.08', '44.08', '40.40', '94.00', '72.00'])
  expect(tableHeight([['a', 'b'], ['c', 'd']], 20)).toBeCloseTo(83.6)
  expect([longestWord('', 20), longestWord('a bb c', 1000)]).toEqual([0, 1188])
})

it.each([
  ['A', 626, 675, 632],
  ['~', 555, 538, 632],
  ['\u00A0', 280, 310, 632],
  ['ÿ', 449, 517, 632],
  ['Ā', 700, 700, 632],
  ['\u007F', 700, 700, 632],
  ['\u0301', 0, 0, 632],
  ['Ж', 700, 700, 632],
  ['\u0500', 700, 700, 700],
  ['\u10FF', 700, 700, 700],
  ['\u1100', 1000, 1000, 1000],
  ['漢', 1000, 1000, 1000],
])('knows how wide %j is', (character, ...wide) => {
  expect((['regular', 'bold', 'mono'] as const).map(weight => widthOf(character, 1000, weight))).toEqual(wide)
})

it.each([
  ['', 1],
  ['a\nb', 2],
  [`${'x'.repeat(17)} a`, 2],
  [`a ${'x'.repeat(17)}`, 2],
  [`${'x'.repeat(20)} ${'x'.repeat(14)}`, 2],
  [`${'x'.repeat(20)} ${'x'.repeat(15)}`, 3],
  ['a  漢漢漢漢漢漢漢', 1],
  ['漢'.repeat(9), 2],
  ['가'.repeat(9), 2],
  ['ｱ'.repeat(9), 2],
  ['豈'.repeat(9), 2],
])('breaks %j into as many lines as a browser', (text, lines) => {
  expect(linesFor(text, { size: 24, width: 200, leading: 1.5 })).toBe(lines)
})
