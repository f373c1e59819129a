import type { Browser } from 'playwright'
import type { Deck } from '../../read/deck.ts'
import type { Snapshot } from '../../render/snapshot.ts'
import type { HandoutOptions } from '../handout/page.ts'
import type { CheckedPdf, SlidesOptions } from '../pdf/slides.ts'
import { LecternError } from '../../read/problem.ts'
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
  const { slides, handout } = await printBoth(browser, deckUrl, deck, options, (snapshot) => {
    const content = gatherContent(deck, snapshot, projectRoot, options.notes)
    return printHandout(browser, deckUrl, deck, content, snapshot, options.handout)
  })
  return {
    files: [
      { path: 'slides.pdf', bytes: slides.bytes, size: `${slides.pages} pages` },
      { path: 'handout.pdf', bytes: handout.bytes, size: `${handout.pages} pages` },
    ],
    remarks: slides.remarks,
  }
}

/** The files that go to the public site beside a deck: notes only when its author opens them. */
export async function publicFiles(browser: Browser, deckUrl: string, deck: Deck, projectRoot: string, options: Pick<SlidesOptions, 'publicUrl' | 'kept'>): Promise<Exported> {
  const layout: HandoutOptions = { layout: 'notes', perPage: 1, paper: 'A4' }
  const { slides, handout } = await printBoth(browser, deckUrl, deck, options, async (snapshot) => {
    const content = gatherContent(deck, snapshot, projectRoot, deck.publicNotes)
    return { html: handoutPage(content, snapshot, layout), ...await printHandout(browser, deckUrl, deck, content, snapshot, layout) }
  })
  return {
    files: [
      { path: 'slides.pdf', bytes: slides.bytes, size: `${slides.pages} pages` },
      { path: 'handout.pdf', bytes: handout.bytes, size: `${handout.pages} pages` },
      { path: 'handout/index.html', bytes: Buffer.from(handout.html), size: 'web page' },
    ],
    remarks: [],
  }
}

/**
 * Prints slides and handout side by side, since each keeps one core busy: the handout shows the slides, so it
 * begins as soon as they have settled.
 *
 * @throws LecternError with what is wrong with either
 */
async function printBoth<Handout>(browser: Browser, deckUrl: string, deck: Deck, options: SlidesOptions, print: (snapshot: Snapshot) => Promise<Handout>): Promise<{ slides: CheckedPdf, handout: Handout }> {
  let printing: Promise<Handout> | undefined
  const slides = printSlides(browser, deckUrl, deck, options, (snapshot) => {
    printing = print(snapshot)
    // Looked at below; until then a failure of it must not end the process.
    printing.catch(() => {})
  })
  const [first, second] = await Promise.allSettled([slides, slides.then(() => printing, () => printing)])
  const errors = [first, second].flatMap(result => result.status === 'rejected' ? [result.reason as unknown] : [])
  const other = errors.find(error => !(error instanceof LecternError))
  if (other !== undefined)
    throw other
  if (first.status === 'rejected' || second.status === 'rejected' || !second.value)
    throw new LecternError((errors as LecternError[]).flatMap(error => error.problems))
  return { slides: first.value, handout: second.value }
}
