import type { Browser, BrowserContextOptions, Page } from 'playwright'
import { pathToFileURL } from 'node:url'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { isLong } from '../long.ts'
import { openBrowser } from '../shared-browser.ts'
import { builtDecks, openSlide } from './stage-page.ts'

const tour = 'lectern-tour'
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function openPage(options: BrowserContextOptions): Promise<Page> {
  return (await browser.newContext({ serviceWorkers: 'block', ...options })).newPage()
}

describe('screens of every shape', () => {
  it.each<[string, number, number]>([
    ['a 4:3 projector', 1024, 768],
    ['a laptop at 200 % zoom', 640, 360],
    ['an ultra-wide screen', 3440, 1440],
    ['a phone held upright', 390, 844],
    ['a phone on its side', 844, 390],
  ])('%s shows slides whole, and the buttons can be reached', async (_, width, height) => {
    const page = await openPage({ viewport: { width, height } })
    let looked = 0
    for (const no of [1, 5, 9]) {
      await openSlide(page, tour, no)
      const parts = await page.evaluate(() => {
        const rect = (selector: string): number[] => {
          const { left, top, right, bottom } = document.querySelector(selector)!.getBoundingClientRect()
          return [left, top, innerWidth - right, innerHeight - bottom]
        }
        return { slide: rect('#slide-content'), scroll: document.documentElement.scrollWidth - innerWidth }
      })
      // Half a pixel is rounding.
      expect(parts.slide.filter(space => space < -0.5), `slide ${no}`).toEqual([])
      expect(parts.scroll).toBeLessThanOrEqual(0)
      looked++
    }
    expect(looked).toBe(3)
    await page.mouse.move(30, height - 10)
    const next = page.getByTitle('Go to next slide')
    await next.waitFor()
    const box = await next.boundingBox()
    expect(box!.x >= 0 && box!.x + box!.width <= width && box!.y >= 0 && box!.y + box!.height <= height).toBe(true)
    await page.keyboard.press('ArrowDown')
    await page.waitForURL(/\/10(?:\?|$)/)
    await page.context().close()
  })
})

it('a finger\'s swipe turns the slide, there and back', async () => {
  const page = await openPage({ hasTouch: true, isMobile: true, viewport: { width: 844, height: 390 } })
  await openSlide(page, tour, 1)
  const session = await page.context().newCDPSession(page)
  const swipe = async (from: number, to: number): Promise<void> => {
    const points = Array.from({ length: 6 }, (_, step) => ({ x: from + (to - from) * step / 5, y: 200 }))
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: points.slice(0, 1) })
    for (const point of points.slice(1))
      await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [point] })
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
  }
  await swipe(700, 100)
  await page.waitForURL(/\/2(?:\?|$)/)
  await swipe(100, 700)
  await page.waitForURL(/\/1(?:\?|$)/)
  await page.context().close()
})

it('the reader\'s letters can be read on a phone, and no words run together', async () => {
  const page = await openPage({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
  const decks = builtDecks()
  expect(decks).toContain(tour)
  for (const deck of decks) {
    await page.goto(`${inject('siteUrl')}${deck}/read/`)
    const found = await page.evaluate(() => {
      const texts = [...document.querySelectorAll('main :is(p, li, h1, h2, td, th, pre)')]
      return {
        count: texts.length,
        small: texts.filter(element => Number.parseFloat(getComputedStyle(element).fontSize) < 14).length,
        glued: texts.map(element => element.textContent).filter(text => /stand-inrecorded|onlyBoth/.test(text)),
        wide: document.documentElement.scrollWidth,
      }
    })
    expect(found.count).toBeGreaterThan(30)
    expect(found).toMatchObject({ small: 0, glued: [], wide: 390 })
  }
  await page.context().close()
})

describe('printing the page that is open', () => {
  it.each([['on a laptop', 1280, 720], ['on a phone held upright', 390, 844]])('gives the slide in sight, whole, on one sheet of its shape: %s', async (_, width, height) => {
    const page = await openPage({ viewport: { width, height } })
    await openSlide(page, tour, 9)
    const pdf = await PDFDocument.load(await page.pdf({ preferCSSPageSize: true }))
    expect(pdf.getPageCount()).toBe(1)
    expect(pdf.getPage(0).getWidth() / pdf.getPage(0).getHeight()).toBeCloseTo(980 / 552, 1)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 980, height: 552 })
    expect(await page.evaluate(() => {
      const { left, top, width, height } = document.querySelector('#slide-content')!.getBoundingClientRect()
      return [left, top, width, height].map(Math.round)
    })).toEqual([0, 0, 980, 552])
    await page.context().close()
  })

  it('gives the reader\'s page without its buttons, with code wrapped rather than cut', async () => {
    const page = await openPage({ viewport: { width: 794, height: 1123 } })
    await page.goto(`${inject('siteUrl')}${tour}/read/`)
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.top .actions').isVisible()).toBe(false)
    expect(await page.locator('pre').count()).toBeGreaterThan(3)
    expect(await page.locator('pre').evaluateAll(all => all.filter(pre => pre.scrollWidth > pre.clientWidth + 1).length)).toBe(0)
    await page.context().close()
  })
})

it.runIf(isLong)('on a slow line the words are there long before the player, and the next slide comes', async () => {
  const page = await openPage({ viewport: { width: 390, height: 844 } })
  const session = await page.context().newCDPSession(page)
  // Chrome's "Fast 3G": 562 ms, 1.44 Mbit/s.
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 562, downloadThroughput: 180_000, uploadThroughput: 84_000 })
  await page.goto(`${inject('siteUrl')}${tour}/4/`, { waitUntil: 'commit' })
  await page.locator('#lectern-still h1').waitFor()
  expect(await page.evaluate(() => document.documentElement.dataset.lecternPlaying)).toBeUndefined()
  await page.waitForFunction(() => document.documentElement.dataset.lecternPlaying !== undefined, undefined, { timeout: 60_000 })
  await page.keyboard.press('ArrowDown')
  await page.waitForSelector('.slidev-page-5 .slidev-layout')
  await page.context().close()
})

it('opened from a folder without a server, slides can be read, and links lead to the reader and the talks', async () => {
  const page = await openPage({ viewport: { width: 1280, height: 720 } })
  const folder = pathToFileURL(inject('siteFolder')).href
  await page.goto(`${folder}/${tour}/9/index.html`)
  expect(await page.locator('#lectern-still h1').first().isVisible()).toBe(true)
  await page.getByText('Read as a page').click()
  await page.waitForURL(`${folder}/${tour}/read/index.html`)
  expect(await page.locator('main section').count()).toBeGreaterThan(10)
  await page.getByText('All talks').click()
  await page.waitForURL(`${folder}/index.html`)
  await page.context().close()
})
