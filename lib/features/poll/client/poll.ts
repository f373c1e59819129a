import type { Ballot } from '../../../stage/audience/ballot.ts'

/** A poll as the audience is asked it: `choices` is `Slidev | Marp`. */
export function pollBallot(question: string, choices: string): Ballot {
  return { id: `poll: ${question}`, questions: [question], choices: choices.split('|').map(choice => choice.trim()).filter(Boolean) }
}
