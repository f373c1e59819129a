import type { Browser } from 'playwright'
import type { PrintOptions, PrintPage } from '../settle.ts'
import { pathToFileURL } from 'node:url'
import { decoded, paperContext } from '../settle.ts'
import { loadFaces } from '../settle/in-page/decoded.ts'
import { openStillPage } from '../still-page.ts'

/**
 * Opens frozen slides and returns when their fonts and pictures are decoded. No script runs and nothing is fetched.
 *
 * @param file absolute path of what `serialise` made
 */
export async function openDocument(browser: Browser, file: string, options: Pick<PrintOptions, 'dark' | 'scale' | 'canvas'>): Promise<Pick<PrintPage, 'page' | 'close'>> {
  const page = await openStillPage(browser, { ...paperContext(options), javaScriptEnabled: false, offline: true })
  try {
    // Paper shows what the screen does.
    await page.emulateMedia({ media: 'screen' })
    await page.goto(pathToFileURL(file).href, { waitUntil: 'load' })
    // Only faces that are shown were kept. One that is asked for when the printer lays out comes too late for it.
    await page.evaluate(loadFaces)
    await page.evaluate(decoded)
    return { page, close: () => page.close() }
  }
  catch (error) {
    await page.close().catch(() => {})
    throw error
  }
}
