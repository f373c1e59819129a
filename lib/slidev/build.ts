import type { Deck } from '../project/deck.ts'
import type { DeckManifest } from './manifest.ts'
import type { Patched } from './patch/patch-build.ts'
import type { WarmSlidev } from './process.ts'
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import process from 'node:process'
import { findProjectFaces } from '../look/project-faces.ts'
import { cache } from '../project/cache.ts'
import { readJson } from '../project/json.ts'
import { fingerprint, ownFingerprint } from '../project/kept/fingerprint.ts'
import { forgetOld, isKept, keepFolder, keepNote } from '../project/kept/keep.ts'
import { timed } from '../project/profile.ts'
import { snippetRoot } from '../project/snippet-root.ts'
import { slidevFor } from './installation.ts'
import { localRoots, rootSources } from './local-roots.ts'
import { deckManifestFile, deckManifestSchema } from './manifest.ts'
import { patchBuild, patchedFrom } from './patch/patch-build.ts'
import { localCopies } from './remote/local-copies.ts'
import { runSlidev } from './run.ts'

/** One deck and its build, kept under `.cache/`. */
export interface BuiltDeck {
  deck: Deck
  app: {
    /** Absolute path. */
    folder: string
    manifest: DeckManifest
    /** False when it was there already. */
    fresh: boolean
    /** Of a build that was made of an earlier one. */
    patched?: Patched
  }
}

/** What every build is made with, apart from the deck's own files. */
const sources = [
  'components/**/*',
  'theme/**/*',
  'styles/**/*',
  'setup/**/*',
  'lib/{cage,features,look,markdown,project,slidev,stage}/**/*',
  '*.vue',
  'package.json',
  'package-lock.json',
]

/** Where a deck's build is kept, done or not: the name is made of everything that it depends on. */
export function buildFolder(deck: Deck): string {
  return join(cache, 'decks', `${deck.name}-${keyOf(deck, readFileSync(deck.entry, 'utf8'))}`)
}

/** A file that names the build of a deck that was made last of all but its Markdown as it is. */
function lastBuildFile(deck: Deck): string {
  return join(cache, 'last', `${deck.name}-${keyOf(deck)}`)
}

function keyOf(deck: Deck, entry = ''): string {
  return fingerprint(deck.folder, rootSources, [
    ownFingerprint(sources, [process.version]),
    deck.publicNotes,
    ...facesOf(deck),
    slidevFor(deck.folder).version,
    ...localRoots(deck).map(folder => fingerprint(folder, rootSources)),
    entry,
    snippetsOf(deck),
    ...copiesOf(deck),
  ])
}

/** Faces come from the project, whose `package.json` may lie above the deck. */
function facesOf(deck: Deck): string[] {
  return findProjectFaces(deck.folder).map(({ id }) => id)
}

/** A name made of all that a slide's look depends on besides its own source: what is built from the entry is left out. */
export function surroundings(deck: Deck): string {
  return fingerprint(deck.folder, [...rootSources, '*.{csv,json,yml,yaml,svg,png,jpg,jpeg,gif,webp,avif}'], [
    ownFingerprint(sources, [process.version]),
    ...facesOf(deck),
    slidevFor(deck.folder).version,
    ...localRoots(deck).map(folder => fingerprint(folder, rootSources)),
    snippetsOf(deck),
    ...copiesOf(deck),
  ])
}

/** True when a deck's build is there and need not be made. */
export function isBuilt(deck: Deck): boolean {
  return isKept(buildFolder(deck))
}

/**
 * Builds one deck, or takes what was built before from the same sources.
 *
 * @throws LecternError with what Slidev printed when it fails
 */
export async function buildDeck(deck: Deck, warm?: WarmSlidev): Promise<BuiltDeck> {
  const folder = buildFolder(deck)
  const fresh = await timed(`${deck.name}: build the player`, () => keepFolder(folder, scratch => runSlidev({ deck, output: scratch }, warm)))
  await keepNote(lastBuildFile(deck), basename(folder))
  const manifest = readJson(deckManifestSchema, join(folder, deckManifestFile))
  const { by, names } = manifest.opened
  if (by.length > 0)
    process.stderr.write(`${deck.name}: frontmatter is read by names that only the page knows in ${by.join(', ')}; published is all of slide 1's but "private:": ${names.join(', ')}\n`)
  return { deck, app: { folder, fresh, manifest } }
}

/**
 * A build for files alone: where only words of slides differ from the last whole build, they are put into its files, by a
 * fifth of the work.
 *
 * @param tell called with why that cannot be
 * @returns undefined where the deck is built already, or must be built as a whole
 */
export async function patchDeck(deck: Deck, tell: (why: string) => void, warm?: WarmSlidev): Promise<BuiltDeck | undefined> {
  const last = lastBuildFile(deck)
  const from = existsSync(last) ? join(cache, 'decks', readFileSync(last, 'utf8')) : undefined
  if (isBuilt(deck) || from === undefined)
    return undefined
  const folder = join(cache, 'patched', basename(buildFolder(deck)))
  const reason = await timed(`${deck.name}: put changed words into the last build`, () => patchBuild(deck, from, folder, warm))
  if (reason !== undefined) {
    tell(reason)
    return undefined
  }
  return { deck, app: { folder, fresh: true, manifest: readJson(deckManifestSchema, join(folder, deckManifestFile)), patched: patchedFrom(folder) } }
}

/** Copies of other hosts' files, whose names say their content. */
function copiesOf(deck: Deck): string[] {
  return [...localCopies(deck)].map(([address, path]) => `${address} ${basename(path)}`).sort()
}

/** The build lists the snippets that it read; one that was added later is seen by its name. */
function snippetsOf({ folder }: Deck): string {
  return fingerprint(snippetRoot(folder), ['snippets/**/*'])
}

/** Forgets builds that nobody has used for two months, and packages made ready for a live talk that long ago. */
export async function forgetOldBuilds(): Promise<void> {
  for (const name of ['decks', 'last', 'patched', 'checked', 'vite'])
    await forgetOld(join(cache, name), 60)
}
