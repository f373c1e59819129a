import { expect, inject, it } from 'vitest'
import { launchBrowser } from '../../lib/browser.ts'

const flagship = 'foundation-models-vs-gen-ai'

it('after one visit a talk plays with the network cut: every slide, a deep link, the gallery', async () => {
  const browser = await launchBrowser()
  const context = await browser.newContext()
  const page = await context.newPage()
  await page.goto(`${inject('siteUrl')}${flagship}/`)
  await expect.poll(() => page.evaluate(async url => await caches.match(url) !== undefined, `${inject('siteUrl')}kept/${flagship}`), { timeout: 60_000 }).toBe(true)
  await context.setOffline(true)

  await page.goto(`${inject('siteUrl')}${flagship}/5/`)
  await page.waitForFunction(() => document.documentElement.dataset.lecternPlaying !== undefined)
  const before = await page.textContent('#slide-content .slidev-page-5 h1, #slide-content .slidev-page-5 h2')
  await page.keyboard.press('ArrowDown')
  await page.waitForURL(/\/6(?:\?|$)/)
  await page.waitForSelector('.slidev-page-6 .slidev-layout')
  expect(before?.trim()).not.toBe('')

  await page.goto(`${inject('siteUrl')}${flagship}/presenter/2`)
  await page.waitForFunction(() => document.documentElement.dataset.lecternPlaying !== undefined)
  expect(page.url()).toContain('presenter/2')
  await page.goto(inject('siteUrl'))
  expect(await page.locator('.talk').count()).toBeGreaterThan(0)
  await browser.close()
})

it('without a visit there is nothing to play offline', async () => {
  const browser = await launchBrowser()
  const context = await browser.newContext()
  await context.setOffline(true)
  const page = await context.newPage()
  await expect(page.goto(`${inject('siteUrl')}${flagship}/`)).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
  await browser.close()
})
