import type { Exported, ExportOptions } from '../print/export-deck.ts'
import type { TemporarySite } from '../site/temporary-site.ts'
import type { BuiltDeck } from '../slidev/build.ts'
import { join, relative } from 'node:path'
import process from 'node:process'
import { exportDeck, exportedName } from '../print/export-deck.ts'
import { frozenFolder } from '../print/freeze/keep.ts'
import { judged } from '../print/judged.ts'
import { keepFiles } from '../print/keep-files.ts'
import { parseRange } from '../print/range.ts'
import { addressOf } from '../project/decks.ts'
import { placeFile } from '../project/place.ts'
import { LecternError } from '../project/problem.ts'
import { createProgress } from '../project/progress.ts'
import { tellWarnings } from '../rules/severity.ts'
import { captureDeck } from '../site/capture.ts'
import { temporarySite } from '../site/temporary-site.ts'
import { buildDeck } from '../slidev/build.ts'
import { checkDecks } from './check.ts'

/** What to export and where to. */
export interface ExportDecksOptions extends Omit<ExportOptions, 'slides' | 'onPage' | 'publicUrl' | 'kept'> {
  projectRoot: string
  /** Absolute path. */
  output: string
  names: string[]
  /** Where the site is published, with a final slash. */
  siteUrl?: string
  /** Every finding refuses, whatever the deck's theme. */
  strict?: boolean
  /** `1,4-5`; all slides when left out. */
  range?: string
}

/**
 * Check → build the player → settle, make and check the files → put them in place: deck by deck. A build is kept under `.cache/`, named by the content of everything it was
 * made from; so are its settled slides and the files themselves. Only what changed is made again.
 *
 * @returns one line a file, for the log
 * @throws LecternError with everything that is wrong; files of that deck stay as they were
 */
export async function exportDecks({ projectRoot, output, names, range, siteUrl, strict, ...options }: ExportDecksOptions): Promise<string[]> {
  const site = temporarySite()
  const log: string[] = []
  try {
    const { decks, problems, warnings } = await checkDecks(projectRoot, names, { trustPassed: true, strict })
    tellWarnings(warnings)
    if (problems.length > 0)
      throw new LecternError(problems)
    for (const deck of decks) {
      const built = await buildDeck(deck)
      const { files, remarks } = await judged(deck, strict, () => exportBuilt(built, site, projectRoot, {
        ...options,
        slides: parseRange(range, deck),
        publicUrl: siteUrl && `${siteUrl}${addressOf(deck.name)}/`,
      }))
      for (const file of files)
        await placeFile(join(output, exportedName(deck.name, file.path)), file.bytes)
      for (const remark of remarks)
        process.stderr.write(`${remark}\n`)
      log.push(...files.map(file => `${relative(process.cwd(), join(output, exportedName(deck.name, file.path)))} (${file.size})`))
    }
    return log
  }
  finally {
    await site.close()
  }
}

async function exportBuilt(built: BuiltDeck, site: TemporarySite, projectRoot: string, options: ExportOptions & { slides: number[] }): Promise<Exported> {
  const { deck } = built
  if (options.format === 'html') {
    const { createSingleFile } = await import('../site/single-file/single-file.ts')
    const opened = await site.place(built)
    const capture = await captureDeck(built, async () => opened)
    return { files: [await createSingleFile(opened.browser, deck, capture, { ...options, site: opened.folder })], remarks: [], findings: [] }
  }
  const progress = createProgress(`export ${deck.name}`, options.slides.length)
  try {
    return await exportDeck(() => site.place(built), deck, projectRoot, {
      ...options,
      kept: frozenFolder(built),
      onPage: label => progress.step(`slide ${label}`),
    }, (way, make) => keepFiles(built, way, make))
  }
  finally {
    progress.done()
  }
}
