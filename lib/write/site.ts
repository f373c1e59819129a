import type { Browser } from 'playwright'
import type { BuiltDeck } from '../render/chunks/build.ts'
import type { Capture } from './site/capture.ts'
import { cp, mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchBrowser } from '../browser.ts'
import { checkDecks } from '../check/check-decks.ts'
import { createProgress } from '../progress.ts'
import { LecternError } from '../read/problem.ts'
import { buildDeck } from '../render/chunks/build.ts'
import { placeDeck } from '../render/chunks/place.ts'
import { serveFolder } from '../serve.ts'
import { writeSiteFiles } from './export/site-files.ts'
import { placeFolder, refuseForeignFolder } from './place.ts'
import { captureDeck } from './site/capture.ts'
import { writeDeckPages } from './site/deck-pages.ts'
import { writeGallery } from './site/gallery.ts'
import { writeHostFiles } from './site/hosts.ts'
import { writeReader } from './site/reader.ts'
import { findSiteUrl } from './site/site-url.ts'
import { writeSiteStyles } from './site/styles.ts'

/** What to build and where. */
export interface SiteOptions {
  projectRoot: string
  /** Absolute path of the folder to write; replaced as a whole, and only when everything succeeded. */
  output: string
  /** Deck names; empty for all. */
  names: string[]
}

/** Every site has one, and hardly anything else does. */
const siteMark = 'sw.js'

/**
 * Markdown → read → render → check → write, for every wanted deck that is not a draft.
 *
 * @returns names of the decks that had to be built; the others were unchanged since they were built before
 * @throws LecternError with every problem found; `output` is then as it was before
 */
export async function buildSite({ projectRoot, output, names }: SiteOptions): Promise<string[]> {
  await refuseForeignFolder(output, siteMark)
  const { decks, problems } = await checkDecks(projectRoot, names)
  if (problems.length > 0)
    throw new LecternError(problems)
  const shown = decks.filter(deck => !deck.draft)
  const progress = createProgress('build', shown.length)
  const built: BuiltDeck[] = []
  for (const deck of shown) {
    built.push(await buildDeck(deck))
    progress.step(deck.name)
  }
  progress.done()
  await placeFolder(output, siteMark, scratch => writeSite(built, scratch))
  return built.filter(({ app }) => app.fresh).map(({ deck }) => deck.name)
}

/** Writes the whole site from built decks into an empty folder. */
async function writeSite(built: BuiltDeck[], site: string): Promise<void> {
  const options = {
    site,
    siteUrl: findSiteUrl(),
  }
  await mkdir(join(site, 'assets'), { recursive: true })
  await cp(join(import.meta.dirname, 'site/icon.svg'), join(site, 'assets/icon.svg'))
  for (const deck of built) {
    await placeDeck(deck, site)
    await writeDeckPages(deck, undefined, options)
  }
  const captures = await captureAll(built, site)
  const pages: string[] = ['']
  const styles = await writeSiteStyles(built, site)
  for (const deck of built) {
    const capture = captures.get(deck)!
    const written = await writeDeckPages(deck, capture.snapshot, options)
    await writeFile(join(site, deck.deck.name, 'card.png'), capture.card)
    await writeReader(deck, capture, styles, options)
    pages.push(...[...written, 'read/'].map(path => `${deck.deck.name}/${path}`))
  }
  await writeGallery(built, captures, styles, options)
  await writeSiteFiles(built, site, options.siteUrl)
  await writeHostFiles(built, pages, styles, options)
}

async function captureAll(built: BuiltDeck[], site: string): Promise<Map<BuiltDeck, Capture>> {
  const captures = new Map<BuiltDeck, Capture>()
  const progress = createProgress('prerender', built.length)
  const server = await serveFolder(site)
  let browser: Promise<Browser> | undefined
  try {
    for (const deck of built) {
      captures.set(deck, await captureDeck(deck, `${server.url}${deck.deck.name}/`, () => browser ??= launchBrowser()))
      progress.step(deck.deck.name)
    }
  }
  finally {
    progress.done()
    await (await browser)?.close()
    await server.close()
  }
  return captures
}
