import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { expandQuiz } from '../../../lib/features/quiz/expand.ts'
import { toAttribute } from '../../../lib/markdown/attribute.ts'

const written = '- id: a\n  label: A\n  hint: H\n  region: both\n  why: W\n- id: b\n  label: B\n  hint: H\n  region: first\n  why: W\n  asked: false\n'
const items = toAttribute([{ id: 'a', label: 'A', hint: 'H', region: 'both', why: 'W' }, { id: 'b', label: 'B', hint: 'H', region: 'first', why: 'W', asked: false }])

/** A slide as Slidev's transformer gets it back, beside these files. */
async function expand(original: string, files: Record<string, string>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  for (const [name, text] of Object.entries(files))
    writeFileSync(join(folder, name), text)
  let edited = original
  const s = { original, overwrite: (start: number, end: number, text: string) => (edited = original.slice(0, start) + text + original.slice(end)) }
  await expandQuiz({ s, options: { entry: join(folder, 'talk.md'), userRoot: folder } } as never)
  return edited
}

it('gives a quiz its items', async () => {
  expect(await expand('x <PlacingQuiz phase="before" /> y', { 'quiz.yml': written })).toBe(`x <PlacingQuiz phase="before" :items="${items}" /> y`)
  expect(await expand('<PlacingQuiz phase="before" />', {})).toBe(`<PlacingQuiz phase="before" :items="${toAttribute([])}" />`)
  await expect(expand('<PlacingQuiz />', { 'quiz.yml': 'a: 1' })).rejects.toThrow('the file is not a list')
  expect(await expand('# None', { 'quiz.yml': 'a: 1' })).toBe('# None')
})

it('prints how the last room answered the same phase, of what was asked', async () => {
  const votes = JSON.stringify({ 'quiz: after': { on: '2026-11-26', voters: 2, votes: { A: { 'First only': 0, 'Both': 2, 'Second only': 0, 'Neither': 0 } } } })
  const kept = ` :kept="${toAttribute({ on: '2026-11-26', voters: 2, counts: [[0, 2, 0, 0]] })}"`
  expect(await expand('<PlacingQuiz phase="after" />', { 'quiz.yml': written, 'talk.votes.json': votes })).toBe(`<PlacingQuiz phase="after" :items="${items}"${kept} />`)
  expect(await expand('<PlacingQuiz phase="before" />', { 'quiz.yml': written, 'talk.votes.json': votes })).not.toContain(':kept')
  expect(await expand('<PlacingQuiz phase="after" regions="A | B | C | D" />', { 'quiz.yml': written, 'talk.votes.json': votes })).not.toContain(':kept')
})
