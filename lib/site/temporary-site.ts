import type { Opened, OpenSite } from '../browser/open-site.ts'
import type { BuiltDeck } from '../slidev/build.ts'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { openSite } from '../browser/open-site.ts'
import { cache } from '../project/cache.ts'
import { onInterrupt } from '../project/interrupt.ts'
import { placeDecks } from '../slidev/place-decks.ts'
import { writeDeckPages } from './deck-pages.ts'

/** A site on this machine that lasts as long as the files printed from it are being made, and a browser. */
export interface TemporarySite {
  /** Starts server and browser ahead of the first deck, which tells what goes wrong. */
  warmUp: () => void
  /** Puts a deck into the site, in place of an older build of it: its folder on the disk is that of the whole site, its address the deck's own. */
  place: (built: BuiltDeck) => Promise<Opened & { folder: string }>
  /** Leaves neither folder nor browser behind; a signal does the same. */
  close: () => Promise<void>
}

/**
 * Nothing is started before the first deck is placed: decks that did not change need neither.
 *
 * @param offline whether its pages reach no other host
 */
export function temporarySite(offline = false): TemporarySite {
  let starting: Promise<{ folder: string, site: OpenSite }> | undefined
  const start = async (): Promise<{ folder: string, site: OpenSite }> => {
    await mkdir(cache, { recursive: true })
    const folder = await mkdtemp(join(cache, 'export-'))
    return { folder, site: await openSite(folder, offline) }
  }
  const remove = async (): Promise<void> => {
    const open = await starting
    await open?.site.close()
    if (open)
      await rm(open.folder, { recursive: true, force: true, maxRetries: 5 })
  }
  // A signal closes the browser, which makes the work on it fail and clean up as well: once is enough.
  let removing: Promise<void> | undefined
  const clean = (): Promise<void> => removing ??= remove()
  const forget = onInterrupt(clean)
  const placed = new Map<BuiltDeck, Promise<void>>()
  const started = (): NonNullable<typeof starting> => starting ??= start()
  return {
    warmUp: () => void started().then(({ site }) => site.warmUp()).catch(() => {}),
    place: async (built) => {
      const { folder, site } = await started()
      const opening = site.open(built.deck.name)
      opening.catch(() => {})
      const placing = placed.get(built) ?? rm(join(folder, built.deck.name), { recursive: true, force: true }).then(async () => {
        await placeDecks([built], folder)
        await writeDeckPages(built, undefined, { site: folder })
      })
      placed.set(built, placing)
      await placing
      return { ...await opening, folder }
    },
    close: () => {
      forget()
      return clean()
    },
  }
}
