import data from './recorded.json' with { type: 'json' }

/** One fresh head, before and after fine-tuning, from 0 to 1. */
export interface HeadRow {
  seed: number
  /** Share of held-out sentences that it gets right. */
  right: [before: number, after: number]
  /** Chance it gives to the example's being a happy sentence. */
  happy: [before: number, after: number]
}

/** What the slide shows before anything runs: a real run, written by record.ts. */
export interface RecordedRun {
  seed: number
  steps: number
  /** Numbers that training adjusts. */
  weights: number
  /** Words trained on. */
  tokens: number
  /** Loss in nats per word: the first step's, then means over `every` steps. */
  losses: number[]
  every: number
  heads: HeadRow[]
  /** The first head on a body that was never pre-trained, with the same labels. */
  scratch: HeadRow
  temperature: number
  story: string
}

export const recorded = data as RecordedRun
