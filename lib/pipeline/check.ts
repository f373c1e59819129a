import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import { relative } from 'node:path'
import process from 'node:process'
import { except } from '../check/exceptions.ts'
import { allRules } from '../check/registry.ts'
import { atAuthorsLines } from '../project/author-lines.ts'
import { loadDeck } from '../project/deck.ts'
import { findDecks } from '../project/decks.ts'
import { LecternError, UseError } from '../project/problem.ts'
import { timed } from '../project/profile.ts'
import { deckRules } from '../rules/index.ts'
import { once, sift, strictnessOf, tellWarnings } from '../rules/severity.ts'
import { fetchRemote } from '../slidev/remote/fetch-remote.ts'
import { passedBefore, rememberPassed } from './passed.ts'

/** Ids of the rules that need no slide in a browser: only of these is known that an exception is not needed. */
const sourceIds = new Set(deckRules.flatMap(({ tells }) => tells.map(({ id }) => id)))

/** How decks are checked. */
export interface CheckOptions {
  /** Takes a deck as good that passed before with the same content; `npm run check` never does. */
  trustPassed?: boolean
  /** Every finding refuses, whatever the deck's theme. */
  strict?: boolean
  /** Fetches what the decks show of other hosts; with `offline`, only what was fetched before may be shown. */
  remote?: 'fetch' | 'offline'
}

/**
 * Reads the wanted decks and applies every rule of `rules/` to each. Problems are collected, not thrown;
 * a deck that cannot be read contributes its own and the others are still checked.
 *
 * @returns the decks; problems, which stop a command; warnings, which do not
 * @throws UseError when there is no deck to check, or no browser to draw a diagram with
 */
export async function checkDecks(projectRoot: string, names: string[] = [], { trustPassed = false, strict = false, remote }: CheckOptions = {}): Promise<{ decks: Deck[], problems: Problem[], warnings: Problem[] }> {
  const decks: Deck[] = []
  const problems: Problem[] = []
  const warnings: Problem[] = []
  for (const entry of findDecks(projectRoot, names)) {
    try {
      const deck = await loadDeck(entry, projectRoot)
      decks.push(deck)
      tellRemarks(deck, projectRoot)
      if (remote)
        await timed(`${deck.name}: fetch from other hosts`, () => fetchRemote(deck, projectRoot, { offline: remote === 'offline' }))
      const found = once(atAuthorsLines(await timed(`${deck.name}: check`, () => findings(deck, projectRoot, trustPassed)), deck, projectRoot))
      const sifted = sift(except(found, deck, sourceIds, allRules.map(({ id }) => id)).rest.filter(({ severity }) => severity !== 'hint'), strictnessOf(deck, strict))
      problems.push(...sifted.errors)
      warnings.push(...sifted.warnings)
    }
    catch (error) {
      // What the machine lacks is nobody's mistake in a deck.
      if (!(error instanceof LecternError) || error instanceof UseError)
        throw error
      problems.push(...error.problems)
    }
  }
  return { decks, problems, warnings }
}

/**
 * The wanted decks, drafts as well, once every rule has passed them; what they show of other hosts is fetched.
 *
 * @throws LecternError with every problem found, and as `checkDecks` does
 */
export async function checked(projectRoot: string, names: string[], { strict, offline }: { strict?: boolean, offline?: boolean } = {}): Promise<Deck[]> {
  const { decks, problems, warnings } = await checkDecks(projectRoot, names, { trustPassed: true, strict, remote: offline ? 'offline' : 'fetch' })
  tellWarnings(warnings)
  if (problems.length > 0)
    throw new LecternError(problems)
  return decks
}

async function findings(deck: Deck, projectRoot: string, trustPassed: boolean): Promise<Problem[]> {
  const before = trustPassed ? passedBefore(deck) : undefined
  if (before)
    return before
  const found: Problem[] = []
  for (const rule of deckRules)
    found.push(...await rule.find(deck, projectRoot, found))
  if (found.every(({ severity }) => severity !== undefined))
    await rememberPassed(deck, found)
  return found
}

const told = new Set<string>()

/** Prints what the author of a translated file should know, a line each, once a process. */
export function tellRemarks({ translation, entry }: Deck, projectRoot: string): void {
  for (const { line, found, fix } of translation?.notices ?? []) {
    const remark = `${relative(projectRoot, entry)}:${line}: ${found}; ${fix}`
    if (!told.has(remark))
      process.stderr.write(`${remark}\n`)
    told.add(remark)
  }
}
