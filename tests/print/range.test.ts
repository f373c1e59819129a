import type { Slide } from '../../lib/project/deck.ts'
import { expect, it } from 'vitest'
import { parseRange } from '../../lib/print/range.ts'

const deck = { name: 'talk', slides: [1, 2, 3, 4, 5].map(no => ({ no }) as Slide) }

it('reads numbers, spans and open ends', () => {
  expect(parseRange(undefined, deck)).toEqual([1, 2, 3, 4, 5])
  expect(parseRange('1, 4-5', deck)).toEqual([1, 4, 5])
  expect(parseRange('4-,2,4', deck)).toEqual([2, 4, 5])
})

it.for(['0', '6', '3-2', 'one', '1,,2', '2-9'])('refuses %s, naming the deck and its slides', (range) => {
  expect(() => parseRange(range, deck)).toThrow(`--range is "${range}"\n  expected: slides of talk, which has 5`)
})
