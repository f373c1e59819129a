import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import { relative } from 'node:path'
import process from 'node:process'
import { atAuthorsLines } from '../project/author-lines.ts'
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
      for (const line of remarksOf(deck, projectRoot))
        process.stderr.write(`${line}\n`)
      if (trustPassed && hasPassed(deck))
        continue
      const found: Problem[] = []
      for (const rule of deckRules)
        found.push(...await rule(deck, projectRoot, found))
      if (found.length === 0)
        await rememberPassed(deck)
      problems.push(...atAuthorsLines(found, deck, projectRoot))
    }
    catch (error) {
      if (!(error instanceof LecternError))
        throw error
      problems.push(...error.problems)
    }
  }
  return { decks, problems }
}

/** What the author of a translated file should know, a line each. */
function remarksOf({ translation, entry }: Deck, projectRoot: string): string[] {
  return (translation?.notices ?? []).map(({ line, found, mend }) => `${relative(projectRoot, entry)}:${line}: ${found}; ${mend}`)
}
