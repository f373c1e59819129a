import { expect, it } from 'vitest'
import { Edits, trimBlank } from '../../../lib/markdown/translate/edits.ts'

const lines = ['# one', '', '> two three', '> four', 'five']
const written = (edits: Edits, from = 0, to = lines.length): string[] => edits.render(from, to).map(({ text, origin }) => `${origin} ${text}`)

it('gives lines out as they are, with the line of the file each comes from', () => {
  expect(written(new Edits(lines), 1, 4)).toEqual(['2 ', '3 > two three', '4 > four'])
})

it('cuts in any order, the first of two that overlap wins, and a line without text is gone', () => {
  const edits = new Edits(lines)
  edits.cut(2, 6, 11, 'III')
  edits.cut(2, 2, 5, 'II')
  edits.cut(2, 4, 8, 'never')
  edits.cut(4, 0, 4, ' ')
  expect(written(edits)).toEqual(['1 # one', '2 ', '3 > II III', '4 > four'])
})

it('cuts over several lines, and leaves the quotation mark of the last', () => {
  const edits = new Edits(lines)
  edits.cutSpan({ line: 0, column: 2 }, { line: 3, column: 4 }, 'x')
  expect(written(edits)).toEqual(['1 # x', '4 > ur', '5 five'])
  const within = new Edits(lines)
  within.cutSpan({ line: 2, column: 2 }, { line: 2, column: 5 }, 'x')
  within.cutSpan({ line: 3, column: 1 }, { line: 4, column: 0 }, '')
  expect(written(within)).toEqual(['1 # one', '2 ', '3 > x three', '4 >', '5 five'])
})

it('puts lines before and after, drops lines, and joins one to the line before', () => {
  const edits = new Edits(lines)
  edits.before(0, 'a', 'b')
  edits.before(0, 'c')
  edits.after(0, 'd')
  edits.drop(1)
  edits.join(3, 2, ' & ')
  edits.after(4, 'e', 'f')
  expect(written(edits)).toEqual(['1 a', '1 b', '1 c', '1 # one', '1 d', '3 > two three & four', '5 five', '5 e', '5 f'])
  // Nothing stands before the first line that is asked for.
  expect(written(edits, 3, 4)).toEqual(['4 > four'])
})

it('trims blank lines at either end alone', () => {
  const all = [' ', 'a', '', 'b', '\t', ''].map((text, index) => ({ text, origin: index + 1 }))
  expect(trimBlank(all).map(({ origin }) => origin)).toEqual([2, 3, 4])
  expect(trimBlank(all.slice(4))).toEqual([])
})
