import type { Ballot } from '../../../stage/audience/ballot.ts'

/** `"Slidev | Marp"` as two choices. */
export function splitChoices(choices: string): string[] {
  return choices.split('|').map(choice => choice.trim()).filter(Boolean)
}

/** A poll as the audience is asked it. */
export function pollBallot(question: string, choices: string): Ballot {
  return { id: `poll: ${question}`, questions: [question], choices: splitChoices(choices) }
}
