import type { Shard } from '../site/shard.ts'
import type { SiteOptions } from './build.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { cache } from '../project/cache.ts'
import { loadDeck } from '../project/deck.ts'
import { findDecks } from '../project/decks.ts'
import { onInterrupt } from '../project/interrupt.ts'
import { placeFolder, refuseForeignFolder } from '../project/place.ts'
import { LecternError } from '../project/problem.ts'
import { sideBySide } from '../project/side-by-side.ts'
import { notInParts, partFile, takeParts, writePart } from '../site/part.ts'
import { shardOf } from '../site/shard.ts'
import { isBuilt } from '../slidev/build.ts'
import { fetchRemote } from '../slidev/remote/fetch-remote.ts'
import { buildDecks, refuseLeaks, siteMark } from './build.ts'
import { checked } from './check.ts'
import { prepareSite, writeSite } from './site.ts'

/**
 * Does one shard's share of `buildSite`: checks, builds and prints its decks, and writes them as a part.
 *
 * @returns names of its decks
 * @throws LecternError as `buildSite`
 */
export async function buildShard({ projectRoot, output, names, limit, strict, offline }: SiteOptions, shard: Shard): Promise<string[]> {
  await refuseForeignFolder(output, partFile)
  const all = findDecks(projectRoot, names)
  const own = shardOf(all, shard).map(({ name }) => name)
  const built = await buildDecks(own.length > 0
    ? await checked(projectRoot, own, { strict, offline })
    : [], projectRoot)
  const scratch = await mkdtemp(join(cache, 'shard-'))
  const clean = (): Promise<void> => rm(scratch, { recursive: true, force: true, maxRetries: 3 })
  const forget = onInterrupt(clean)
  try {
    await prepareSite(built, scratch, { limit, strict, offline })
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
export async function mergeParts({ projectRoot, output, names, limit, strict, offline }: SiteOptions, parts: string[]): Promise<void> {
  await refuseForeignFolder(output, siteMark)
  const entries = findDecks(projectRoot, names)
  await takeParts(parts, entries.map(({ name }) => name))
  // The shards have checked the decks; what counts here is that these are the decks they checked.
  const decks = (await Promise.all(entries.map(entry => loadDeck(entry, projectRoot)))).filter(deck => !deck.draft)
  // A build is known by the copies that are in it.
  await sideBySide(decks, deck => fetchRemote(deck, projectRoot, { offline }))
  const missing = decks.filter(deck => !isBuilt(deck))
  if (missing.length > 0)
    throw new LecternError(missing.map(({ name }) => notInParts(name)))
  const built = await buildDecks(decks, projectRoot)
  await placeFolder(output, siteMark, async (site) => {
    await writeSite(built, site, { limit, strict, offline })
    await refuseLeaks(site, decks, projectRoot)
  })
}
