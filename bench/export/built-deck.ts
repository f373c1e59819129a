import type { Deck } from '../../lib/read/deck.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { loadDeck } from '../../lib/read/deck.ts'
import { findDecks } from '../../lib/read/decks.ts'
import { buildDeck } from '../../lib/render/chunks/build.ts'
import { placeDeck } from '../../lib/render/chunks/place.ts'
import { root } from '../../lib/root.ts'
import { serveFolder } from '../../lib/serve.ts'
import { writeDeckPages } from '../../lib/write/site/deck-pages.ts'

/**
 * Builds one deck, or takes it as it was built before, and puts it into a site.
 *
 * @param name a deck's name, or the absolute path of its folder
 * @param site absolute path of the site's folder
 */
export async function placeBuiltDeck(name: string, site: string): Promise<Deck> {
  const deck = await loadDeck(name.startsWith('/')
    ? { name: basename(name), folder: name, entry: join(name, 'slides.md') }
    : findDecks(root, [name])[0]!)
  const built = await buildDeck(deck)
  await placeDeck(built, site)
  await writeDeckPages(built, undefined, { site })
  return deck
}

/** Serves one built deck while `use` runs. */
export async function withBuiltDeck<T>(name: string, use: (deck: Deck, url: string) => Promise<T>): Promise<T> {
  const site = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
  const deck = await placeBuiltDeck(name, site)
  const server = await serveFolder(site)
  try {
    return await use(deck, `${server.url}${deck.name}/`)
  }
  finally {
    await server.close()
    await rm(site, { recursive: true, force: true })
  }
}
