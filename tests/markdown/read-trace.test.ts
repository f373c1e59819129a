import { expect, it } from 'vitest'
import { linesInWords, readTrace } from '../../lib/markdown/read-trace.ts'

it.each([
  ['# A\n\n<!-- from a/b.md: 3; 14-16; notes 18, 20-21 -->', { source: 'a/b.md', shown: [[3, 3], [14, 16]], notes: [[18, 18], [20, 21]] }],
  ['<!-- from a.md: 3 -->', { source: 'a.md', shown: [[3, 3]], notes: [] }],
  ['<!-- from a.md: notes 3 -->', undefined],
  ['<!-- a note -->', undefined],
  ['<!-- from a.md: 3 notes 4-5 -->', { source: 'a.md', shown: [[3, 3]], notes: [[4, 5]] }],
  ['<!-- from a.md: 12 - 14 -->', { source: 'a.md', shown: [[12, 12], [14, 14]], notes: [] }],
  ['<!-- from a b.md: 3 -->', undefined],
])('reads where a slide comes from in %j', (content, trace) => {
  expect(readTrace(content)).toEqual(trace)
})

it('names lines as they are written', () => {
  expect([linesInWords([3, 3]), linesInWords([14, 16])]).toEqual(['3', '14-16'])
})
