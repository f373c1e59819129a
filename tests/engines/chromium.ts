import type { BrowserKind } from '../../lib/browser/find-browser.ts'
import type { Engine } from './engine.ts'
import { launchBrowser } from '../../lib/browser/browser.ts'
import { findBrowser } from '../../lib/browser/find-browser.ts'
import { windowSize } from './engine.ts'

/** Chromium, or the shell of it that prints. */
export const chromium: Engine = chromiumOf()

/** @param kind the first of both that is there when left out */
export function chromiumOf(kind?: BrowserKind): Engine {
  return {
    name: 'chromium',
    missing: () => findBrowser() ? undefined : 'no Chromium: apt-get install chromium',
    async start() {
      const browser = await launchBrowser({ kind })
      const page = await browser.newPage({ viewport: windowSize, reducedMotion: 'reduce' })
      return {
        open: async (url) => {
          await page.goto(url)
        },
        run: body => page.evaluate(`(async () => { ${body} })()`),
        picture: () => page.screenshot(),
        close: () => browser.close(),
      }
    },
  }
}
