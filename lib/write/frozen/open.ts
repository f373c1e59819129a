import type { Browser } from 'playwright'
import type { PrintOptions, PrintPage } from '../../render/snapshot.ts'
import { pathToFileURL } from 'node:url'
import { paperContext } from '../../render/snapshot.ts'

/**
 * Opens frozen slides and returns when their fonts and pictures are decoded. No script runs and nothing is fetched.
 *
 * @param file absolute path of what `serialise` made
 */
export async function openDocument(browser: Browser, file: string, options: Pick<PrintOptions, 'dark' | 'scale'>): Promise<PrintPage> {
  const context = await browser.newContext({ ...paperContext(options), javaScriptEnabled: false, offline: true })
  try {
    const page = await context.newPage()
    // Paper shows what the screen does.
    await page.emulateMedia({ media: 'screen' })
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' })
    await page.evaluate(async () => {
      document.body.getBoundingClientRect()
      await document.fonts.ready
      await Promise.all([...document.images].map(image => image.decode().catch(() => {})))
    })
    return { page, close: () => context.close() }
  }
  catch (error) {
    await context.close().catch(() => {})
    throw error
  }
}
