import type { OpenSite } from '../browser/open-site.ts'
import type { BuiltDeck } from '../slidev/build.ts'
import type { Capture } from './capture.ts'
import type { Freedom } from './hosts.ts'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { openSite } from '../browser/open-site.ts'
import { mark } from '../look/mark.ts'
import { addressOf } from '../project/decks.ts'
import { createProgress } from '../project/progress.ts'
import { sideBySide } from '../project/side-by-side.ts'
import { hashedFolder } from '../slidev/client/never-changes.ts'
import { placeDecks } from '../slidev/place-decks.ts'
import { captureDeck } from './capture.ts'
import { ownPage, writeDeckPages } from './deck-pages.ts'
import { writeGallery } from './gallery.ts'
import { writeHostFiles } from './hosts.ts'
import { writeLicences } from './licences.ts'
import { writeReader } from './reader.ts'
import { describeRemote, remoteSources } from './remote-sources.ts'
import { writeSiteFiles } from './site-files.ts'
import { findSiteUrl } from './site-url.ts'
import { writeSiteStyles } from './styles.ts'
import { writeTexts } from './texts.ts'

/** How decks are opened and judged. */
export interface MakeOptions {
  /** Milliseconds for a deck to settle. */
  limit?: number
  /** Every finding refuses. */
  strict?: boolean
}

/**
 * Places built decks in an empty folder, opens each there once, and prints it; what comes of that is kept beside
 * the builds.
 *
 * @throws LecternError naming each slide that is broken, never settles, or prints wrong
 */
export async function prepareSite(built: BuiltDeck[], site: string, { limit, strict }: MakeOptions = {}): Promise<Map<BuiltDeck, Capture>> {
  const siteUrl = findSiteUrl()
  await mkdir(join(site, hashedFolder), { recursive: true })
  await writeFile(join(site, 'icon.svg'), mark())
  await placeDecks(built, site)
  await sideBySide(built, deck => writeDeckPages(deck, undefined, { site, siteUrl }))
  const opened = await openSite(site)
  try {
    const captures = await captureAll(built, opened, limit)
    await writeSiteFiles(built, site, opened, { siteUrl, limit, strict })
    return captures
  }
  finally {
    await opened.close()
  }
}

/** Writes the whole site from built decks into an empty folder. */
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
  const freedoms = new Map(built.map((one): [string, Freedom] => {
    const { remote, scripts } = ownPage(one, options.siteUrl, './')
    return [one.deck.name, { scripts, remote: remoteSources(one.deck, remote, captures.get(one)?.snapshot.remote) }]
  }))
  for (const [name, { remote }] of freedoms) {
    if (Object.keys(remote).length > 0)
      process.stderr.write(`${name}: its pages take something from other hosts, as its author or theme names them, and from no others: ${describeRemote(remote)}\n`)
  }
  await writeHostFiles(built, ['', ...pages.flat()], styles, freedoms, options)
}

async function captureAll(built: BuiltDeck[], { open }: OpenSite, limit?: number): Promise<Map<BuiltDeck, Capture>> {
  const captures = new Map<BuiltDeck, Capture>()
  const progress = createProgress('prerender', built.length)
  try {
    await sideBySide(built, async (deck) => {
      captures.set(deck, await captureDeck(deck, () => open(deck.deck.name), limit))
      progress.step(deck.deck.name)
    })
  }
  finally {
    progress.done()
  }
  return captures
}
