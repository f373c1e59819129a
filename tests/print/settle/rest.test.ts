import type { Browser } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { isAtRest, watchTimers } from '../../../lib/print/settle/in-page/rest.ts'
import { openBrowser } from '../../shared-browser.ts'

let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** What a slide says once it is at rest; undefined where it is not, however often it is asked. */
async function atRest(script: string, most = 200): Promise<string | undefined> {
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.addInitScript(watchTimers)
  await page.route('**/*', route => route.fulfill({ contentType: 'text/html', body: `<!doctype html><div class="print-slide-container"><p>begun</p></div><script>const p = document.querySelector('p')\n${script}</script>` }))
  await page.goto('http://deck.test/')
  let said: string | undefined
  for (let look = 0; look < most && said === undefined; look++) {
    if (await page.evaluate(isAtRest, { quiet: 400, ahead: 2000 }))
      said = await page.locator('p').innerText()
    else
      await new Promise(resolve => setTimeout(resolve, 20))
  }
  await context.close()
  return said
}

it.each([
  ['does nothing', '', 'begun'],
  ['draws late', 'setTimeout(() => p.textContent = \'done\', 900)', 'done'],
  ['begins late and takes its time', 'setTimeout(() => { let n = 0; const id = setInterval(() => { p.textContent = ++n; if (n === 15) clearInterval(id) }, 40) }, 300)', '15'],
  ['types letter by letter', 'const type = n => { p.textContent = \'x\'.repeat(n); if (n < 8) setTimeout(type, 100, n + 1) }; type(0)', 'xxxxxxxx'],
  ['counts frame by frame', 'let n = 0; const step = () => { p.textContent = ++n; if (n < 40) requestAnimationFrame(step) }; step()', '40'],
  ['looks around for ever, and changes nothing', 'setInterval(() => p.offsetWidth, 50); const look = () => { p.offsetWidth; requestAnimationFrame(look) }; look(); const wait = () => setTimeout(wait, 100); wait()', 'begun'],
  ['has given up', 'clearTimeout(setTimeout(() => p.textContent = \'late\', 1500)); clearInterval(setInterval(() => p.textContent = \'again\', 30))', 'begun'],
  ['waits for what is far ahead', 'setTimeout(() => p.textContent = \'late\', 60000)', 'begun'],
])('waits for a slide that %s', async (_, script, words) => {
  expect(await atRest(script)).toBe(words)
})

it('is at rest at no time where a slide changes for ever', async () => {
  expect(await atRest('let n = 0; setInterval(() => p.textContent = ++n, 30)', 50)).toBeUndefined()
})
