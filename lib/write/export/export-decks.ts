import type { BuiltDeck } from '../../render/chunks/build.ts'
import type { Exported, ExportOptions } from './export-deck.ts'
import type { TemporarySite } from './temporary-site.ts'
import { join } from 'node:path'
import process from 'node:process'
import { checkDecks } from '../../check/check-decks.ts'
import { createProgress } from '../../progress.ts'
import { LecternError } from '../../read/problem.ts'
import { buildDeck } from '../../render/chunks/build.ts'
import { frozenFolder } from '../frozen/keep.ts'
import { placeFile } from '../place.ts'
import { captureDeck } from '../site/capture.ts'
import { exportDeck, exportHandout, exportSlides, together } from './export-deck.ts'
import { keepFiles, slidesWay } from './keep-files.ts'
import { parseRange } from './range.ts'
import { createSingleFile } from './single-file.ts'
import { temporarySite } from './temporary-site.ts'

/** What to export and where to. */
export interface ExportDecksOptions extends Omit<ExportOptions, 'slides' | 'onPage' | 'onPrinted' | 'publicUrl' | 'kept'> {
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
 * made from; so are its settled slides and the files themselves. Only what changed is made again.
 *
 * @returns one line a file, for the log
 * @throws LecternError with everything that is wrong; files of that deck stay as they were
 */
export async function exportDecks({ projectRoot, output, names, range, siteUrl, limit, ...options }: ExportDecksOptions): Promise<string[]> {
  const site = temporarySite()
  const log: string[] = []
  try {
    const { decks, problems } = await checkDecks(projectRoot, names, { trustPassed: true })
    if (problems.length > 0)
      throw new LecternError(problems)
    for (const deck of decks) {
      const built = await buildDeck(deck)
      const slides = parseRange(range, deck)
      const way = { ...options, slides, publicUrl: siteUrl && `${siteUrl}${deck.name}/` }
      const { files, remarks } = await exportKept(built, site, projectRoot, { ...way, limit, kept: frozenFolder(built) })
      for (const file of files)
        await placeFile(join(output, deck.name, file.path), file.bytes)
      for (const remark of remarks)
        process.stderr.write(`${remark}\n`)
      log.push(...files.map(file => `${join(output, deck.name, file.path)} (${file.size})`))
    }
    return log
  }
  finally {
    await site.close()
  }
}

/** The files of one deck, as far as they are not there already. */
async function exportKept(built: BuiltDeck, site: TemporarySite, projectRoot: string, options: ExportOptions & { slides: number[] }): Promise<Exported> {
  const { deck } = built
  const { slides, withClicks, dark, publicUrl, notes, handout } = options
  if (options.format === 'html') {
    const { browser, url, folder } = await site.place(built)
    const capture = await captureDeck(built, url, () => Promise.resolve(browser))
    return { files: [await createSingleFile(browser, deck, capture, { ...options, site: folder })], remarks: [] }
  }
  const progress = createProgress(`export ${deck.name}`, slides.length)
  const shown = { ...options, onPage: (label: string) => progress.step(`slide ${label}`) }
  try {
    // Pictures are many and large, and quickly made.
    if (options.format !== 'pdf') {
      const { browser, url } = await site.place(built)
      return await exportDeck(browser, url, deck, projectRoot, shown)
    }
    return await together(
      keepFiles(built, slidesWay({ slides, withClicks, dark, publicUrl }), async () => {
        const { browser, url } = await site.place(built)
        return exportSlides(browser, url, deck, shown)
      }),
      keepFiles(built, ['handout', { slides, withClicks, notes, handout }], async () => {
        const { browser, url } = await site.place(built)
        return exportHandout(browser, url, deck, projectRoot, options)
      }),
    )
  }
  finally {
    progress.done()
  }
}
