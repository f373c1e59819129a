import type { BuiltDeck } from './build.ts'
import { readdirSync } from 'node:fs'
import { cp, mkdir } from 'node:fs/promises'
import { dirname, join, posix } from 'node:path'
import { inputsFile } from '../project/kept/inputs.ts'
import { keptFolder, sealFile } from '../project/kept/seal.ts'
import { sideBySide } from '../project/side-by-side.ts'
import { deckManifestFile } from './manifest.ts'

/** What a build leaves that is not for the site. */
const notPublished = [
  'index.html',
  '404.html',
  '_redirects',
  deckManifestFile,
  inputsFile,
  sealFile,
]

/** Copies built decks, each to `<site>/<deck>/`. */
export async function placeDecks(built: BuiltDeck[], site: string): Promise<void> {
  await sideBySide(built, ({ deck, app }) => copyFiles(app.folder, join(site, deck.name)))
}

async function copyFiles(from: string, to: string): Promise<void> {
  const files = readdirSync(from, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => posix.relative(from, posix.join(entry.parentPath, entry.name)))
    .filter(path => !notPublished.includes(path) && !path.startsWith(`${keptFolder}/`))
  for (const path of files) {
    await mkdir(dirname(join(to, path)), { recursive: true })
    await cp(join(from, path), join(to, path))
  }
}
