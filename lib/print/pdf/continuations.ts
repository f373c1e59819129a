import type { Page } from 'playwright'
import { cutScrolled } from './in-page/continuations.ts'

/** What the pages of slides say. */
export const inHandout = 'goes on in the handout'

const styles = `
[data-continues] { flex: none !important; overflow: clip !important }
[data-continues-in]::after { content: ' · ' attr(data-continues-in); font-weight: 620 }
[data-continues-in] .runtime { display: none }
`

/**
 * Paper does not scroll: each recorded output that scrolls on its slide ends after a whole line, and its caption
 * says where the rest is.
 *
 * @param words where the whole output stands
 */
export async function markContinuations(page: Page, words: string): Promise<void> {
  await page.addStyleTag({ content: styles })
  await page.evaluate(cutScrolled, { words, roomFor: inHandout })
}
