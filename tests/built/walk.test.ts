import type { Browser } from 'playwright'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'
import { openBrowser } from '../shared-browser.ts'
import { snippetDeck } from './snippet-site.ts'

const siteUrl = inject('siteUrl')
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** The tour is walked in keyboard.test.ts, with everything on it used. */
describe.for(findDecks(root, ['slides', snippetDeck]).filter(deck => deck.name !== 'lectern-tour'))('$name', (entry) => {
  it('plays every slide and click from the site\'s own files, without an error', async () => {
    const deck = await loadDeck(entry)
    const page = await browser.newPage()
    const errors: string[] = []
    const remote: string[] = []
    page.on('console', message => message.type() === 'error' && errors.push(`${page.url()}: ${message.text()}`))
    page.on('pageerror', error => errors.push(`${page.url()}: ${error.message}`))
    page.on('response', response => response.status() >= 400 && errors.push(`${response.status()} ${response.url()}`))
    page.on('request', request => /^(?:data|blob):/.test(request.url()) || request.url().startsWith(siteUrl) || remote.push(request.url()))

    const shown = new Map<number, number>()
    await page.goto(`${siteUrl}${deck.name}/`)
    await page.waitForSelector('#slideshow')
    for (;;) {
      const [no, click] = await page.evaluate(() => {
        const url = new URL(location.href)
        return [
          Number(/\/(\d+)\/?$/.exec(url.pathname)?.[1] ?? 1),
          Number(url.searchParams.get('clicks') ?? 0),
        ] as const
      })
      const slide = page.locator(`#slideshow [data-slidev-no="${no}"]`)
      await slide.waitFor({ state: 'visible' })
      await expect.poll(() => slide.innerText()).not.toMatch(/Loading slide|^\s*$/)
      shown.set(no, click)
      const before = page.url()
      await page.keyboard.press('ArrowRight')
      const moved = await page.waitForURL(url => url.href !== before, {
        timeout: no === deck.slides.length
          ? 700
          : 10_000,
      }).then(() => true, () => false)
      if (!moved)
        break
    }
    await page.close()

    expect([
      ...shown.keys(),
    ]).toEqual(deck.slides.map(slide => slide.no))
    expect(errors).toEqual([])
    expect(remote).toEqual([])
  })
})
