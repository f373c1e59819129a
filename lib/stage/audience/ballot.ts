/** What the audience is asked: questions that share their choices. A phone takes one choice for each question. */
export interface Ballot {
  /** The same in every window that shows it, and in the file that keeps the result. */
  id: string
  questions: string[]
  choices: string[]
}

/** Voter => number of the choice for each question; -1 where there is none. A voter is a network address. */
export type Votes = Record<string, number[]>

/** A result: how many took each choice, `counts[question][choice]`. */
export interface Result {
  voters: number
  counts: number[][]
}

/** Names of the messages between Vite's server and a window of the talk. */
export const messages = {
  /** From a window: a ballot is on the slide that is shown. */
  open: 'lectern:ballot',
  /** From a window: the ballot with this id is no longer shown. */
  close: 'lectern:ballot-closed',
  /** To a window: where phones vote, and the picture that leads there. */
  place: 'lectern:ballot-place',
  /** To all windows: the votes so far. */
  result: 'lectern:ballot-result',
} as const

const most = { questions: 12, choices: 8, letters: 200, voters: 2000 }

/** A ballot from outside the process, or undefined when it is none that fits a slide and a phone. */
export function parseBallot(value: unknown): Ballot | undefined {
  if (typeof value !== 'object' || value === null)
    return undefined
  const { id, questions, choices } = value as Record<string, unknown>
  return isText(id) && isTexts(questions, most.questions) && isTexts(choices, most.choices)
    ? { id, questions, choices }
    : undefined
}

/** Votes from outside the process, or undefined when a vote is for nothing on the ballot. */
export function parseVotes(value: unknown, { questions, choices }: Ballot): Votes | undefined {
  if (typeof value !== 'object' || value === null)
    return undefined
  const votes = Object.entries(value)
  const isVote = ([voter, taken]: [string, unknown]): boolean => /^[.:%\w]{2,60}$/.test(voter)
    && Array.isArray(taken) && taken.length === questions.length
    && taken.every(choice => Number.isInteger(choice) && choice >= -1 && choice < choices.length)
  return votes.length <= most.voters && votes.every(isVote)
    ? Object.fromEntries(votes) as Votes
    : undefined
}

/**
 * Records a vote; a later one for the same question replaces it.
 *
 * @returns false when it is for nothing on the ballot, or the room is fuller than any
 */
export function vote(votes: Votes, { questions, choices }: Ballot, voter: string, question: number, choice: number): boolean {
  if (!(question in questions) || !(choice in choices))
    return false
  if (!votes[voter] && Object.keys(votes).length >= most.voters)
    return false
  votes[voter] ??= questions.map(() => -1)
  votes[voter][question] = choice
  return true
}

/** Counts the votes. */
export function countVotes(votes: Votes, { questions, choices }: Ballot): Result {
  const all = Object.values(votes)
  return {
    voters: all.length,
    counts: questions.map((_, question) => choices.map((_, choice) => all.filter(taken => taken[question] === choice).length)),
  }
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= most.letters
}

function isTexts(value: unknown, length: number): value is string[] {
  return Array.isArray(value) && value.length > 0 && value.length <= length && value.every(isText)
}
