import type { Browser, BrowserContext } from 'playwright'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { currentSlide, openSlide } from '../../../built/stage-page.ts'
import { openBrowser } from '../../../shared-browser.ts'

const deck = 'foundation-models-vs-gen-ai'
/** The slide with long notes, and the one with the chart. */
const [hallmarks, chart] = [5, 6] as const

let browser: Browser
let context: BrowserContext
beforeAll(async () => {
  browser = await openBrowser()
  context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' })
})
afterAll(() => browser.close())

it('lights up the words for the click, keeps them in sight, and goes where a marker is double-clicked', async () => {
  const [audience, speaker] = [await context.newPage(), await context.newPage()]
  await openSlide(audience, deck, hallmarks)
  await speaker.goto(`${inject('siteUrl')}${deck}/presenter/${hallmarks}`)
  await speaker.locator('.slidev-presenter .next .slidev-layout').waitFor()
  /** Waits until both windows are there. */
  const bothAt = async (clicks: number): Promise<void> => {
    for (const page of [speaker, audience])
      await page.waitForURL(url => url.pathname.replace(/\/$/, '').endsWith(`/${hallmarks}`) && Number(url.searchParams.get('clicks') ?? 0) === clicks)
  }
  const note = speaker.locator('.slidev-note')
  for (const click of [1, 2, 3, 4, 5]) {
    await speaker.keyboard.press('ArrowRight')
    await bothAt(click)
    const active = note.locator('p', { has: speaker.locator('.slidev-note-click-mark-active') })
    await expect.poll(() => active.getAttribute('class')).not.toContain('slidev-note-fade')
    expect(await active.locator('.slidev-note-click-mark').getAttribute('data-clicks')).toBe(String(click))
    expect(await active.evaluate(words => getComputedStyle(words).backgroundColor)).not.toBe('rgba(0, 0, 0, 0)')
    await expect.poll(() => note.evaluate((box) => {
      const mark = box.querySelector('.slidev-note-click-mark-active')!.getBoundingClientRect()
      const { top, bottom } = box.getBoundingClientRect()
      return mark.top >= top && mark.bottom <= bottom
    })).toBe(true)
  }
  await note.locator('[data-clicks="2"]').dblclick()
  await bothAt(2)
})

it('keeps a chart\'s bars where colours are forced', async () => {
  const forced = await browser.newPage({ forcedColors: 'active' })
  await forced.goto(`${inject('siteUrl')}${deck}/${chart}`)
  await forced.waitForSelector(`${currentSlide} .bar`)
  const [ground, ...bars] = await forced.evaluate(slide => [...document.querySelectorAll(`${slide} .slidev-layout, ${slide} .bar`)].map((element) => {
    const { backgroundColor, backgroundImage } = getComputedStyle(element)
    return `${backgroundColor} ${backgroundImage}`
  }), currentSlide)
  expect(bars).toHaveLength(11)
  expect(bars).not.toContain(ground)
  await forced.close()
})

it('draws the chart\'s bars in the reader too, as long as their numbers say', async () => {
  const reader = await context.newPage()
  await reader.goto(`${inject('siteUrl')}${deck}/read/`)
  const rows = await reader.locator(`#s${chart} tbody tr`).evaluateAll(rows => rows.map(row => [row.children[1]!.textContent.trim(), Math.round(row.querySelector('rect')!.getBoundingClientRect().width / row.querySelector('svg')!.getBoundingClientRect().width * 100)]))
  expect(rows).toHaveLength(11)
  expect(Object.fromEntries(rows)).toMatchObject({ '86 M': 32, '1 T': 100, 'undisclosed': 100 })
  await reader.close()
})
