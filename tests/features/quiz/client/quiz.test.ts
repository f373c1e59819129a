import type { QuizItem } from '../../../../lib/features/quiz/client/quiz.ts'
import { expect, it } from 'vitest'
import { countRight, describeShift, labelRegions, quizBallot } from '../../../../lib/features/quiz/client/quiz.ts'
import { parseBallot } from '../../../../lib/features/quiz/client/votes.ts'

const items: QuizItem[] = [
  {
    id: 'bert',
    label: 'BERT',
    hint: 'reads',
    region: 'first',
    why: 'x',
  },
  {
    id: 'gpt',
    label: 'GPT',
    hint: 'writes',
    region: 'both',
    why: 'x',
  },
]

it('counts what stands where it belongs, and tells nobody voted from none right', () => {
  expect(countRight(items, { bert: 'first', gpt: 'neither' })).toBe(1)
  expect(countRight(items, { bert: 'both' })).toBe(0)
  expect(countRight(items, {})).toBeUndefined()
})

it.each([
  [{}, {}, ''],
  [
    { bert: 'both' },
    {},
    'Before: 0 of 2 right.',
  ],
  [
    {},
    { bert: 'first' },
    'Now: 1 of 2 right.',
  ],
  [
    { bert: 'both' },
    { bert: 'first', gpt: 'both' },
    'Before: 0 of 2 right. Now: 2 of 2 right. 2 more.',
  ],
  [
    { gpt: 'both' },
    { gpt: 'neither' },
    'Before: 1 of 2 right. Now: 0 of 2 right. 1 fewer.',
  ],
  [
    { gpt: 'both' },
    { gpt: 'both' },
    'Before: 1 of 2 right. Now: 1 of 2 right. No change.',
  ],
] as const)('tells the shift from %j to %j', (before, after, text) => {
  expect(describeShift(items, before, after)).toBe(text)
})

it.each([
  null,
  '',
  '{',
  '[]',
  '7',
  '{"before": 3}',
  'null',
])('takes %j from storage for an empty ballot', (stored) => {
  expect(parseBallot(stored)).toEqual({ before: {}, after: {} })
})

it('drops votes for regions that do not exist', () => {
  expect(parseBallot('{"before": {"bert": "first", "gpt": "<script>"}}').before).toEqual({ bert: 'first' })
})

it('takes the labels of its regions from the tag, four of them', () => {
  expect(labelRegions('Mammals only | Both | Fliers only | Neither')?.map(({ id, label }) => `${id}: ${label}`)).toEqual(['first: Mammals only', 'both: Both', 'second: Fliers only', 'neither: Neither'])
  expect(quizBallot(items, 'before').choices).toEqual(['First only', 'Both', 'Second only', 'Neither'])
  expect(quizBallot(items, 'before', 'A|B|C|D').choices).toEqual(['A', 'B', 'C', 'D'])
  expect(labelRegions('A | B | C')).toBeUndefined()
  expect(labelRegions('A | | C | D')).toBeUndefined()
})
