import { expect, inject, it } from 'vitest'
import { launchBrowser } from '../../lib/browser.ts'

it('opens the flagship under a sub-path', async () => {
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await page.goto(`${inject('siteUrl')}foundation-models-vs-gen-ai/`)
  await page.waitForSelector('h1')
  expect(await page.textContent('h1')).toContain('Two labels')
  expect(page.url()).toContain('/talks/foundation-models-vs-gen-ai/1')
  await browser.close()
})
