import type { Deck } from '../../../lib/project/deck.ts'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { pollBallot } from '../../../lib/features/poll/client/poll.ts'
import { expandPolls } from '../../../lib/features/poll/expand.ts'
import { polls } from '../../../lib/features/poll/rule.ts'
import { toAttribute } from '../../../lib/markdown/attribute.ts'

/** A slide as Slidev's transformer gets it back, in a talk whose last room voted so. */
async function expand(original: string, votes?: object): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  if (votes)
    writeFileSync(join(folder, 'talk.votes.json'), JSON.stringify(votes))
  const edits: [start: number, end: number, text: string][] = []
  const s = { original, overwrite: (...edit: [number, number, string]) => edits.push(edit) }
  await expandPolls({ s, options: { entry: join(folder, 'talk.md') } } as never)
  return edits.reverse().reduce((text, [start, end, now]) => text.slice(0, start) + now + text.slice(end), original)
}

const room = (votes: object): object => ({ 'poll: Tea?': { on: '2026-11-26', voters: 3, votes: { 'Tea?': votes } } })

it('asks one question, with the choices between its bars', () => {
  expect(pollBallot('Tea?', ' yes | no |')).toEqual({ id: 'poll: Tea?', questions: ['Tea?'], choices: ['yes', 'no'] })
})

it('prints how the last room voted, on the poll that it was asked', async () => {
  const slide = '<Poll question="Tea?" choices="yes | no" />\n\n<Poll question="Milk?" choices="yes | no" />'
  expect(await expand(slide, room({ yes: 2, no: 1 }))).toBe(`<Poll question="Tea?" choices="yes | no" :kept="${toAttribute({ on: '2026-11-26', voters: 3, counts: [[2, 1]] })}" />\n\n<Poll question="Milk?" choices="yes | no" />`)
  expect(await expand(`${slide}\n<Poll />`, room({ yes: 2, perhaps: 1 }))).toBe(`${slide}\n<Poll />`)
  expect(await expand(slide)).toBe(slide)
  expect(await expand('# No poll', room({}))).toBe('# No poll')
})

it.each([
  ['<Poll choices="a | b" />', 'a poll without a question'],
  ['<Poll question="Tea?" />', 'a poll with no choice'],
  ['<Poll question="Tea?" choices="a |" />', 'a poll with one choice'],
  [`<Poll question="Tea?" choices="${Array.from({ length: 9 }, (_, index) => index).join('|')}" />`, 'a poll with more than 8 choices, or a question or choice above 190 letters'],
  [`<Poll question="Tea?" choices="a | ${'b'.repeat(201)}" />`, 'a poll with more than 8 choices, or a question or choice above 190 letters'],
  ['<Poll question="Tea?" choices="a | b" />', undefined],
])('tells of %s at its line', async (tag, found) => {
  const deck = { slides: [{ no: 2, file: 'talk.md', line: 10, content: `one\n\n${tag}` }] } as Deck
  expect((await polls.find(deck, '/', [])).map(({ file, line, slide, found }) => [file, line, slide, found])).toEqual(found === undefined ? [] : [['talk.md', 12, 2, found]])
})
