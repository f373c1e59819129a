import type { BuiltDeck } from './build.ts'
import { readdirSync } from 'node:fs'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { sideBySide } from '../../side-by-side.ts'
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
 * Copies built decks, each to `<site>/<deck>/`, and the clients they need to `<site>/`, and tells the decks' chunks
 * where that client is.
 */
export async function placeDecks(built: BuiltDeck[], site: string): Promise<void> {
  for (const folder of new Set(built.map(({ client }) => client.folder)))
    await copyFiles(folder, site)
  await sideBySide(built, ({ deck, app }) => copyFiles(app.folder, join(site, deck.name), (path, text) =>
    text.replaceAll(sharedPrefix, `${posix.relative(dirname(posix.join(deck.name, path)), '.')}/`)))
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
