import { expect, it } from 'vitest'
import { logScale } from '../../../slides/foundation-models-vs-gen-ai/lib/log-scale.ts'

it('spans whole powers of ten and labels each', () => {
  const { ticks, percent } = logScale([5.91e6, 405e9])
  expect(ticks.map(({ label }) => label)).toEqual(['1 M', '10 M', '100 M', '1 B', '10 B', '100 B', '1 T'])
  expect([percent(1e6), percent(1e9), percent(1e12)]).toEqual([0, 50, 100])
})

it('gives a single power of ten a length', () => {
  expect(logScale([1000]).ticks.map(({ label }) => label)).toEqual(['1 K', '10 K'])
})

it('refuses what has no place on a log axis', () => {
  expect(() => logScale([0, 5])).toThrow('needs values above zero, found 0, 5')
  expect(() => logScale([])).toThrow('found none')
})
