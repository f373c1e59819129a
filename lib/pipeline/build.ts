import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { BuiltDeck } from '../slidev/build.ts'
import { except } from '../check/exceptions.ts'
import { allRules } from '../check/registry.ts'
import { placeFolder, refuseForeignFolder } from '../project/place.ts'
import { LecternError } from '../project/problem.ts'
import { timed } from '../project/profile.ts'
import { createProgress } from '../project/progress.ts'
import { sideBySide } from '../project/side-by-side.ts'
import { leakRules, leaksIn } from '../site/leaks.ts'
import { forgetOldBuilds } from '../slidev/build.ts'
import { buildPassed } from './build-passed.ts'
import { checked } from './check.ts'
import { writeSite } from './site.ts'

/** What to build and where. */
export interface SiteOptions {
  projectRoot: string
  /** Absolute path of the folder to write; replaced as a whole, and only when everything succeeded. */
  output: string
  /** Deck names; empty for all. */
  names: string[]
  /** Milliseconds for a deck to settle. */
  limit?: number
  /** Every finding refuses, whatever a deck's theme. */
  strict?: boolean
  /** No other host is asked for anything. */
  offline?: boolean
}

/** Every site has one, and hardly anything else does. */
export const siteMark = 'sw.js'

/**
 * Check → build the players → capture, print and write the pages → put the site in place: for every wanted deck that is
 * not a draft.
 *
 * @returns names of the decks that had to be built; the others were unchanged since they were built before
 * @throws LecternError with every problem found; `output` is then as it was before
 */
export async function buildSite({ projectRoot, output, names, limit, strict, offline }: SiteOptions): Promise<string[]> {
  await refuseForeignFolder(output, siteMark)
  const decks = await checked(projectRoot, names, { strict, offline })
  const built = await buildDecks(decks, projectRoot)
  await placeFolder(output, siteMark, async (site) => {
    await writeSite(built, site, { limit, strict, offline })
    await refuseLeaks(site, decks, projectRoot)
  })
  await forgetOldBuilds()
  return built.filter(({ app }) => app.fresh).map(({ deck }) => deck.name)
}

/**
 * @throws LecternError for each thing that a site tells, its authors did not publish, and no exception of its deck accepts;
 * and for each exception that accepts nothing
 */
export async function refuseLeaks(site: string, decks: Deck[], projectRoot: string): Promise<void> {
  const leaks = await timed('search the site for what nobody published', async () => leaksIn(site, decks, projectRoot))
  const published = decks.filter(({ draft }) => !draft)
  const byDeck = Map.groupBy(leaks, ({ within }) => published.find(({ name }) => within.startsWith(`${name}/`)))
  const problems = (deck?: Deck): Problem[] => (byDeck.get(deck) ?? []).map(({ problem }) => problem)
  const looked = new Set(leakRules.map(({ id }) => id))
  const refused = [...problems(), ...published.flatMap(deck => except(problems(deck), deck, looked, allRules.map(({ id }) => id)).rest)]
  if (refused.length > 0)
    throw new LecternError(refused)
}

/** Each deck's player, built side by side; those of drafts are not. */
export async function buildDecks(all: Deck[], projectRoot: string): Promise<BuiltDeck[]> {
  const decks = all.filter(({ draft }) => !draft)
  const progress = createProgress('build', decks.length)
  const built = await sideBySide(decks, async (deck) => {
    const one = await buildPassed(deck, projectRoot)
    progress.step(deck.name)
    return one
  })
  progress.done()
  return built
}
