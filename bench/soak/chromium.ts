import type { Engine } from '../../tests/engines/engine.ts'
import { findBrowser, launchBrowser } from '../../lib/browser/browser.ts'

/** The Chromium that people use: the shell does not give a sandboxed frame, such as the cage, a process of its own. */
export const chromium: Engine = {
  name: 'chromium',
  missing: () => findBrowser() ? undefined : 'no Chromium: apt-get install chromium',
  async start() {
    const browser = await launchBrowser({ kind: 'whole' })
    const page = await browser.newPage({ reducedMotion: 'reduce' })
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
