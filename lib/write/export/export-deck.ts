import type { Browser } from 'playwright'
import type { Deck } from '../../read/deck.ts'
import type { HandoutOptions } from '../handout/page.ts'
import type { SlidesOptions } from '../pdf/slides.ts'
import { LecternError } from '../../read/problem.ts'
import { readSnapshot } from '../frozen/keep.ts'
import { gatherContent } from '../handout/content.ts'
import { handoutPage } from '../handout/page.ts'
import { printHandout } from '../handout/print.ts'
import { printSlides } from '../pdf/slides.ts'
import { photographSlides } from './pictures.ts'
import { writePptx } from './pptx.ts'

/** What to make of a deck. */
export type ExportFormat = 'pdf' | 'png' | 'pptx' | 'html'

/** Everything that `npm run export` can be asked for. */
export interface ExportOptions extends SlidesOptions {
  format: ExportFormat
  /** False leaves the speaker's notes out of the handout and of the PowerPoint file. */
  notes: boolean
  handout: HandoutOptions
}

/** A checked file that has not been written yet. */
export interface ExportedFile {
  /** Path below the deck's folder in the output. */
  path: string
  bytes: Uint8Array
  /** `20 pages`, for the log. */
  size: string
}

/** Everything that was asked for. */
export interface Exported {
  files: ExportedFile[]
  /** What the reader of the log should know. */
  remarks: string[]
}

/**
 * Makes the wanted files of one built deck. All are checked before any is returned.
 *
 * @param deckUrl address of the built deck's folder, with a final slash
 * @throws LecternError with everything that is wrong with them
 */
export async function exportDeck(browser: Browser, deckUrl: string, deck: Deck, projectRoot: string, options: ExportOptions): Promise<Exported> {
  if (options.format !== 'pdf') {
    const images = await photographSlides(browser, deckUrl, deck, options)
    return {
      files: options.format === 'pptx'
        ? [
            { path: 'slides.pptx', bytes: await writePptx(deck, images, options.notes), size: `${images.length} slides` },
          ]
        : images.map(({ no, click, png }) => ({ path: `png/${String(no).padStart(3, '0')}${options.withClicks
            ? `-${click}`
            : ''}.png`, bytes: png, size: `slide ${no}` })),
      remarks: [],
    }
  }
  return together(
    exportSlides(browser, deckUrl, deck, options),
    exportHandout(browser, deckUrl, deck, projectRoot, options),
  )
}

/** `slides.pdf` of a built deck, checked. */
export async function exportSlides(browser: Browser, deckUrl: string, deck: Deck, options: SlidesOptions): Promise<Exported> {
  const { bytes, pages, remarks } = await printSlides(browser, deckUrl, deck, options)
  return { files: [{ path: 'slides.pdf', bytes, size: `${pages} pages` }], remarks }
}

/**
 * `handout.pdf` of a built deck, checked.
 *
 * @param asPage adds the same pages as a web page, `handout/`
 */
export async function exportHandout(browser: Browser, deckUrl: string, deck: Deck, projectRoot: string, options: SlidesOptions & Pick<ExportOptions, 'notes' | 'handout'>, asPage = false): Promise<Exported> {
  // Paper is light, whatever the slides are printed in.
  const snapshot = await readSnapshot(browser, deckUrl, deck, { ...options, dark: false })
  const content = gatherContent(deck, snapshot, projectRoot, options.notes)
  const { bytes, pages, remarks } = await printHandout(browser, deckUrl, deck, content, snapshot, options.handout)
  const page = { path: 'handout/index.html', bytes: Buffer.from(handoutPage(content, snapshot, options.handout)), size: 'web page' }
  return { files: [{ path: 'handout.pdf', bytes, size: `${pages} pages` }, ...asPage ? [page] : []], remarks }
}

/**
 * Waits for files that are made side by side, since each keeps one core busy.
 *
 * @throws LecternError with what is wrong with any of them
 */
export async function together(...making: Promise<Exported>[]): Promise<Exported> {
  const results = await Promise.allSettled(making)
  const errors = results.flatMap(result => result.status === 'rejected' ? [result.reason as unknown] : [])
  const other = errors.find(error => !(error instanceof LecternError))
  if (other !== undefined)
    throw other
  if (errors.length > 0) {
    // Slides that do not settle are told of once, though every file needs them.
    const problems = (errors as LecternError[]).flatMap(error => error.problems)
    throw new LecternError([...new Map(problems.map(problem => [JSON.stringify(problem), problem])).values()])
  }
  const made = results.flatMap(result => result.status === 'fulfilled' ? [result.value] : [])
  return { files: made.flatMap(({ files }) => files), remarks: made.flatMap(({ remarks }) => remarks) }
}
