import { expect, it } from 'vitest'
import { addedBySlide, walkOnWire, weigh } from '../../../built/on-the-wire.ts'
import { openBrowser } from '../../../shared-browser.ts'

const deck = 'foundation-models-vs-gen-ai'

it('can be played after at most 280 KB, and adds at most 30 KB for any further slide', async () => {
  const browser = await openBrowser()
  const walked = await walkOnWire(browser, deck)
  await browser.close()
  expect(walked.first.some(path => path.endsWith('.woff2'))).toBe(true)
  expect(weigh(walked, walked.first)).toBeLessThanOrEqual(280_000)
  const sizes = addedBySlide(walked, deck)
  expect(sizes.filter(([, bytes]) => bytes > 0).length).toBeGreaterThan(3)
  expect(sizes.filter(([, bytes]) => bytes > 30_000)).toEqual([])
})
