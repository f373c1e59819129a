import type { Node, Point } from '../../../lib/features/diagram/in-page/routes.ts'
import { expect, it } from 'vitest'
import { crossings, isFree, isStraight, placeOf, routes, runsAlong } from '../../../lib/features/diagram/in-page/routes.ts'

const box = (left: number, top: number, width = 100, height = 40, isRectangle = true): Node => ({ left, right: left + width, top, bottom: top + height, isRectangle })
const line = (...points: [number, number][]): Point[] => points.map(([x, y]) => ({ x, y }))
const alone = { index: 0, count: 1 }

/** Ways as `100,20 196,20`, the plainest first. */
function ways(from: Node, to: Node, { isAcross = true, hasLabels = false, lanes = alone, all = [from, to], old = line([0, 0], [0, 100]) } = {}): string[] {
  return routes(from, to, isAcross, hasLabels, lanes, all, old, { start: 0, end: 4 }).map(points => points.map(({ x, y }) => `${x},${y}`).join(' '))
}

it('goes straight between boxes that face each other, from either side, side by side where there are two lines', () => {
  expect(ways(box(0, 0), box(200, 0))[0]).toBe('100,20 196,20')
  expect(ways(box(200, 0), box(0, 0))[0]).toBe('200,20 104,20')
  expect(ways(box(0, 0), box(0, 140), { isAcross: false })[0]).toBe('50,40 50,136')
  expect([0, 1].map(index => ways(box(0, 0), box(200, 0), { lanes: { index, count: 2 } })[0])).toEqual(['100,8 196,8', '100,32 196,32'])
})

it('goes in steps where they do not, early where a label has to stand, and meets a round shape in its middle alone', () => {
  expect(ways(box(0, 0), box(200, 100))[0]).toBe('100,20 150,20 150,120 196,120')
  expect(ways(box(0, 0), box(200, 100), { hasLabels: true })[0]).toBe('100,20 122,20 122,120 196,120')
  expect(ways(box(0, 0), box(200, 12, 100, 40, false))[0]).toBe('100,32 196,32')
  expect(ways(box(0, 0, 100, 40, false), box(200, 12, 100, 40, false))[0]).toBe('100,20 150,20 150,32 196,32')
})

it('goes around what stands between, and nowhere from boxes that touch', () => {
  expect(ways(box(0, 0), box(400, 0), { all: [box(0, 0), box(200, -20, 100, 100), box(400, 0)], old: line([0, 90], [400, 90]) }).at(-1)).toBe('50,40 50,102 450,102 450,44')
  expect(ways(box(0, 0), box(400, 0), { all: [box(0, 0), box(200, -20, 100, 100), box(400, 0)], old: line([0, -90], [400, -90]) }).at(-1)).toBe('50,0 50,-42 450,-42 450,-4')
  expect(ways(box(0, 0), box(110, 0))).toEqual([])
})

it('sees a line that runs through a box, along another line, or across it', () => {
  const level = line([0, 0], [100, 0])
  expect([box(40, -10, 20, 20), box(40, 5, 20, 20), box(40, 20, 20, 20)].map(taken => isFree(level, [taken], []))).toEqual([false, false, true])
  expect(isFree(level, [], [box(90, -20)])).toBe(false)
  expect(isFree(level, [], [box(100, -20)])).toBe(true)
  const edge = { start: 'a', end: 'b' }
  expect([line([50, 4], [150, 4]), line([50, 12], [150, 12]), line([95, 4], [150, 4])].map(points => runsAlong(level, { ...edge, points: [] }, [{ start: 'c', end: 'd', points }]))).toEqual([true, false, false])
  expect(runsAlong(level, { ...edge, points: [] }, [{ start: 'a', end: 'd', points: level }])).toBe(false)
  expect([line([50, -50], [50, 50]), line([50, 0], [50, 50]), line([150, -50], [150, 50])].map(points => crossings(level, [{ start: 'c', end: 'd', points }]))).toEqual([1, 0, 0])
})

it('tells a straight line from a kinked one, and has a label on the part with room for it', () => {
  expect([line([0, 0], [50, 1], [100, 0]), line([0, 0], [50, 9], [100, 0]), []].map(isStraight)).toEqual([true, false, true])
  expect(placeOf(box(0, 0, 60, 20), line([0, 0], [20, 0], [20, 50], [120, 50]))).toEqual({ x: 70, y: 50 })
  expect(placeOf(box(0, 0, 90, 20), line([0, 0], [20, 0], [20, 200], [120, 200]))).toEqual({ x: 20, y: 100 })
})
