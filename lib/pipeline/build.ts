import type { Deck } from '../project/deck.ts'
import type { Shard } from '../site/shard.ts'
import type { BuiltDeck } from '../slidev/build.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cache } from '../project/cache.ts'
import { loadDeck } from '../project/deck.ts'
import { findDecks } from '../project/decks.ts'
import { onInterrupt } from '../project/interrupt.ts'
import { placeFolder, refuseForeignFolder } from '../project/place.ts'
import { LecternError } from '../project/problem.ts'
import { createProgress } from '../project/progress.ts'
import { sideBySide } from '../project/side-by-side.ts'
import { tellWarnings } from '../rules/severity.ts'
import { prepareSite, writeSite } from '../site/assemble.ts'
import { notInParts, partFile, takeParts, writePart } from '../site/part.ts'
import { shardOf } from '../site/shard.ts'
import { buildDeck, forgetOldBuilds, isBuilt } from '../slidev/build.ts'
import { checkDecks } from './check.ts'

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
}

/** Every site has one, and hardly anything else does. */
const siteMark = 'sw.js'

/**
 * Markdown → read → render → check → write, for every wanted deck that is not a draft.
 *
 * @returns names of the decks that had to be built; the others were unchanged since they were built before
 * @throws LecternError with every problem found; `output` is then as it was before
 */
export async function buildSite({ projectRoot, output, names, limit, strict }: SiteOptions): Promise<string[]> {
  await refuseForeignFolder(output, siteMark)
  const built = await buildDecks(await checked(projectRoot, names, strict))
  await placeFolder(output, siteMark, site => writeSite(built, site, { limit, strict }))
  await forgetOldBuilds()
  return built.filter(({ app }) => app.fresh).map(({ deck }) => deck.name)
}

/**
 * Does one shard's share of `buildSite`: checks, builds and prints its decks, and writes them as a part.
 *
 * @returns names of its decks
 * @throws LecternError as `buildSite`
 */
export async function buildShard({ projectRoot, output, names, limit, strict }: SiteOptions, shard: Shard): Promise<string[]> {
  await refuseForeignFolder(output, partFile)
  const all = findDecks(projectRoot, names)
  const own = shardOf(all, shard).map(({ name }) => name)
  const built = await buildDecks(own.length > 0
    ? await checked(projectRoot, own, strict)
    : [])
  const scratch = await mkdtemp(join(cache, 'shard-'))
  const clean = (): Promise<void> => rm(scratch, { recursive: true, force: true, maxRetries: 3 })
  const forget = onInterrupt(clean)
  try {
    await prepareSite(built, scratch, { limit, strict })
  }
  finally {
    forget()
    await clean()
  }
  await placeFolder(output, partFile, folder => writePart(built, shard, all.map(({ name }) => name), folder))
  return own
}

/**
 * Puts the site together from the parts of all shards, byte for byte as `buildSite` writes it in one go.
 *
 * @param options what was built, and where to write
 * @param parts absolute paths of the folders that the shards wrote, in any order
 * @throws LecternError when a part is missing, or is of other sources than these
 */
export async function mergeParts({ projectRoot, output, names, limit, strict }: SiteOptions, parts: string[]): Promise<void> {
  await refuseForeignFolder(output, siteMark)
  const entries = findDecks(projectRoot, names)
  await takeParts(parts, entries.map(({ name }) => name))
  // The shards have checked the decks; what counts here is that these are the decks they checked.
  const decks = (await Promise.all(entries.map(entry => loadDeck(entry, projectRoot)))).filter(deck => !deck.draft)
  const missing = decks.filter(deck => !isBuilt(deck))
  if (missing.length > 0)
    throw new LecternError(missing.map(({ name }) => notInParts(name)))
  const built = await buildDecks(decks)
  await placeFolder(output, siteMark, site => writeSite(built, site, { limit, strict }))
}

async function checked(projectRoot: string, names: string[], strict?: boolean): Promise<Deck[]> {
  const { decks, problems, warnings } = await checkDecks(projectRoot, names, { trustPassed: true, strict })
  tellWarnings(warnings)
  if (problems.length > 0)
    throw new LecternError(problems)
  return decks.filter(deck => !deck.draft)
}

async function buildDecks(decks: Deck[]): Promise<BuiltDeck[]> {
  const progress = createProgress('build', decks.length)
  const built = await sideBySide(decks, async (deck) => {
    const one = await buildDeck(deck)
    progress.step(deck.name)
    return one
  })
  progress.done()
  return built
}
