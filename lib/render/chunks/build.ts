import type { Deck } from '../../read/deck.ts'
import type { DeckManifest } from './manifest.ts'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { cache } from '../../cache.ts'
import { root } from '../../root.ts'
import { runSlidev } from '../../slidev/run.ts'
import { fingerprint } from './fingerprint.ts'
import { forgetOld, keepFolder } from './keep.ts'
import { deckManifestFile } from './manifest.ts'

/** One deck and its build, kept under `.cache/`. */
export interface BuiltDeck {
  deck: Deck
  app: {
    /** Absolute path. */
    folder: string
    manifest: DeckManifest
    /** False when it was there already. */
    fresh: boolean
  }
}

/** What every build is made with, apart from the deck's own files. */
const sources = [
  'components/**/*',
  'theme/**/*',
  'styles/**/*',
  'setup/**/*',
  'lib/*.ts',
  'lib/{page,render,slidev,snippet,model,read,standin,endpoint,remote}/**/*',
  '*.vue',
  'package-lock.json',
]

/** Where a deck's build is kept, done or not: the name is made of everything that it depends on. */
export function buildFolder(deck: Deck): string {
  const key = fingerprint(deck.folder, ['**/*'], [
    fingerprint(root, sources, [process.version]),
    deck.publicNotes,
    fingerprint(projectPath(deck), ['snippets/**/*']),
    ...outsideFiles(deck),
  ])
  return join(cache, 'decks', `${deck.name}-${key}`)
}

/** True when a deck's build is there and need not be made. */
export function isBuilt(deck: Deck): boolean {
  return existsSync(join(buildFolder(deck), deckManifestFile))
}

/**
 * Builds one deck, or takes what was built before from the same sources.
 *
 * @throws LecternError with what Slidev printed when it fails
 */
export async function buildDeck(deck: Deck): Promise<BuiltDeck> {
  const folder = buildFolder(deck)
  const fresh = await keepFolder(folder, scratch => runSlidev({ deck, output: scratch }))
  return {
    deck,
    app: { folder, fresh, manifest: JSON.parse(readFileSync(join(folder, deckManifestFile), 'utf8')) as DeckManifest },
  }
}

/** An absolute path in the project that a deck is in: the folder above its `slides/`. */
function projectPath(deck: Deck, ...parts: string[]): string {
  return resolve(deck.folder, '../..', ...parts)
}

/** A path that leads out of a folder, as `src`, `<<<` and pictures have it. */
const pathOut = /\.\.\/[^\s"'`)>#{]+/g

/** Contents of what a deck takes from outside its folder: slides by `src:`, tables, code, pictures. */
function outsideFiles(deck: Deck): string[] {
  const files = deck.slides.flatMap(({ file, content }) => [
    projectPath(deck, file),
    ...[...content.matchAll(pathOut)].map(([path]) => projectPath(deck, dirname(file), path)),
  ])
  return [...new Set(files)]
    .filter(file => !file.startsWith(`${deck.folder}/`) && existsSync(file) && statSync(file).isFile())
    .map(file => readFileSync(file, 'latin1'))
}

/** Forgets builds that nobody has used for two months. */
export async function forgetOldBuilds(): Promise<void> {
  for (const name of ['decks', 'checked'])
    await forgetOld(join(cache, name), 60)
}
