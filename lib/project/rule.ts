import type { Deck } from './deck.ts'
import type { Problem } from './problem.ts'

/** Looks at one deck's sources and returns what is wrong, an empty list when nothing is. */
export type DeckRule = (deck: Deck, projectRoot: string) => Promise<Problem[]> | Problem[]
