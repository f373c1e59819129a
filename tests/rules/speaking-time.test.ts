import { expect, it } from 'vitest'
import { readSeconds, speakingSeconds, spokenWords } from '../../lib/rules/speaking-time.ts'

it('counts what is said aloud, not clicks or stage directions', () => {
  expect(spokenWords('Read this.\n\n[click] Now *that*. *(Pause.)* (If asked: yes.) [click:2] Done.')).toBe(5)
  expect(spokenWords('')).toBe(0)
  expect(spokenWords(' one  two\nthree ')).toBe(3)
  expect(spokenWords('one [click] [click:3] [clicked twice] two [not a click] (a\nb)')).toBe(5)
})

it('adds words, clicks and what else is planned', () => {
  expect(speakingSeconds({ notes: 'word '.repeat(130), clicks: 3, interaction: 40 })).toBe(60 + 6 + 40)
})

it.each([
  ['40s', 40],
  ['1min', 60],
  ['1min30s', 90],
  ['1 min 30 s', 90],
  [' 2min ', 120],
  ['12  min 5  s', 725],
  [0, 0],
  ['0s', 0],
  [15, 15],
])('reads %s as %i seconds', (text, seconds) => {
  expect(readSeconds(text)).toBe(seconds)
})

it.each(['', ' ', 'soon', '3h', 'in 40s', '40s or so', '30s1min', Infinity, -1, Number.NaN, undefined, ['40s']])('does not guess at %s', (value) => {
  expect(readSeconds(value)).toBeUndefined()
})
