import type { BuiltDeck } from './build.ts'
import { cp, mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { inputsFile } from '../project/kept/inputs.ts'
import { keptFolder, sealFile } from '../project/kept/seal.ts'
import { filesBelow } from '../project/paths.ts'
import { sideBySide } from '../project/side-by-side.ts'
import { deckManifestFile } from './manifest.ts'
import { patchFile, sourcesFile } from './patch/slide-sources.ts'
import { shippedFile } from './shipped.ts'

/** What a build leaves that is not for the site. */
const notPublished = ['index.html', '404.html', '_redirects', deckManifestFile, shippedFile, inputsFile, sourcesFile, patchFile, sealFile]

/** Any folder or file that is hidden by its name: `.env`, `.git/config`, `.DS_Store`, an editor's `.notes.md.swp`. */
const hidden = /(?:^|\/)\.[^/]/

const told = new Set<string>()

/**
 * Copies built decks, each to `<site>/<deck>/`. What of a deck's `public/` is hidden by its name is not published,
 * and said to be so: nothing that a page shows is.
 */
export async function placeDecks(built: BuiltDeck[], site: string): Promise<void> {
  await sideBySide(built, async ({ deck, app }) => {
    const held = await copyFiles(app.folder, join(site, deck.name))
    if (held.length > 0 && !told.has(app.folder))
      process.stderr.write(`${deck.name}: not published, for the dot in front of their names: ${held.slice(0, 5).join(', ')}${held.length > 5 ? ` and ${held.length - 5} more` : ''}\n`)
    told.add(app.folder)
  })
}

/** @returns the files that are not published */
async function copyFiles(from: string, to: string): Promise<string[]> {
  const files = ofPlayer(from)
  for (const path of files.filter(path => !hidden.test(path))) {
    await mkdir(dirname(join(to, path)), { recursive: true })
    await cp(join(from, path), join(to, path))
  }
  return files.filter(path => hidden.test(path))
}

/** A built deck's files that are published, relative to its folder. */
export function publishedFiles(folder: string): string[] {
  return ofPlayer(folder).filter(path => !hidden.test(path))
}

function ofPlayer(folder: string): string[] {
  return filesBelow(folder).filter(path => !notPublished.includes(path) && !path.startsWith(`${keptFolder}/`))
}
