import type { Browser, Locator, Page } from 'playwright'
import { join } from 'node:path'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'

/** The project whose deck has a snippet of each kind. */
export const snippetProject = join(root, 'tests/fixtures/decks/snippets')

/** The folder of that deck, which is part of the site that `build-once.ts` builds. */
export const snippetDeck = join(snippetProject, 'slides/cage')

/** Opens the deck at the slide with a heading. */
export async function openSlide(browser: Browser, url: string, heading: string): Promise<{ page: Page, slide: Locator }> {
  const [entry] = findDecks(snippetProject)
  const { slides } = await loadDeck(entry!, snippetProject)
  const { no } = slides.find(({ title }) => title === heading)!
  // What a page asks for is not answered or fetched ahead by the site's worker.
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' })
  await page.goto(`${url}cage/${no}/`)
  const slide = page.locator(`#slideshow [data-slidev-no="${no}"]`)
  await slide.waitFor()
  return { page, slide }
}

/** Presses a button and waits until the run has ended. */
export async function runToEnd(snippet: Locator, press: () => Promise<void>): Promise<void> {
  await press()
  await snippet.locator('.result:is([data-showing=live], [data-showing=fallback])').waitFor({ timeout: 90_000 })
}

/** Replaces the code by way of the editor and runs it to its end. */
export async function runEdited(snippet: Locator, code: string): Promise<void> {
  const editor = snippet.getByRole('textbox')
  if (!await editor.isVisible())
    await snippet.getByRole('button', { name: 'Edit' }).click()
  await editor.fill(code)
  await runToEnd(snippet, () => editor.press('Control+Enter'))
}
