import type { Deck } from '../../read/deck.ts'
import type { ClientManifest, DeckManifest } from './manifest.ts'
import { existsSync, readFileSync, statSync } from 'node:fs'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import process from 'node:process'
import { stringify } from 'yaml'
import { root } from '../../root.ts'
import { runSlidev } from '../run-slidev.ts'
import { fingerprint } from './fingerprint.ts'
import { forgetOld, keepFolder } from './keep.ts'
import { clientManifestFile, deckManifestFile } from './manifest.ts'

/** A build kept under `.cache/`, and what is in it. */
export interface Kept<Manifest> {
  /** Absolute path. */
  folder: string
  manifest: Manifest
  /** False when it was there already. */
  fresh: boolean
}

/** One deck with the client it was built against. */
export interface BuiltDeck {
  deck: Deck
  client: Kept<ClientManifest>
  app: Kept<DeckManifest>
}

/** Where builds are kept, named by the content they were made from. */
export const cache: string = join(root, '.cache')

/** Headmatter that changes Slidev's client; decks which agree on it share one. */
const clientOptions = [
  'presenter',
  'drawings',
  'record',
  'wakeLock',
  'routerMode',
]

/** Everything the shared client is made from, apart from those options. */
const clientSources = [
  'components/**/*',
  'layouts/**/*',
  'styles/**/*',
  'setup/**/*',
  'lib/*.ts',
  'lib/{page,render,snippet,model,read,standin,endpoint,remote}/**/*',
  '*.vue',
  '{vite,uno}.config.*',
  'package-lock.json',
]

/** Where one deck's build is kept, done or not. */
export interface KeptFolders {
  /** Absolute path of the shared client's. */
  client: string
  /** Absolute path of the deck's own. */
  app: string
}

/** Finds where a deck's build is kept: the names are made of everything that the build depends on. */
export function keptFolders(deck: Deck): KeptFolders {
  const clientKey = fingerprint(root, clientSources, [process.version, clientHeadmatter(deck.headmatter)])
  const key = fingerprint(deck.folder, ['**/*'], [
    clientKey,
    deck.publicNotes,
    fingerprint(projectPath(deck), ['snippets/**/*']),
    ...outsideFiles(deck),
  ])
  return {
    client: join(cache, 'client', clientKey),
    app: join(cache, 'decks', `${deck.name}-${key}`),
  }
}

/** True when a deck's build is there and need not be made. */
export function isKept({ client, app }: KeptFolders): boolean {
  return existsSync(join(client, clientManifestFile)) && existsSync(join(app, deckManifestFile))
}

/**
 * Builds the client that all decks share, or takes the one built before from the same sources.
 *
 * @param folder where it is kept, see `keptFolders`
 * @param headmatter of a deck that uses it
 * @throws LecternError with what Slidev printed when it fails
 */
async function buildClient(folder: string, headmatter: Record<string, unknown>): Promise<Kept<ClientManifest>> {
  return keep(folder, clientManifestFile, async (scratch) => {
    // The deck of no slides that Slidev wants to see: it must stand inside the project to find the shared folders.
    const entry = join(cache, 'shell', `${basename(folder)}-${process.pid}`, 'slides.md')
    await mkdir(join(entry, '..'), { recursive: true })
    await writeFile(entry, `---\n${stringify({
      theme: 'none',
      addons: ['@/../../..'],
      title: 'Lectern',
      fonts: { provider: 'none' },
      ...clientHeadmatter(headmatter),
    })}---\n`)
    await runSlidev({
      entry,
      output: scratch,
      withoutNotes: true,
      env: { LECTERN_BUILDS: 'client' },
    })
    await rm(join(entry, '..'), { recursive: true, force: true })
  })
}

function clientHeadmatter(headmatter: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(clientOptions.filter(name => name in headmatter).map(name => [name, headmatter[name]]))
}

/**
 * Builds one deck against the shared client, or takes what was built before from the same sources.
 *
 * @throws LecternError with what Slidev printed when it fails
 */
export async function buildDeck(deck: Deck): Promise<BuiltDeck> {
  const folders = keptFolders(deck)
  const client = await buildClient(folders.client, deck.headmatter)
  const app = await keep<DeckManifest>(folders.app, deckManifestFile, scratch => runSlidev({
    entry: deck.entry,
    output: scratch,
    withoutNotes: !deck.publicNotes,
    env: {
      LECTERN_CLIENT: join(client.folder, clientManifestFile),
      LECTERN_DECK: deck.folder,
    },
  }))
  return { deck, client, app }
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

/** Keeps a build and reads what it says of itself. */
async function keep<Manifest>(folder: string, manifestFile: string, fill: (scratch: string) => Promise<void>): Promise<Kept<Manifest>> {
  const fresh = await keepFolder(folder, fill)
  return {
    folder,
    fresh,
    manifest: JSON.parse(readFileSync(join(folder, manifestFile), 'utf8')) as Manifest,
  }
}

/** Forgets builds that nobody has used for two months. */
export async function forgetOldBuilds(): Promise<void> {
  for (const name of ['client', 'decks', 'shell', 'checked'])
    await forgetOld(join(cache, name), 60)
}
