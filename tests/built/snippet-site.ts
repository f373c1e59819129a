import type { Browser, Locator, Page } from 'playwright'
import type { StaticServer } from '../../lib/browser/serve.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serveFolder } from '../../lib/browser/serve.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'
import { writeDeckPages } from '../../lib/site/deck-pages.ts'
import { buildDeck } from '../../lib/slidev/build.ts'
import { placeDecks } from '../../lib/slidev/place-decks.ts'

/** The project whose deck has a snippet of each kind. */
export const snippetProject = join(root, 'tests/fixtures/decks/snippets')

/** Builds that deck as the site has it, policy included, and serves it under a sub-path. */
export async function serveSnippetDeck(): Promise<StaticServer> {
  const [entry] = findDecks(snippetProject)
  const built = await buildDeck(await loadDeck(entry!, snippetProject))
  const site = await mkdtemp(join(tmpdir(), 'lectern-snippets-'))
  await placeDecks([built], site)
  await writeDeckPages(built, undefined, { site, siteUrl: undefined })
  const server = await serveFolder(site, '/deep/talks/')
  return {
    url: server.url,
    close: async () => {
      await server.close()
      await rm(site, { recursive: true, force: true })
    },
  }
}

/** Opens the deck at the slide with a heading. */
export async function openSlide(browser: Browser, url: string, heading: string): Promise<{ page: Page, slide: Locator }> {
  const [entry] = findDecks(snippetProject)
  const { slides } = await loadDeck(entry!, snippetProject)
  const { no } = slides.find(({ title }) => title === heading)!
  const page = await browser.newPage({ viewport: { width: 1280, height: 720 } })
  await page.goto(`${url}cage/${no}/`)
  const slide = page.locator(`#slideshow [data-slidev-no="${no}"]`)
  await slide.waitFor()
  return { page, slide }
}

/** Presses a button and waits until the run has ended. */
export async function runToEnd(snippet: Locator, press: () => Promise<void>): Promise<void> {
  await press()
  await snippet.locator('.result:is(.live, .fallback)').waitFor({ timeout: 90_000 })
}

/** Replaces the code by way of the editor and runs it to its end. */
export async function runEdited(snippet: Locator, code: string): Promise<void> {
  const editor = snippet.getByRole('textbox')
  if (!await editor.isVisible())
    await snippet.getByRole('button', { name: 'Edit' }).click()
  await editor.fill(code)
  await runToEnd(snippet, () => editor.press('Control+Enter'))
}
