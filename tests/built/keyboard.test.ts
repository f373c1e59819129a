import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'
import { isLong } from '../long.ts'
import { openBrowser } from '../shared-browser.ts'
import { currentSlide, goOn, settle } from './stage-page.ts'

const name = 'lectern-tour'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  // So narrow that tables offer their cards.
  page = await browser.newPage({
    viewport: { width: 600, height: 360 },
    reducedMotion: 'reduce',
  })
  page.setDefaultTimeout(10_000)
})
afterAll(() => browser.close())

function focused(): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement
    return element?.getAttribute('aria-label') ?? element?.getAttribute('href') ?? element?.closest('.item[role=group]')?.querySelector('b')?.textContent ?? element?.textContent?.trim() ?? ''
  })
}

/** Presses Tab until the thing with this name has the focus. */
async function tabTo(wanted: string | RegExp): Promise<void> {
  const passed: string[] = []
  for (let press = 0; press < 40; press++) {
    await page.keyboard.press('Tab')
    passed.push(await focused())
    if (passed.at(-1)!.match(wanted))
      return
  }
  throw new Error(`Tab does not lead to ${String(wanted)}: ${passed.join(', ')}`)
}

/** Leaves what has the focus, as a talk's keys need it. */
async function leave(): Promise<void> {
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => document.activeElement === document.body)
}

const slide = (selector: string): ReturnType<Page['locator']> => page.locator(`${currentSlide} ${selector}`)

async function vote(): Promise<void> {
  const total = await slide('.item').count()
  for (let item = 1; item <= total; item++) {
    await page.keyboard.press('Tab')
    await page.keyboard.press('Space')
    await page.keyboard.press('ArrowRight')
    await slide('.count').getByText(`${item} of ${total} placed`).waitFor()
  }
  await leave()
}

/** Changes a snippet's code and runs it from the editor; leaves the editor. */
async function edit(code: string): Promise<void> {
  await tabTo(/^Edit$/)
  await page.keyboard.press('Enter')
  await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA')
  await page.keyboard.press('Control+A')
  await page.keyboard.type(code)
  await page.keyboard.press('Control+Enter')
  await leave()
}

/** Letters that are keys of Slidev's stay in the editor, and what never ends by itself is stopped. */
async function runAndStop(): Promise<void> {
  await edit('print("g o d")\nwhile True: pass')
  // Python takes seconds to load.
  await slide('.result[data-showing=running]').getByText('g o d').waitFor({ timeout: 90_000 })
  await tabTo(/^Stop$/)
  await page.keyboard.press('Enter')
  await slide('.caption').getByText(/stopped/).waitFor()
  await leave()
}

async function readCards(): Promise<void> {
  await tabTo(/^Read as cards$/)
  await page.keyboard.press('Enter')
  await page.locator('dialog.table-cards[open]').waitFor()
  await page.keyboard.press('Escape')
  await page.locator('dialog.table-cards[open]').waitFor({ state: 'detached' })
  await leave()
}

it.runIf(isLong)('goes from the gallery through the whole talk and back by keys alone, using everything on the way', async () => {
  const { slides } = await loadDeck(findDecks(root).find(deck => deck.name === name)!)
  const siteUrl = inject('siteUrl')
  const wrong: string[] = []
  page.on('console', message => message.type() === 'error' && wrong.push(`${page.url()}: ${message.text()}`))
  page.on('pageerror', error => wrong.push(`${page.url()}: ${error.message}`))
  page.on('response', response => response.status() >= 400 && wrong.push(`${response.status()} ${response.url()}`))
  page.on('request', request => /^(?:data|blob):/.test(request.url()) || request.url().startsWith(siteUrl) || wrong.push(request.url()))
  await page.goto(siteUrl)
  await tabTo(`./${name}/`)
  await page.keyboard.press('Enter')
  await page.waitForSelector(`${currentSlide} .slidev-layout`)

  const used: string[] = []
  const use = async (what: string, how: () => Promise<void>): Promise<void> => {
    if (await slide(what).count() === 0)
      return
    await how()
    used.push(what)
  }
  const visited = new Set<number>()
  let states = 0
  for (;;) {
    const no = Number(await page.locator(currentSlide).getAttribute('data-slidev-no'))
    states++
    expect(await page.locator(currentSlide).innerText()).not.toMatch(/Loading slide|^\s*$/)
    if (!visited.has(no)) {
      visited.add(no)
      await use('.placing-quiz .ask', vote)
      await use('.comparison-table .as-cards', readCards)
      await use('.runnable-snippet .bar', runAndStop)
    }
    if (no === slides.length)
      break
    expect(await goOn(page)).toBe(true)
  }
  expect([...visited]).toEqual(slides.map(({ no }) => no))
  expect(states).toBeGreaterThan(45)
  expect(used).toEqual([
    ...Array.from({ length: 4 }).fill('.comparison-table .as-cards'),
    '.placing-quiz .ask',
    '.placing-quiz .ask',
    '.runnable-snippet .bar',
  ])

  const overview = page.getByRole('dialog', { name: 'Slides' })
  await page.keyboard.press('o')
  await overview.waitFor()
  await page.keyboard.press('Escape')
  await overview.waitFor({ state: 'detached' })
  await page.keyboard.press('o')
  await overview.waitFor()
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`/${slides.length - 1}$`))
  await settle(page)
  await page.keyboard.press('ArrowRight')
  await page.waitForURL(new RegExp(`/${slides.length}$`))
  expect(wrong).toEqual([])
})
