import type { Part } from '../../lib/cage/weigh-svg.ts'
import { expect, it } from 'vitest'
import { heaviest, weighSvg } from '../../lib/cage/weigh-svg.ts'

const part = (name: string, attributes: string[] = [], children: Part[] = [], id = ''): Part => ({ name, id, attributes, children })

it('counts shapes, and what refers to them as often as it does', () => {
  const dot = part('rect', [], [], 'dot')
  expect(weighSvg(part('svg', [], [dot, part('use', ['#dot']), part('rect', ['url(#dot)']), part('rect', ['fill: url("#dot")'])]))).toBe(1 + 1 + 2 + 2 + 2)
})

it('finds a bomb of ten lines, without counting it out', () => {
  const levels = Array.from({ length: 60 }, (_, level) => part('g', [], Array.from({ length: 10 }, () => part('use', [`#a${level}`])), `a${level + 1}`))
  expect(weighSvg(part('svg', [], [part('rect', [], [], 'a0'), ...levels]))).toBeGreaterThan(heaviest)
})

it('ends where parts refer to each other in a circle', () => {
  const [a, b] = [part('g', [], [part('use', ['#b'])], 'a'), part('g', [], [part('use', ['#a'])], 'b')]
  expect(weighSvg(part('svg', [], [a, b]))).toBeLessThan(10)
})

it('takes a filter for a thousand shapes wherever it is put', () => {
  const filter = part('filter', [], [part('feTurbulence')], 'f')
  expect(weighSvg(part('svg', [], [filter, part('rect', ['url(#f)'])]))).toBeGreaterThan(2000)
})
