import type { Votes } from '../../../lib/stage/audience/ballot.ts'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { countVotes, parseBallot, parseVotes, vote } from '../../../lib/stage/audience/ballot.ts'
import { keepVotes, readVotes, resultOf } from '../../../lib/stage/audience/keep.ts'

const ballot = { id: 'quiz', questions: ['BERT', 'ChatGPT'], choices: ['one', 'both', 'other'] }

it('counts one vote for each voter and question, the last one', () => {
  const votes: Votes = {}
  expect(vote(votes, ballot, '10.0.0.1', 0, 2)).toBe(true)
  expect(vote(votes, ballot, '10.0.0.1', 0, 1)).toBe(true)
  expect(vote(votes, ballot, '10.0.0.2', 1, 0)).toBe(true)
  expect(countVotes(votes, ballot)).toEqual({ voters: 2, counts: [[0, 1, 0], [1, 0, 0]] })
})

it('takes no vote for what is not on the ballot, and none beyond two thousand voters', () => {
  const votes: Votes = {}
  for (const [question, choice] of [[2, 0], [0, 3], [-1, 0], [0, -1], [0.5, 0]] as const)
    expect(vote(votes, ballot, '10.0.0.1', question, choice)).toBe(false)
  expect(votes).toEqual({})
  const voters = Array.from({ length: 2001 }, (_, index) => vote(votes, ballot, `10.0.${index >> 8}.${index & 255}`, 0, 0))
  expect(voters.indexOf(false)).toBe(2000)
  expect(vote(votes, ballot, '10.0.0.7', 0, 1)).toBe(true)
})

it('reads ballots and votes from outside only in the shape that they have', () => {
  expect(parseBallot({ ...ballot, more: 1 })).toEqual(ballot)
  for (const wrong of [null, 'quiz', {}, { ...ballot, id: '' }, { ...ballot, choices: [] }, { ...ballot, choices: ['x', 1] }, { ...ballot, questions: ['x'.repeat(201)] }, { ...ballot, choices: Array.from({ length: 9 }).fill('x') }])
    expect(parseBallot(wrong)).toBeUndefined()
  expect(parseVotes({ '10.0.0.1': [0, -1], '::1': [-1, 2] }, ballot)).toEqual({ '10.0.0.1': [0, -1], '::1': [-1, 2] })
  for (const wrong of [null, 3, { '10.0.0.1': [0] }, { '10.0.0.1': [0, 3] }, { '10.0.0.1': '00' }, { '<script>': [0, 0] }])
    expect(parseVotes(wrong, ballot)).toBeUndefined()
})

it('keeps the last room beside the talk, whole or not at all, and forgets it when the words change', () => {
  const folder = mkdtempSync(join(tmpdir(), 'votes-'))
  const entry = join(folder, 'talk.md')
  expect(readVotes(entry)).toEqual({})
  keepVotes(entry, ballot, { voters: 3, counts: [[1, 2, 0], [0, 0, 3]] }, '2027-01-31')
  keepVotes(entry, { ...ballot, id: 'poll' }, { voters: 1, counts: [[1, 0, 0], [0, 0, 0]] }, '2027-01-31')
  expect(readdirSync(folder)).toEqual(['talk.votes.json'])
  expect(resultOf(readVotes(entry).quiz, ballot)).toEqual({ on: '2027-01-31', voters: 3, counts: [[1, 2, 0], [0, 0, 3]] })
  expect(resultOf(readVotes(entry).quiz, { ...ballot, choices: ['one', 'both', 'another'] })).toBeUndefined()
  expect(readFileSync(join(folder, 'talk.votes.json'), 'utf8')).toContain('"BERT": {\n        "one": 1')
  for (const damaged of ['{', '[]', '{"quiz": {"on": "today", "voters": 1, "votes": {}}}', '{"quiz": null}', '{"quiz": {"on": "2027-01-31", "voters": 1, "votes": {"BERT": {"one": "1"}}}}']) {
    writeFileSync(join(folder, 'talk.votes.json'), damaged)
    expect(readVotes(entry)).toEqual({})
  }
  rmSync(folder, { recursive: true })
})
