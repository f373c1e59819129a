import type { Deck } from '../../lib/read/deck.ts'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { loadDeck } from '../../lib/read/deck.ts'
import { findDecks } from '../../lib/read/decks.ts'
import { buildDeck } from '../../lib/render/chunks/build.ts'
import { placeDeck } from '../../lib/render/chunks/place.ts'
import { root } from '../../lib/root.ts'
import { serveFolder } from '../../lib/serve.ts'
import { writeDeckPages } from '../../lib/write/site/deck-pages.ts'

/**
 * Serves one deck, built now or kept from before, while `use` runs.
 *
 * @param name a deck's name, or the absolute path of its folder
 */
export async function withBuiltDeck<T>(name: string, use: (deck: Deck, url: string) => Promise<T>): Promise<T> {
  const deck = name.startsWith('/')
    ? await loadDeck({ name: 'measured', folder: name, entry: join(name, 'slides.md') })
    : await loadDeck(findDecks(root, [name])[0]!)
  const site = await mkdtemp(join(tmpdir(), 'lectern-bench-'))
  const built = await buildDeck(deck)
  await placeDeck(built, site)
  await cp(join(dirname(import.meta.dirname), '../lib/write/site/icon.svg'), join(site, 'assets/icon.svg'))
  await writeDeckPages(built, undefined, { site })
  const server = await serveFolder(site)
  try {
    return await use(deck, `${server.url}${deck.name}/`)
  }
  finally {
    await server.close()
    await rm(site, { recursive: true, force: true })
  }
}
