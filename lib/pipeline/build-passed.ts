import type { Deck } from '../project/deck.ts'
import type { BuiltDeck } from '../slidev/build.ts'
import type { WarmSlidev } from '../slidev/process.ts'
import { buildDeck } from '../slidev/build.ts'
import { refusalOf } from './check.ts'

/**
 * Builds a deck that `checked` has let pass.
 *
 * @throws LecternError with the mistakes of its slides that only a compiler sees, or with what Slidev printed
 */
export async function buildPassed(deck: Deck, projectRoot: string, warm?: WarmSlidev): Promise<BuiltDeck> {
  try {
    return await buildDeck(deck, warm)
  }
  catch (error) {
    throw await refusalOf(deck, projectRoot, error)
  }
}
