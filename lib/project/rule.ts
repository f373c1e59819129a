import type { Deck } from './deck.ts'
import type { Problem } from './problem.ts'

/** Looks at one deck's sources and returns what is wrong, an empty list when nothing is; `before` is what the rules above it found. */
export type DeckRule = (deck: Deck, projectRoot: string, before?: readonly Problem[]) => Promise<Problem[]> | Problem[]
