import type { ExportOptions } from '../print/export-deck.ts'
import type { Deck } from '../project/deck.ts'
import type { TemporarySite } from '../site/temporary-site.ts'
import type { BuiltDeck } from '../slidev/build.ts'
import type { WarmSlidev } from '../slidev/process.ts'
import type { Placed } from './place-exported.ts'
import { join } from 'node:path'
import { exportedName } from '../print/export-deck.ts'
import { judged } from '../print/judged.ts'
import { provenPages } from '../print/proven.ts'
import { wishesOf } from '../print/wishes.ts'
import { addressOf } from '../project/decks.ts'
import { fileNameOf } from '../project/file-name.ts'
import { LecternError } from '../project/problem.ts'
import { temporarySite } from '../site/temporary-site.ts'
import { isBuilt, patchDeck } from '../slidev/build.ts'
import { warmSlidev } from '../slidev/process.ts'
import { buildPassed } from './build-passed.ts'
import { checked } from './check.ts'
import { exportSteps } from './export-steps.ts'
import { placeExported } from './place-exported.ts'
import { refuseSharedFiles } from './shared-files.ts'

/** What to export and where to. */
export interface ExportDecksOptions extends Omit<ExportOptions, 'slides' | 'onPage' | 'publicUrl' | 'kept' | 'earlier' | 'proven'> {
  projectRoot: string
  /** Absolute path. */
  output: string
  names: string[]
  /** Where the site is published, with a final slash. */
  siteUrl?: string
  /** Every finding refuses, whatever the deck's theme. */
  strict?: boolean
  /** No other host is asked for anything. */
  offline?: boolean
  /** `all` builds, settles and reads everything again, whatever is known from an earlier export. */
  verify?: 'all' | 'changed'
  /** Called with why a deck is built as a whole of which an earlier build is there. */
  explain?: (why: string) => void
  /** `1,4-5`; when left out, what the headmatter says, else all slides. */
  range?: string
}

/** What exports one after the other have in common. */
export interface ExportSession {
  site: TemporarySite
  /** Reads Slidev's modules while the deck is checked. */
  warm: WarmSlidev
  /** Where exports follow each other; slides.pdf then does not wait for the handout. */
  watching?: Placed & {
    /** By name, as they were built last. */
    built: Map<string, BuiltDeck>
  }
}

/**
 * Check → build the player → settle, make and check the files → put them in place: deck by deck. A build is kept under
 * `.cache/`, named by the content of everything it was made from; so are its settled slides and the files themselves.
 * Only what changed is made again.
 *
 * @returns one line a file, for the log
 * @throws LecternError with everything that is wrong; files of that deck stay as they were
 */
export async function exportDecks(options: ExportDecksOptions): Promise<string[]> {
  const site = temporarySite(options.offline)
  const warm = warmSlidev(() => {})
  const log: string[] = []
  try {
    await exportTo({ site, warm }, options, line => log.push(line))
    return log
  }
  finally {
    warm.close()
    await site.close()
  }
}

/**
 * Exports once; see `exportDecks`.
 *
 * @param onFile called with a line for each file that was put in place
 */
export async function exportTo({ site, warm, watching }: ExportSession, { projectRoot, output, names, range, siteUrl, strict, offline, verify, explain, ...options }: ExportDecksOptions, onFile: (line: string) => void): Promise<void> {
  let warmed: string | undefined
  const warmUp = (deck: Deck): void => {
    if (warmed !== undefined || isBuilt(deck))
      return
    warmed = deck.name
    warm.prepare(deck)
    site.warmUp()
  }
  const decks = await checked(projectRoot, names, { strict, offline, onDeck: warmUp })
  refuseSharedFiles(decks, projectRoot)
  const exportOne = async (deck: Deck, built: BuiltDeck): Promise<void> => {
    if (!watching && deck.name === warmed)
      warm.close()
    watching?.built.set(deck.name, built)
    const wanted = { ...options, ...wishesOf(deck, { ...options, range }), publicUrl: siteUrl && `${siteUrl}${addressOf(deck.name)}/` }
    const proven = provenPages(built, [wanted.dark, wanted.withClicks])
    for (const make of exportSteps(built, site, projectRoot, { ...wanted, proven }, watching !== undefined))
      await placeExported(await judged(deck, strict, make), path => join(output, exportedName(fileNameOf(deck), path)), watching, onFile)
  }
  // This process has little else to do meanwhile; who needs the modules hears what is wrong with them.
  if (options.format === 'pdf')
    void import('../print/pdf/slides.ts').catch(() => {})
  for (const deck of decks) {
    const patched = verify === 'all' ? undefined : await patchDeck(deck, why => explain?.(`${deck.name} is built as a whole: ${why}`), warm)
    await exportOne(deck, patched ?? await buildPassed(deck, projectRoot, warm)).catch(async (error: unknown) => {
      if (!patched || !(error instanceof LecternError))
        throw error
      // What refuses a talk, a whole build has to say.
      explain?.(`${deck.name} is built as a whole: its changed slides alone were refused`)
      await exportOne(deck, await buildPassed(deck, projectRoot))
    })
  }
}
