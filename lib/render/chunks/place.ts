import type { BuiltDeck } from './build.ts'
import { readdirSync } from 'node:fs'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { clientManifestFile, deckManifestFile, sharedPrefix } from './manifest.ts'

/** Below a built deck's folder: what was read off it, so that an unchanged deck is not opened again. */
export const keptFolder = 'kept'

/** What a build leaves that is not for the site. */
const notPublished = [
  'index.html',
  '404.html',
  '_redirects',
  clientManifestFile,
  deckManifestFile,
]

/**
 * Copies a built deck to `<site>/<deck>/` and the client it needs to `<site>/`, and tells the deck's chunks
 * where that client is. Decks with the same client write the same files.
 */
export async function placeDeck({ deck, client, app }: BuiltDeck, site: string): Promise<void> {
  await copyFiles(client.folder, site)
  await copyFiles(app.folder, join(site, deck.name), (path, text) =>
    text.replaceAll(sharedPrefix, `${posix.relative(dirname(posix.join(deck.name, path)), '.')}/`))
}

async function copyFiles(from: string, to: string, rewrite?: (path: string, text: string) => string): Promise<void> {
  const files = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => posix.relative(from, posix.join(entry.parentPath, entry.name)))
    .filter(path => !notPublished.includes(path) && !path.startsWith(`${keptFolder}/`))
  for (const path of files) {
    await mkdir(dirname(join(to, path)), { recursive: true })
    if (rewrite && path.endsWith('.js'))
      await writeFile(join(to, path), rewrite(path, await readFile(join(from, path), 'utf8')))
    else
      await cp(join(from, path), join(to, path))
  }
}
