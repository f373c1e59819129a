import type { Page } from 'playwright'
import type { Snapshot } from './snapshot.ts'
import { readSlides } from './in-page/read-slides.ts'

/**
 * Reads a settled print page; see `openPrintPage`.
 *
 * @param aliases numbers of slides by the names that links may call them
 */
export function takeSnapshot(page: Page, deckUrl: string, aliases: Record<string, number> = {}): Promise<Snapshot> {
  return page.evaluate(readSlides, { deckUrl, aliases })
}
