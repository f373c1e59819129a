import type { Deck } from '../../lib/project/deck.ts'
import { expect, it } from 'vitest'
import { slotMinutes, time } from '../../lib/rules/time.ts'

it.each([
  ['20min', 20],
  ['20 m', 20],
  ['1h30min', 90],
  ['1.5h', 90],
  ['90s', 1.5],
  ['1h 1min 30s', 61.5],
  [45, 45],
])('gives a talk of %j its slot', (duration, minutes) => {
  expect(slotMinutes(duration)).toBe(minutes)
})

it.each([0, -5, '0min', 'long', '20 minutes', 'x20min', '', undefined, null])('knows no slot from %j', (duration) => {
  expect(slotMinutes(duration)).toBeUndefined()
})

interface Given { minutes?: unknown, words?: number, interaction?: string, content?: string }

async function told(duration: unknown, ...slides: Given[]): Promise<unknown[]> {
  const deck = {
    headmatter: { duration },
    slides: slides.map(({ minutes, words = 0, interaction, content = '' }, index) => ({ no: index + 1, file: 'talk.md', line: 10 * index + 1, content, notes: 'word '.repeat(words), frontmatter: { minutes, interaction }, keys: index === 0 ? [{ key: 'title', line: 2 }, { key: 'duration', line: 3 }] : [] })),
  } as unknown as Deck
  return (await time.find(deck, '/', [])).map(({ rule, severity, line, slide, found }) => [rule, severity, line, slide, found])
}

it('tells of a plan that is longer than the slot, where the slot is written, and of no other', async () => {
  expect(await told('10min', { minutes: 6 }, { minutes: 5 })).toEqual([['over-time', 'care', 3, undefined, 'the slides plan 11 minutes, and the slot has 10']])
  expect(await told('11min', { minutes: 6 }, { minutes: 5 })).toEqual([])
  expect(await told('10min', { minutes: '60' }, {})).toEqual([])
  expect(await told(undefined, { minutes: 60 })).toEqual([])
  expect(await told('10min')).toEqual([])
})

it('estimates from the notes what nobody planned, with some patience', async () => {
  // 130 words a minute: 1,495 words are 11.5 minutes.
  expect(await told('10min', { words: 1000 }, { words: 500 })).toEqual([['over-time', 'hint', 3, undefined, 'the notes take about 12 minutes to say, and the slot has 10']])
  expect(await told('10min', { words: 1495 })).toEqual([])
  expect(await told('10min', { words: 1300, interaction: '2min' })).toEqual([['over-time', 'hint', 3, undefined, 'the notes take about 12 minutes to say, and the slot has 10']])
  // A slide takes at least what was planned for it.
  expect(await told('10min', { minutes: 8, words: 13 }, { words: 520 })).toEqual([['over-time', 'hint', 3, undefined, 'the notes take about 12 minutes to say, and the slot has 10']])
})

it('tells of notes that nobody can say in the slide\'s minutes', async () => {
  expect(await told(undefined, {}, { minutes: 1, words: 201 })).toEqual([['hurried-notes', 'care', 11, 2, '201 words of notes for 1 minute']])
  expect(await told(undefined, { minutes: 1.5, words: 400 })).toEqual([['hurried-notes', 'care', 1, 1, '400 words of notes for 1.5 minutes']])
  expect(await told(undefined, { minutes: 1, words: 200 }, { minutes: 0, words: 300 }, { minutes: '1', words: 300 })).toEqual([])
})

it('counts the words that the audience reads, not code, styles, addresses and what is worked out', async () => {
  const words = (many: number): string => Array.from({ length: many }, (_, index) => `don’t-${index}`).join(' ')
  expect(await told(undefined, {}, { content: words(151) })).toEqual([['many-words', 'hint', 11, 2, '151 words on one slide']])
  for (const unread of ['', '<style>\na b\n</style>', '<script setup>\nlet a\n</script>', '<b class="c d">', '[](https://example.org/a/b)', '[](/a "b c d")', '{{ a + b }}', 'https://example.org/a/b/c', '`a b c`', '— + …'])
    expect(await told(undefined, { content: `${words(149)} x${unread}` }), unread).toEqual([])
})
