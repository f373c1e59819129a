import type { Engine } from './engine.ts'
import { findBrowser, launchBrowser } from '../../lib/browser/browser.ts'
import { windowSize } from './engine.ts'

export const chromium: Engine = {
  name: 'chromium',
  missing: () => findBrowser() ? undefined : 'no Chromium: apt-get install chromium',
  async start() {
    const browser = await launchBrowser()
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
