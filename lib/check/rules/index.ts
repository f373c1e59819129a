import type { Deck } from '../../read/deck.ts'
import type { Problem } from '../../read/problem.ts'

/** Looks at one deck's sources and returns what is wrong, an empty list when nothing is. */
export type DeckRule = (deck: Deck, projectRoot: string) => Promise<Problem[]> | Problem[]

/** Every rule of `npm run check`, cheap ones first. Adding one is a file here and a line below. */
export const deckRules: DeckRule[] = []
