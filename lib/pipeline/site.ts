import type { Capture } from '../site/capture.ts'
import type { BuiltDeck } from '../slidev/build.ts'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openSite } from '../browser/open-site.ts'
import { mark } from '../look/mark.ts'
import { addressOf } from '../project/decks.ts'
import { sideBySide } from '../project/side-by-side.ts'
import { captureDecks } from '../site/capture.ts'
import { writeDeckPages } from '../site/deck-pages.ts'
import { freedomsOf } from '../site/freedoms.ts'
import { writeGallery } from '../site/gallery.ts'
import { writeHostFiles } from '../site/hosts.ts'
import { writeLicences } from '../site/licences.ts'
import { writeReader } from '../site/reader.ts'
import { writeSiteFiles } from '../site/site-files.ts'
import { findSiteUrl } from '../site/site-url.ts'
import { writeSiteStyles } from '../site/styles.ts'
import { writeTexts } from '../site/texts.ts'
import { hashedFolder } from '../slidev/client/never-changes.ts'
import { placeDecks } from '../slidev/place-decks.ts'

/** How decks are opened and judged. */
export interface MakeOptions {
  /** Milliseconds for a deck to settle. */
  limit?: number
  /** Every finding refuses. */
  strict?: boolean
  /** Other hosts are not asked. */
  offline?: boolean
}

/**
 * Place built decks in an empty folder → open each there once → capture → print; what comes of that is kept beside the
 * builds.
 *
 * @throws LecternError naming each slide that is broken, never settles, or prints wrong
 */
export async function prepareSite(built: BuiltDeck[], site: string, { limit, strict, offline }: MakeOptions = {}): Promise<Map<BuiltDeck, Capture>> {
  const siteUrl = findSiteUrl()
  await mkdir(join(site, hashedFolder), { recursive: true })
  await writeFile(join(site, 'icon.svg'), mark())
  await placeDecks(built, site)
  await sideBySide(built, deck => writeDeckPages(deck, undefined, { site, siteUrl }))
  const opened = await openSite(site, offline)
  try {
    const captures = await captureDecks(built, opened, limit)
    await writeSiteFiles(built, captures, site, opened, { siteUrl, limit, strict })
    return captures
  }
  finally {
    await opened.close()
  }
}

/** The whole site, from built decks into an empty folder: prepare → pages → gallery → licences → texts → hosts' files. */
export async function writeSite(built: BuiltDeck[], site: string, make: MakeOptions = {}): Promise<void> {
  const options = { site, siteUrl: findSiteUrl() }
  const captures = await prepareSite(built, site, make)
  const styles = await writeSiteStyles(site)
  const pages = await sideBySide(built, async (deck) => {
    const capture = captures.get(deck)!
    const written = await writeDeckPages(deck, capture.snapshot, options)
    await writeFile(join(site, deck.deck.name, 'card.png'), capture.card)
    await writeReader(deck, capture, styles, options)
    return [...written, 'read/'].map(path => `${addressOf(deck.deck.name)}/${path}`)
  })
  await writeGallery(built, captures, styles, options)
  await writeLicences(built, site, styles)
  await writeTexts(built, captures, options)
  await writeHostFiles(built, ['', ...pages.flat()], styles, freedomsOf(built, captures, options.siteUrl), options)
}
