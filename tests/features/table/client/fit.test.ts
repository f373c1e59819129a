import { expect, it } from 'vitest'
import { fitTable } from '../../../../lib/features/table/client/fit.ts'

function room(neededWidth: number, neededHeight: number): { neededWidth: number, neededHeight: number, width: number, height: number } {
  return {
    neededWidth,
    neededHeight,
    width: 850,
    height: 400,
  }
}

it('takes the largest size that fits', () => {
  expect(fitTable(size => room(800, size * 19))).toEqual({ size: 20, problem: '' })
  expect(fitTable(() => room(850, 400))).toEqual({ size: 24, problem: '' })
})

it('takes a pixel too many for rounding, and no more', () => {
  expect(fitTable(() => room(851, 401))).toEqual({ size: 24, problem: '' })
  expect(fitTable(() => room(851.5, 401))).toEqual({ size: 18, problem: 'This table needs 852 px of width where the slide has 850 at 18 px, the smallest text. Split it, drop a column, or shorten its cells.' })
  expect(fitTable(() => room(851, 401.5))).toEqual({ size: 18, problem: 'This table needs 402 px of height where the slide has 400 at 18 px, the smallest text. Split it, drop a row, or shorten its cells.' })
})

it('says how much is missing when even 18 px do not fit', () => {
  const { size, problem } = fitTable(size => room(size * 70, size * 30))
  expect(size).toBe(18)
  expect(problem).toBe('This table needs 1260 px of width where the slide has 850 and 540 px of height where the slide has 400 at 18 px, the smallest text. Split it, drop a column, or shorten its cells.')
})
