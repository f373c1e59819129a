import type { Deck } from '../../lib/project/deck.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { launchBrowser } from '../../lib/browser/browser.ts'
import { serveFolder } from '../../lib/browser/serve.ts'
import { frozenFolder, readSnapshot } from '../../lib/print/freeze/keep.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'
import { writeDeckPages } from '../../lib/site/deck-pages.ts'
import { buildDeck } from '../../lib/slidev/build.ts'
import { placeDecks } from '../../lib/slidev/place-decks.ts'

/**
 * Builds one deck, or takes it as it was built before, puts it into a site, and opens it there once, as the site's
 * build does to write what can be read without a script.
 *
 * @param name a deck's name, or the absolute path of its folder
 * @param site absolute path of the site's folder
 */
export async function placeBuiltDeck(name: string, site: string): Promise<{ deck: Deck, kept: string }> {
  const deck = await loadDeck(name.startsWith('/')
    ? { name: basename(name), folder: name, entry: join(name, 'slides.md') }
    : findDecks(root, [name])[0]!)
  const built = await buildDeck(deck)
  await placeDecks([built], site)
  await writeDeckPages(built, undefined, { site })
  const kept = frozenFolder(built)
  const [server, browser] = await Promise.all([serveFolder(site), launchBrowser()])
  await readSnapshot(browser, `${server.url}${deck.name}/`, deck, { kept })
  await Promise.all([server.close(), browser.close()])
  return { deck, kept }
}

/** Serves one built deck while `use` runs. */
export async function withBuiltDeck<T>(name: string, use: (deck: Deck, url: string) => Promise<T>): Promise<T> {
  const site = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
  const { deck } = await placeBuiltDeck(name, site)
  const server = await serveFolder(site)
  try {
    return await use(deck, `${server.url}${deck.name}/`)
  }
  finally {
    await server.close()
    await rm(site, { recursive: true, force: true })
  }
}
