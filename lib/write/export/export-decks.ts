import type { Browser } from 'playwright'
import type { ExportOptions } from './export-deck.ts'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { launchBrowser } from '../../browser.ts'
import { checkDecks } from '../../check/check-decks.ts'
import { onInterrupt, tellStopped } from '../../interrupt.ts'
import { createProgress } from '../../progress.ts'
import { LecternError } from '../../read/problem.ts'
import { buildDeck } from '../../render/chunks/build.ts'
import { placeDeck } from '../../render/chunks/place.ts'
import { serveFolder } from '../../serve.ts'
import { placeFile } from '../place.ts'
import { writeDeckPages } from '../site/deck-pages.ts'
import { exportDeck } from './export-deck.ts'
import { parseRange } from './range.ts'

/** What to export and where to. */
export interface ExportDecksOptions extends Omit<ExportOptions, 'slides' | 'onPage' | 'publicUrl'> {
  projectRoot: string
  /** Absolute path; each deck gets a folder in it. */
  output: string
  names: string[]
  /** Where the site is published, with a final slash. */
  siteUrl?: string
  /** `1,4-5`; all slides when left out. */
  range?: string
}

/**
 * Exports decks from their builds. A build is kept under `.cache/`, named by the content of everything it was
 * made from; a fresh one is taken as it is, so only a changed deck is built again.
 *
 * @returns one line a file, for the log
 * @throws LecternError with everything that is wrong; files of that deck stay as they were
 */
export async function exportDecks({ projectRoot, output, names, range, siteUrl, ...options }: ExportDecksOptions): Promise<string[]> {
  const cache = join(projectRoot, '.cache')
  await mkdir(cache, { recursive: true })
  const site = await mkdtemp(join(cache, 'export-'))
  const server = await serveFolder(site)
  let launching: Promise<Browser> | undefined
  const remove = async (): Promise<void> => {
    await launching?.then(browser => browser.close()).catch(() => {})
    await server.close()
    await rm(site, { recursive: true, force: true, maxRetries: 5 })
  }
  // A signal closes the browser, which makes the work below fail and clean up as well: once is enough.
  let removing: Promise<void> | undefined
  const clean = (): Promise<void> => removing ??= remove()
  const forget = onInterrupt(() => {
    tellStopped()
    return clean()
  })
  // Started before the decks are read, since it takes as long.
  launching = launchBrowser()
  launching.catch(() => {})
  const log: string[] = []
  try {
    const { decks, problems } = await checkDecks(projectRoot, names)
    if (problems.length > 0)
      throw new LecternError(problems)
    for (const deck of decks) {
      const slides = parseRange(range, deck)
      const built = await buildDeck(deck)
      await placeDeck(built, site)
      await writeDeckPages(built, undefined, { site })
      const progress = createProgress(`export ${deck.name}`, slides.length)
      const { files, remarks } = await exportDeck(await launching, `${server.url}${deck.name}/`, deck, projectRoot, {
        ...options,
        slides,
        publicUrl: siteUrl && `${siteUrl}${deck.name}/`,
        onPage: label => progress.step(`slide ${label}`),
      })
      progress.done()
      for (const file of files)
        await placeFile(join(output, deck.name, file.path), file.bytes)
      for (const remark of remarks)
        process.stderr.write(`${remark}\n`)
      log.push(...files.map(file => `${join(output, deck.name, file.path)} (${file.size})`))
    }
    return log
  }
  finally {
    forget()
    await clean()
  }
}
