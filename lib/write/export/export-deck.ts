import type { Browser } from 'playwright'
import type { Deck } from '../../read/deck.ts'
import type { HandoutOptions } from '../handout/page.ts'
import type { SlidesOptions } from '../pdf/slides.ts'
import { gatherContent } from '../handout/content.ts'
import { handoutPage } from '../handout/page.ts'
import { printHandout } from '../handout/print.ts'
import { printSlides } from '../pdf/slides.ts'
import { photographSlides } from './pictures.ts'
import { writePptx } from './pptx.ts'

/** What to make of a deck. */
export type ExportFormat = 'pdf' | 'png' | 'pptx'

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

/**
 * Makes the wanted files of one built deck. All are checked before any is returned.
 *
 * @param deckUrl address of the built deck's folder, with a final slash
 * @throws LecternError with everything that is wrong with them
 */
export async function exportDeck(browser: Browser, deckUrl: string, deck: Deck, projectRoot: string, options: ExportOptions): Promise<{ files: ExportedFile[], remarks: string[] }> {
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
  const slides = await printSlides(browser, deckUrl, deck, options)
  const content = gatherContent(deck, slides.snapshot, projectRoot, options.notes)
  const handout = await printHandout(browser, deckUrl, deck, content, slides.snapshot, options.handout)
  return {
    files: [
      { path: 'slides.pdf', bytes: slides.bytes, size: `${slides.pages} pages` },
      { path: 'handout.pdf', bytes: handout.bytes, size: `${handout.pages} pages` },
    ],
    remarks: slides.remarks,
  }
}

/** The files that go to the public site beside a deck: notes only when its author opens them. */
export async function publicFiles(browser: Browser, deckUrl: string, deck: Deck, projectRoot: string, publicUrl?: string): Promise<ExportedFile[]> {
  const slides = await printSlides(browser, deckUrl, deck, { publicUrl })
  const content = gatherContent(deck, slides.snapshot, projectRoot, deck.publicNotes)
  const layout: HandoutOptions = { layout: 'notes', perPage: 1, paper: 'A4' }
  const handout = await printHandout(browser, deckUrl, deck, content, slides.snapshot, layout)
  return [
    { path: 'slides.pdf', bytes: slides.bytes, size: `${slides.pages} pages` },
    { path: 'handout.pdf', bytes: handout.bytes, size: `${handout.pages} pages` },
    {
      path: 'handout/index.html',
      bytes: Buffer.from(handoutPage(content, slides.snapshot, layout)),
      size: 'web page',
    },
  ]
}
