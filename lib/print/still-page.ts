import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright'

const contexts = new WeakMap<Browser, Map<string, Promise<BrowserContext>>>()

/**
 * Opens a page for what has no script. Such pages leave nothing behind, so those with the same settings share a
 * context: a new one costs a third of a second of a core, and a talk's build opens four such pages.
 *
 * @returns an empty page; the caller closes it, and the context ends with the browser
 */
export async function openStillPage(browser: Browser, settings: BrowserContextOptions): Promise<Page> {
  const known = contexts.get(browser) ?? new Map<string, Promise<BrowserContext>>()
  contexts.set(browser, known)
  const key = JSON.stringify(settings)
  const context = known.get(key) ?? browser.newContext(settings)
  known.set(key, context)
  return (await context).newPage()
}
