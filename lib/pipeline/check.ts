import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import { loadDeck } from '../project/deck.ts'
import { findDecks } from '../project/decks.ts'
import { LecternError } from '../project/problem.ts'
import { deckRules } from '../rules/index.ts'
import { hasPassed, rememberPassed } from './passed.ts'

/**
 * Reads the wanted decks and applies every rule of `rules/` to each. Problems are collected, not thrown;
 * a deck that cannot be read contributes its own and the others are still checked.
 *
 * @param trustPassed takes a deck as good that passed before with the same content; `npm run check` never does
 * @throws LecternError when there is no deck to check
 */
export async function checkDecks(projectRoot: string, names: string[] = [], { trustPassed = false } = {}): Promise<{ decks: Deck[], problems: Problem[] }> {
  const decks: Deck[] = []
  const problems: Problem[] = []
  for (const entry of findDecks(projectRoot, names)) {
    try {
      const deck = await loadDeck(entry, projectRoot)
      decks.push(deck)
      if (trustPassed && hasPassed(deck))
        continue
      const found: Problem[] = []
      for (const rule of deckRules)
        found.push(...await rule(deck, projectRoot, found))
      if (found.length === 0)
        await rememberPassed(deck)
      problems.push(...found)
    }
    catch (error) {
      if (!(error instanceof LecternError))
        throw error
      problems.push(...error.problems)
    }
  }
  return { decks, problems }
}
