import { expect, it } from 'vitest'
import { linesFor, widthOf } from '../../lib/article/fit/measure.ts'

it('breaks lines between words, and words that are wider than a line', () => {
  expect(linesFor('one two three', { size: 24, width: 95, leading: 1.4 })).toBe(2)
  expect(linesFor('x'.repeat(100), { size: 24, width: 200, leading: 1.4 })).toBeGreaterThan(4)
  expect(linesFor('海水每天涨落两次', { size: 24, width: 100, leading: 1.4 })).toBe(2)
  expect(widthOf('code', 20, 'mono')).toBeCloseTo(4 * 12.64)
})
