import type { Deck } from '../../read/deck.ts'
import type { ClientManifest, DeckManifest } from './manifest.ts'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, rm, utimes, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import process from 'node:process'
import { stringify } from 'yaml'
import { root } from '../../root.ts'
import { runSlidev } from '../run-slidev.ts'
import { fingerprint } from './fingerprint.ts'
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
const cache = join(root, '.cache')

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
  'lib/{page,render,snippet,model,read}/**/*',
  '*.vue',
  'package-lock.json',
]

/**
 * Builds the client that all decks share, or takes the one built before from the same sources.
 *
 * @throws LecternError with what Slidev printed when it fails
 */
export async function buildClient(headmatter: Record<string, unknown>): Promise<Kept<ClientManifest>> {
  const options = Object.fromEntries(clientOptions.filter(name => name in headmatter).map(name => [name, headmatter[name]]))
  const key = fingerprint(root, clientSources, [options])
  return keep(join(cache, 'client', key), clientManifestFile, async (scratch) => {
    // The deck of no slides that Slidev wants to see: it must stand inside the project to find the shared folders.
    const entry = join(cache, 'shell', `${key}-${process.pid}`, 'slides.md')
    await mkdir(join(entry, '..'), { recursive: true })
    await writeFile(entry, `---\n${stringify({
      theme: 'none',
      addons: ['@/../../..'],
      title: 'Lectern',
      fonts: { provider: 'none' },
      ...options,
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

/**
 * Builds one deck against the shared client, or takes what was built before from the same sources.
 *
 * @throws LecternError with what Slidev printed when it fails
 */
export async function buildDeck(deck: Deck): Promise<BuiltDeck> {
  const client = await buildClient(deck.headmatter)
  const key = fingerprint(deck.folder, ['**/*'], [
    client.folder,
    deck.publicNotes,
    fingerprint(root, ['snippets/**/*']),
    ...outsideFiles(deck),
  ])
  const app = await keep<DeckManifest>(join(cache, 'decks', `${deck.name}-${key}`), deckManifestFile, scratch => runSlidev({
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

/** Contents of slides that `src:` brings in from outside the deck's folder. */
function outsideFiles(deck: Deck): string[] {
  const inside = relative(root, deck.folder)
  return [
    ...new Set(deck.slides.map(slide => slide.file)),
  ]
    .filter(file => !file.startsWith(`${inside}/`) && existsSync(join(root, file)))
    .map(file => readFileSync(join(root, file), 'utf8'))
}

/** Fills `folder` once; a second call with the same name finds it done. Whole or not at all. */
async function keep<Manifest>(folder: string, manifestFile: string, fill: (scratch: string) => Promise<void>): Promise<Kept<Manifest>> {
  const fresh = !existsSync(join(folder, manifestFile))
  if (fresh) {
    const scratch = `${folder}.${process.pid}`
    await rm(scratch, { recursive: true, force: true })
    await fill(scratch)
    await rm(folder, { recursive: true, force: true })
    await rename(scratch, folder)
  }
  const now = new Date()
  await utimes(folder, now, now)
  return {
    folder,
    fresh,
    manifest: JSON.parse(readFileSync(join(folder, manifestFile), 'utf8')) as Manifest,
  }
}
