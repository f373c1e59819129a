import type { InferOutput } from 'valibot'
import type { Ballot, Result } from './ballot.ts'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { integer, is, number, object, pipe, record, regex, string } from 'valibot'
import { jsonObject, jsonOr } from '../../project/json.ts'
import { replaceFile } from '../../project/replace-file.ts'

/** How a room voted, as it is kept beside the talk and printed in the handout. */
const keptVotes = object({
  /** Day of the vote, as 2027-01-31. */
  on: pipe(string(), regex(/^\d{4}-\d\d-\d\d$/)),
  voters: pipe(number(), integer()),
  /** Question => choice => how many took it. */
  votes: record(string(), record(string(), pipe(number(), integer()))),
})
export type KeptVotes = InferOutput<typeof keptVotes>

/** The file beside a talk, `talk.votes.json`. */
export function votesFile(entry: string): string {
  return join(dirname(entry), `${basename(entry, '.md')}.votes.json`)
}

/** Ballot's id => how the last room voted. What is no such file counts as none: it is written by us, and may be deleted. */
export function readVotes(entry: string): Record<string, KeptVotes> {
  const path = votesFile(entry)
  const known = existsSync(path) ? jsonOr(jsonObject, readFileSync(path, 'utf8'), {}) : {}
  return Object.fromEntries(Object.entries(known).filter((one): one is [string, KeptVotes] => is(keptVotes, one[1])))
}

/**
 * Keeps the result of a ballot; that of an earlier room goes.
 *
 * @throws Error when the folder cannot be written to
 */
export function keepVotes(entry: string, ballot: Ballot, { voters, counts }: Result, on: string): void {
  const votes = Object.fromEntries(ballot.questions.map((question, row) => [question, Object.fromEntries(ballot.choices.map((choice, column) => [choice, counts[row]?.[column] ?? 0]))]))
  replaceFile(votesFile(entry), `${JSON.stringify({ ...readVotes(entry), [ballot.id]: { on, voters, votes } }, null, 2)}\n`)
}

/** The last room's result of a ballot, or undefined when there is none or its words were others. */
export function resultOf(kept: KeptVotes | undefined, { questions, choices }: Ballot): (Result & { on: string }) | undefined {
  const counts = questions.map(question => choices.map(choice => kept?.votes[question]?.[choice]))
  return kept && counts.flat().every(count => count !== undefined)
    ? { on: kept.on, voters: kept.voters, counts: counts as number[][] }
    : undefined
}
