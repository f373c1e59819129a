import { parseSync } from '@slidev/parser'
import { expect, it } from 'vitest'
import { describeRehearsal, toMinutes } from '../../../lib/stage/rehearsal/report.ts'
import { setMinutes } from '../../../lib/stage/rehearsal/set-minutes.ts'
import { createStopwatch } from '../../../lib/stage/rehearsal/stopwatch.ts'

it('measures each slide from the moment the clock was started, and adds its visits', () => {
  const watch = createStopwatch()
  watch.at({ slide: 1, startedAt: 0 }, 0)
  expect(watch.at({ slide: 1, startedAt: 60_000 }, 60_100)).toBeUndefined()
  expect(watch.at({ slide: 2, startedAt: 60_000 }, 90_000)).toEqual({ slide: 1, seconds: 30 })
  expect(watch.at({ slide: 1, startedAt: 60_000 }, 100_000)).toEqual({ slide: 2, seconds: 10 })
  expect(watch.at({ slide: 1, startedAt: 60_000 }, 104_000)).toBeUndefined()
  expect(watch.stop(105_000)).toEqual({ slide: 1, seconds: 5 })
  expect(watch.seconds()).toEqual(new Map([[1, 35], [2, 10]]))
  expect(watch.stop(200_000)).toBeUndefined()
})

it('counts from the first step where nobody starts the clock, and passes over slides that are only passed', () => {
  const watch = createStopwatch()
  watch.at({ slide: 1, startedAt: 0 }, 0)
  expect(watch.at({ slide: 2, startedAt: 0 }, 900_000)).toBeUndefined()
  expect(watch.at({ slide: 3, startedAt: 0 }, 900_500)).toBeUndefined()
  expect(watch.at({ slide: 4, startedAt: 0 }, 920_500)).toEqual({ slide: 3, seconds: 20 })
  expect(watch.seconds()).toEqual(new Map([[3, 20]]))
})

it('says what was planned and what it took', () => {
  expect(describeRehearsal([
    { slide: 1, title: 'Hello', planned: 60, seconds: 72 },
    { slide: 2, title: 'More', planned: 60, seconds: 62 },
  ])).toBe([
    '   1   1:12  planned 1:00, 0:12 over     Hello',
    '   2   1:02  planned 1:00                More',
    ' sum   2:14  planned 2:00, 0:14 over     all together',
  ].join('\n'))
  expect(describeRehearsal([{ slide: 1, title: 'Hello', planned: undefined, seconds: 5 }])).not.toContain('planned')
})

it('rounds up to quarters of a minute', () => {
  expect([1, 15, 16, 60, 61].map(toMinutes)).toEqual([0.25, 0.25, 0.5, 1, 1.25])
})

it.each([
  ['\n'],
  ['\r\n'],
])('writes minutes into each kind of frontmatter and leaves the rest as it is (%j)', (newline) => {
  const source = [
    '---',
    'title: A # why',
    'minutes: 9',
    '---',
    '',
    '# One',
    '',
    '---',
    '',
    '# Two',
    '',
    '---',
    'layout: center',
    '---',
    '',
    '# Three',
    '',
    '---',
    '',
    '```yaml',
    'layout: center',
    '```',
    '',
    '# Four',
    '',
  ].join(newline)
  const { slides } = parseSync(source, 'slides.md')
  const written = setMinutes(source, slides.map((slide, index) => ({ ...slide, minutes: index + 1 })))
  const after = parseSync(written, 'slides.md').slides
  expect(after.map(slide => slide.frontmatter.minutes)).toEqual([1, 2, 3, 4])
  expect(after.map(slide => slide.content.trim())).toEqual(slides.map(slide => slide.content.trim()))
  expect(written).toContain('title: A # why')
  const added = written.split(newline).filter(line => !source.split(newline).includes(line))
  expect(added).toEqual(['minutes: 1', 'minutes: 2', 'minutes: 3', 'minutes: 4'])
})

it('begins a file that has no frontmatter', () => {
  const source = '# One\n\n---\n\n# Two\n'
  const written = setMinutes(source, parseSync(source, 'slides.md').slides.map(slide => ({ ...slide, minutes: 2 })))
  expect(written).toBe('---\nminutes: 2\n---\n\n# One\n\n---\nminutes: 2\n---\n\n# Two\n')
})
