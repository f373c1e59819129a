import type { Browser, Page } from 'playwright'
import type { Problem } from '../../project/problem.ts'
import type { ExpectedPage } from '../pdf/in-page/measure.ts'
import type { PrintOptions, Snapshot } from '../settle.ts'
import type { Choice } from './in-page/choose.ts'
import { writeFile } from 'node:fs/promises'
import { inHandout, markContinuations } from '../pdf/continuations.ts'
import { fitScrolled } from '../pdf/in-page/fit-scrolled.ts'
import { paintMasks } from '../pdf/in-page/masks.ts'
import { measurePages } from '../pdf/in-page/measure.ts'
import { useScreenColours } from '../pdf/in-page/screen-colours.ts'
import { useScreenGradients } from '../pdf/in-page/screen-gradients.ts'
import { useStaticFonts } from '../pdf/static-fonts.ts'
import { openPrintPage, takeSnapshot } from '../settle.ts'
import { chooseSlides } from './in-page/choose.ts'
import { detachSlides } from './in-page/detach.ts'
import { readPlaces } from './in-page/places.ts'
import { serialise } from './in-page/serialise.ts'
import { openDocument } from './open.ts'
import { ownStyles } from './own-styles.ts'
import { comparePlaces } from './places.ts'

/** One page for each slide: no fragmentation, nothing after the last. */
const printStyles = `
#page-root { display: block !important }
#twoslash-container, #mermaid-rendering-container, [data-lectern-live] { display: none !important }
/* Without a size of its own a slide that is a little too tall moves to the next page, unseen. */
.print-slide-container { contain: size }
.print-slide-container:last-child { break-after: auto !important }
a { break-inside: avoid }
`

/** Device pixels for each of the canvas, so that drawn canvases and pictures chosen by density are sharp on paper. */
export const scale = 2

/** What is known of frozen slides besides the page itself. */
export interface Frozen {
  /** Where the frozen page differs from the one it was made from; empty when it can be printed from. */
  unlike: { slide: number, found: string }[]
  snapshot: Snapshot
  expected: ExpectedPage[]
  /** What went wrong while the slides settled, and leaves them complete. */
  findings: Problem[]
}

/** A page of detached slides, ready to be printed from. */
export interface DetachedPage {
  page: Page
  snapshot: Snapshot
  /** What the live page shows, a page for each state that was chosen. */
  expected: ExpectedPage[]
  findings: Problem[]
  close: () => Promise<void>
}

/**
 * Opens the print page of a built deck, waits until it has settled, and cuts it off from the app: what is measured
 * from then on is what is printed.
 *
 * @throws LecternError naming each slide that is broken or stuck
 */
export async function openDetached(browser: Browser, deckUrl: string, options: PrintOptions, choice: Omit<Choice, 'deckUrl'>): Promise<DetachedPage> {
  const { page, findings, remote, close } = await openPrintPage(browser, deckUrl, { ...options, scale: options.scale ?? scale })
  try {
    const snapshot = { ...await takeSnapshot(page, deckUrl, choice.aliases), remote }
    await page.evaluate(detachSlides)
    await page.evaluate(chooseSlides, { deckUrl, ...choice })
    await page.addStyleTag({ content: printStyles })
    await markContinuations(page, inHandout)
    await page.evaluate(fitScrolled)
    await useStaticFonts(page)
    await page.evaluate(paintMasks)
    await page.evaluate(useScreenColours)
    await page.evaluate(useScreenGradients)
    return { page, snapshot, expected: await page.evaluate(measurePages, '.print-slide-container'), findings, close }
  }
  catch (error) {
    await close()
    throw error
  }
}

/**
 * Writes a detached page as one HTML file, and holds what a browser makes of that file against the page: element by
 * element, in the same places. A parser may repair markup that the app put together as no HTML text can be.
 *
 * @param file absolute path to write
 */
export async function freeze(browser: Browser, { page, snapshot, expected, findings }: DetachedPage, { dark, canvas }: Pick<PrintOptions, 'dark' | 'canvas'>, file: string): Promise<Frozen> {
  const places = await page.evaluate(readPlaces)
  const unreadable = await ownStyles(page)
  await writeFile(file, await page.evaluate(serialise))
  const again = await openDocument(browser, file, { scale, dark, canvas })
  try {
    const unlike = [
      ...unreadable.map(address => ({ slide: 0, found: `${address} cannot be read` })),
      ...comparePlaces(places, await again.page.evaluate(readPlaces)),
    ]
    return { unlike, snapshot, expected, findings }
  }
  finally {
    await again.close()
  }
}
