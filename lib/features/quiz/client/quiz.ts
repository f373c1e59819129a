import type { StageWords } from '../../../project/words/en.ts'
import type { Ballot } from '../../../stage/audience/ballot.ts'
import { enOnStage } from '../../../project/words/en.ts'

/** Where an item belongs: in one of the two sets, in their overlap, or outside both. */
export type Region = typeof regionIds[number]

/** As quiz.yml and the theme's hues name them. */
export const regionIds = ['first', 'both', 'second', 'neither'] as const

/**
 * `Mammals only | Both | Fliers only | Neither`, the tag's `regions`, as labels of the four regions.
 *
 * @returns undefined when there are not four
 */
export function labelRegions(labels = enOnStage.regions): { id: Region, label: string }[] | undefined {
  const words = labels.split('|').map(label => label.trim())
  return words.length === regionIds.length && words.every(Boolean)
    ? regionIds.map((id, index) => ({ id, label: words[index]! }))
    : undefined
}

/** One thing to place. */
export interface QuizItem {
  id: string
  label: string
  /** What it does, in two or three words. */
  hint: string
  region: Region
  /** Why it belongs there, in one line. */
  why: string
  /** True for what belongs in no region: its answer is said, and marked as a trick. */
  trick?: boolean
  /** False for what nobody votes on: it is placed with the answers. */
  asked?: boolean
}

/** Asked before the talk's explanation, and again after it. */
export type Phase = 'before' | 'after'

/** The answers of one asking: item's id => region. */
export type Votes = Record<string, Region>

/** A quiz as the audience is asked it: each item with the regions' labels as choices. */
export function quizBallot(items: QuizItem[], phase: Phase, labels?: string): Ballot {
  return { id: `quiz: ${phase}`, questions: items.filter(item => item.asked !== false).map(({ label }) => label), choices: (labelRegions(labels) ?? []).map(({ label }) => label) }
}

/** How many items stand where they belong; undefined when nothing was placed, which is not the same as none right. */
export function countRight(items: QuizItem[], votes: Votes): number | undefined {
  const placed = items.filter(item => votes[item.id] !== undefined)
  return placed.length === 0
    ? undefined
    : placed.filter(item => votes[item.id] === item.region).length
}

/**
 * The shift between the two askings in one sentence, empty when nobody voted.
 * `Before: 3 of 8 right. Now: 7 of 8. 4 more.`
 */
export function describeShift(items: QuizItem[], before: Votes, after: Votes, words: StageWords = enOnStage): string {
  const [first, second] = [before, after].map(votes => countRight(items, votes))
  const told = (count: number): string => words.right(count, items.length)
  return [
    first === undefined ? '' : words.before(told(first)),
    second === undefined ? '' : words.now(told(second)),
    first === undefined || second === undefined ? '' : words.change(second - first),
  ].filter(Boolean).join(' ')
}
