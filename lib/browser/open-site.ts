import type { Browser } from 'playwright'
import { addressOf } from '../project/decks.ts'
import { launchBrowser } from './browser.ts'
import { serveFolder } from './serve.ts'

/** A built deck that is served, and a browser to open it with. */
export interface Opened {
  browser: Browser
  /** Address of the built deck's folder, with a final slash. */
  url: string
}

/** A folder of built decks, served on this machine. */
export interface OpenSite {
  /** Starts the browser ahead of the first `open`, which tells what goes wrong. */
  warmUp: () => void
  /** Starts the browser when it is called first: decks that did not change need none. */
  open: (deckName: string) => Promise<Opened>
  close: () => Promise<void>
}

/**
 * @param folder absolute path of the site; decks may still be placed in it
 * @param offline whether its pages reach no other host
 */
export async function openSite(folder: string, offline = false): Promise<OpenSite> {
  const server = await serveFolder(folder)
  let launching: Promise<Browser> | undefined
  const launch = (): Promise<Browser> => launching ??= launchBrowser({ offline })
  return {
    warmUp: () => void launch().catch(() => {}),
    open: async (deckName) => {
      const browser = await launch()
      return { browser, url: `${server.url}${addressOf(deckName)}/` }
    },
    close: async () => {
      await launching?.then(browser => browser.close()).catch(() => {})
      await server.close()
    },
  }
}
