import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { Sifted } from '../rules/severity.ts'
import { loadDeck } from '../project/deck.ts'
import { findDecks } from '../project/decks.ts'
import { nowWorksOn } from '../project/end-stuck.ts'
import { LecternError, UseError } from '../project/problem.ts'
import { timed } from '../project/profile.ts'
import { compilerRules } from '../rules/index.ts'
import { tellRemarks, tellWarnings } from '../rules/tell.ts'
import { fetchRemote } from '../slidev/remote/fetch-remote.ts'
import { applyRules, checkDeck, judgeDeck } from './check-deck.ts'

/** How decks are checked. */
export interface CheckOptions {
  /**
   * A build follows, which compiles every slide itself: a deck that passed before with the same content is taken as good,
   * and slides are compiled here only to tell their mistakes together with others.
   */
  willBuild?: boolean
  /** Called with each deck once it is read, before any rule looks at it. */
  onDeck?: (deck: Deck) => void
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
export async function checkDecks(projectRoot: string, names: string[] = [], { willBuild = false, strict = false, remote, onDeck }: CheckOptions = {}): Promise<{ decks: Deck[], problems: Problem[], warnings: Problem[] }> {
  const looked: { deck: Deck, found: Problem[] }[] = []
  const problems: Problem[] = []
  const collect = async (work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    }
    catch (error) {
      // What the machine lacks is nobody's mistake in a deck.
      if (!(error instanceof LecternError) || error instanceof UseError)
        throw error
      problems.push(...error.problems)
    }
  }
  for (const entry of findDecks(projectRoot, names)) {
    await collect(async () => {
      const deck = await loadDeck(entry, projectRoot)
      const found: Problem[] = []
      looked.push({ deck, found })
      onDeck?.(deck)
      tellRemarks(deck, projectRoot)
      if (remote)
        await timed(`${deck.name}: fetch from other hosts`, () => fetchRemote(deck, projectRoot, { offline: remote === 'offline' }))
      await timed(`${deck.name}: check`, () => checkDeck(deck, projectRoot, willBuild, found))
    })
  }
  nowWorksOn()
  const judge = ({ deck, found }: typeof looked[number]): Sifted => judgeDeck(found, deck, projectRoot, strict)
  if (willBuild && (problems.length > 0 || looked.some(each => judge(each).errors.length > 0))) {
    for (const { deck, found } of looked)
      await collect(() => applyRules(compilerRules, deck, projectRoot, found))
  }
  const judged = looked.map(judge)
  return {
    decks: looked.map(({ deck }) => deck),
    problems: [...problems, ...judged.flatMap(({ errors }) => errors)],
    warnings: judged.flatMap(({ warnings }) => warnings),
  }
}

/**
 * The wanted decks, drafts as well, once every rule has passed them but those whose work the build that follows does
 * (`buildPassed`); what they show of other hosts is fetched.
 *
 * @throws LecternError with every problem found, and as `checkDecks` does
 */
export async function checked(projectRoot: string, names: string[], { strict, offline, onDeck }: { strict?: boolean, offline?: boolean, onDeck?: CheckOptions['onDeck'] } = {}): Promise<Deck[]> {
  const { decks, problems, warnings } = await checkDecks(projectRoot, names, { willBuild: true, strict, remote: offline ? 'offline' : 'fetch', onDeck })
  tellWarnings(warnings)
  if (problems.length > 0)
    throw new LecternError(problems)
  return decks
}
