import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { BuiltDeck } from '../slidev/build.ts'
import type { WarmSlidev } from '../slidev/process.ts'
import { LecternError, UseError } from '../project/problem.ts'
import { compilerRules } from '../rules/index.ts'
import { buildDeck } from '../slidev/build.ts'
import { applyRules, judgeDeck } from './check-deck.ts'

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

/** Why Slidev refused to build a deck that passed: its slides' mistakes with their lines, where that is what it is, else Slidev's own words. */
async function refusalOf(deck: Deck, projectRoot: string, error: unknown): Promise<unknown> {
  if (!(error instanceof LecternError) || error instanceof UseError)
    return error
  const found: Problem[] = []
  await applyRules(compilerRules, deck, projectRoot, found)
  const { errors } = judgeDeck(found, deck, projectRoot, false)
  return errors.length > 0 ? new LecternError(errors) : error
}
