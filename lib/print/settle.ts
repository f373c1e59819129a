import type { Browser } from 'playwright'
import type { PrintOptions } from './settle/options.ts'
import type { Snapshot } from './settle/snapshot.ts'
import { decoded } from './settle/in-page/decoded.ts'
import { openPrintPage, paperContext } from './settle/open.ts'
import { takeSnapshot } from './settle/take.ts'

export type { PrintPage } from './settle/open.ts'
export type { PrintOptions } from './settle/options.ts'
export type { SlideLink, SlidePicture, SlideSnapshot, Snapshot } from './settle/snapshot.ts'
export { decoded, openPrintPage, paperContext, takeSnapshot }

/**
 * The slides of a built deck as static HTML and as text, one entry a slide (and click).
 *
 * ```ts
 * const server = await serveFolder('dist')
 * const { slides } = await snapshotDeck(browser, `${server.url}my-deck/`, { slides: [1, 2, 3] })
 * ```
 *
 * @param deckUrl address of the deck's folder, with a final slash
 * @throws LecternError naming each slide that is broken or never settles
 */
export async function snapshotDeck(browser: Browser, deckUrl: string, options: PrintOptions): Promise<Snapshot> {
  const print = await openPrintPage(browser, deckUrl, options)
  try {
    return await takeSnapshot(print.page, deckUrl)
  }
  finally {
    await print.close()
  }
}
