import type { Engine } from './engine.ts'
import { Buffer } from 'node:buffer'
import { launch } from 'puppeteer-core'
import { findProgram, windowSize } from './engine.ts'

const program = (): string | undefined => findProgram('firefox-esr', 'firefox')

/** Firefox, over WebDriver BiDi. */
export const firefox: Engine = {
  name: 'firefox',
  missing: () => program() ? undefined : 'no Firefox: apt-get install firefox-esr',
  async start() {
    const browser = await launch({
      browser: 'firefox',
      executablePath: program()!,
      headless: true,
      extraPrefsFirefox: { 'ui.prefersReducedMotion': 1 },
    })
    const [page = await browser.newPage()] = await browser.pages()
    await page.setViewport(windowSize)
    return {
      open: async (url) => {
        await page.goto(url)
      },
      run: body => page.evaluate(`(async () => { ${body} })()`),
      picture: async () => Buffer.from(await page.screenshot()),
      close: () => browser.close(),
    }
  },
}
