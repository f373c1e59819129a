import type { Ballot, Result } from './ballot.ts'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { replaceFile } from '../../project/replace-file.ts'

/** How a room voted, as it is kept beside the talk and printed in the handout. */
export interface KeptVotes {
  /** Day of the vote, as 2027-01-31. */
  on: string
  voters: number
  /** Question => choice => how many took it. */
  votes: Record<string, Record<string, number>>
}

/** The file beside a talk, `talk.votes.json`. */
export function votesFile(entry: string): string {
  return join(dirname(entry), `${basename(entry, '.md')}.votes.json`)
}

/** Ballot's id => how the last room voted. What is no such file counts as none: it is written by us, and may be deleted. */
export function readVotes(entry: string): Record<string, KeptVotes> {
  const path = votesFile(entry)
  try {
    const known: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {}
    return Object.fromEntries(Object.entries(known ?? {}).filter((one): one is [string, KeptVotes] => isKept(one[1])))
  }
  catch {
    return {}
  }
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

function isKept(value: unknown): boolean {
  const { on, voters, votes } = (value ?? {}) as Partial<Record<keyof KeptVotes, unknown>>
  return typeof on === 'string' && /^\d{4}-\d\d-\d\d$/.test(on) && Number.isInteger(voters) && typeof votes === 'object' && votes !== null
    && Object.values(votes).every(choices => typeof choices === 'object' && choices !== null && Object.values(choices).every(Number.isInteger))
}
