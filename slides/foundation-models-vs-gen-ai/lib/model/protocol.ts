import type { FineTuned } from './index.ts'
import type { Mood } from './lexicon.ts'
import type { Progress } from './pretrain.ts'
import type { SampleOptions } from './sample.ts'

/**
 * What a page and the worker say to each other. Every request has a number that the
 * page chose; every reply carries the number of its request. A request ends with one
 * reply that is not `progress` or `word`.
 */
export type Request = { id: number } & (
  /** Take the shipped weights, or a random start that has read nothing. Drops the head. */
  | { type: 'load', start: 'shipped' | 'random', seed: number }
  /** Train the loaded weights on; fewer steps than the slide's if given. Drops the head. */
  | { type: 'pretrain', seed: number, steps?: number }
  /** Put a fresh random head on the loaded weights, or, for comparison, on the random ones that they started from. */
  | { type: 'newHead', seed: number, on: 'base' | 'random' }
  /** Train head and body on the labelled sentences, or with `freeze` the head alone. */
  | { type: 'fineTune', freeze: boolean }
  | { type: 'predict', text: string }
  | ({ type: 'sample', prompt: string } & SampleOptions)
  | { type: 'next', prompt: string, temperature: number, count: number }
  /** Ends the pre-training or sampling that runs; both then reply `done`. */
  | { type: 'stop' }
)

export type Reply = { id: number } & (
  | { type: 'done' }
  | ({ type: 'progress' } & Progress)
  | { type: 'word', word: string }
  /** Share of held-out sentences that the fresh head gets right, 0 to 1. */
  | { type: 'head', accuracy: number }
  | ({ type: 'fineTuned' } & FineTuned)
  | { type: 'moods', chances: Record<Mood, number>, unknown: string[] }
  | { type: 'words', words: { word: string, chance: number }[] }
  | { type: 'error', message: string }
)
