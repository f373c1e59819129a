import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import type { Sifted } from '../rules/severity.ts'
import { except } from '../check/exceptions.ts'
import { allRules } from '../check/registry.ts'
import { atAuthorsLines } from '../project/author-lines.ts'
import { compilerRules, deckRules } from '../rules/index.ts'
import { once, sift, strictnessOf } from '../rules/severity.ts'
import { passedBefore, rememberPassed } from './passed.ts'

/** Ids of the rules that need no slide in a browser: only of these is known that an exception is not needed. */
const sourceIds = new Set(deckRules.flatMap(({ tells }) => tells.map(({ id }) => id)))

/** @param found gets what is found, also where a later rule throws */
export async function applyRules(rules: readonly Rule[], deck: Deck, projectRoot: string, found: Problem[]): Promise<void> {
  for (const rule of rules)
    found.push(...await rule.find(deck, projectRoot, found))
}

/**
 * Applies the rules to a deck's sources, and remembers that it passed.
 *
 * @param willBuild a build follows: what is compiled there is not compiled here, and content that passed before is not read again
 */
export async function checkDeck(deck: Deck, projectRoot: string, willBuild: boolean, found: Problem[]): Promise<void> {
  const before = willBuild ? passedBefore(deck) : undefined
  if (before) {
    found.push(...before)
    return
  }
  await applyRules(willBuild ? deckRules.filter(rule => !compilerRules.includes(rule)) : deckRules, deck, projectRoot, found)
  if (found.every(({ severity }) => severity !== undefined))
    await rememberPassed(deck, found)
}

/** What refuses a deck, and what is only told, at its author's lines and without what they accept. */
export function judgeDeck(found: Problem[], deck: Deck, projectRoot: string, strict: boolean): Sifted {
  const { rest } = except(once(atAuthorsLines(found, deck, projectRoot)), deck, sourceIds, allRules.map(({ id }) => id))
  return sift(rest.filter(({ severity }) => severity !== 'hint'), strictnessOf(deck, strict))
}
