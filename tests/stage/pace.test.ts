import { expect, it } from 'vitest'
import { deOnStage } from '../../lib/project/words/de.ts'
import { enOnStage } from '../../lib/project/words/en.ts'
import { clockTime, describePace, measurePace, planMinutes } from '../../lib/stage/pace.ts'

it('shares what is left of the talk among the slides without a plan', () => {
  expect(planMinutes([1, undefined, 2, undefined], 8)).toEqual([1, 2.5, 2, 2.5])
  expect(planMinutes([undefined, undefined], 0)).toEqual([0, 0])
  expect(planMinutes([3, 4], 5)).toEqual([3, 4])
})

it.each([
  [0, 'on time'],
  [59, 'on time'],
  [180, 'on time'],
  [195, '0:15 behind'],
])('on slide 2 of 1 + 2 minutes, after %i seconds: %s', (elapsed, text) => {
  const pace = measurePace([1, 2, 3], 2, elapsed)
  expect(describePace(elapsed === 0 || elapsed === 59
    ? measurePace([1, 2, 3], 1, elapsed)
    : pace, enOnStage)).toBe(text)
})

it('is ahead when the slide comes before its time', () => {
  expect(describePace(measurePace([1, 2, 3], 3, 100), enOnStage)).toBe('1:20 ahead')
  expect(describePace(measurePace([1, 2, 3], 3, 100), deOnStage)).toBe('1:20 voraus')
})

it('prints minutes and seconds', () => {
  expect([0, 9, 75, 3601].map(clockTime)).toEqual(['0:00', '0:09', '1:15', '60:01'])
})
