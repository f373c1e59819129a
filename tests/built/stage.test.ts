import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openBrowser } from '../shared-browser.ts'
import { currentSlide, goOn, openSlide, settle } from './stage-page.ts'

const deck = 'lectern-tour'
const total = 34
/** The slide of the tour whose three points come one by one, and the one with the quiz. */
const clicks = { no: 16, points: 3 }
const quiz = 14

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage({
    viewport: { width: 980, height: 552 },
  })
})
afterAll(() => browser.close())

/** Keeps what the live region says from now on. */
async function listen(): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const said: string[] = []
    Object.assign(window, { said })
    const region = document.getElementById('lectern-announcer')
    if (!region)
      throw new Error('no live region')
    new MutationObserver(() => said.push(region.textContent ?? '')).observe(region, { childList: true, characterData: true, subtree: true })
  })
  return () => page.evaluate(() => (window as unknown as { said: string[] }).said)
}

it('says each slide and each thing a click brings, once', async () => {
  await openSlide(page, deck, clicks.no - 1, 1)
  const said = await listen()
  for (let step = 0; step <= clicks.points; step++)
    expect(await goOn(page)).toBe(true)
  expect(await said()).toEqual([
    `Slide ${clicks.no} of ${total}: Things come one by one, on screen and read aloud`,
    'Slidev’s clicks are used as they are',
    'What is not shown yet is not read out either',
    'foundation, both, generative and neither have marks, not only colours',
  ])
})

it('says nothing when a click takes something away', async () => {
  const said = await listen()
  await page.keyboard.press('ArrowLeft')
  await page.waitForFunction(() => location.search === '?clicks=2')
  await settle(page)
  expect(await said()).toEqual([])
})

it('keeps what is to come from screen readers, and shows it to them once it has come', async () => {
  await openSlide(page, deck, clicks.no)
  const points = page.locator(currentSlide).getByRole('listitem')
  expect(await points.count()).toBe(0)
  await goOn(page)
  expect(await points.count()).toBe(1)
})

it('names the main part and each slide', async () => {
  expect(await page.getByRole('main').count()).toBe(1)
  expect(await page.getByRole('group', { name: `${clicks.no} of ${total}` }).count()).toBe(1)
})

it('puts focus on controls in the order they are read, and shows it', async () => {
  await openSlide(page, deck, quiz)
  const visited: string[] = []
  for (let press = 0; press < 8; press++) {
    await page.keyboard.press('Tab')
    const { name, outline } = await page.evaluate(() => ({
      name: document.activeElement?.closest('.item[role=group]')?.querySelector('b')?.textContent ?? document.activeElement?.tagName ?? '',
      outline: document.activeElement
        ? getComputedStyle(document.activeElement).outlineWidth
        : '',
    }))
    visited.push(name)
    expect(outline).toBe('3px')
  }
  expect(visited).toEqual([
    'BERT',
    'GPT',
    'CLIP',
    'Stable Diffusion',
    'A GAN that draws faces',
    'A speech vocoder',
    'A spam filter',
    'ChatGPT',
  ])
})

it('goes on by a remote\'s key while a control on the slide has the focus', async () => {
  await openSlide(page, deck, quiz)
  await page.locator(currentSlide).getByRole('radio').first().focus()
  await page.keyboard.press('PageDown')
  await page.waitForURL(new RegExp(`/${quiz + 1}$`))
  await page.keyboard.press('PageUp')
  await page.waitForURL(new RegExp(`/${quiz}(\\?|$)`))
})

it('opens a slide from the overview by keyboard alone', async () => {
  await openSlide(page, deck, 4)
  await page.keyboard.press('o')
  const link = page.getByRole('link', { name: 'Slide 7:' })
  await link.focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/7$/)
  await page.getByRole('dialog', { name: 'Slides' }).waitFor({ state: 'detached' })
})

it('moves nothing for those who asked for less motion', async () => {
  const still = await browser.newPage({ reducedMotion: 'reduce' })
  await still.goto(`${inject('siteUrl')}${deck}/${clicks.no}`)
  await still.waitForSelector(currentSlide)
  const durations = await still.evaluate(() => [
    ...document.querySelectorAll('#slideshow *, #slideshow'),
  ].map(element => Number.parseFloat(getComputedStyle(element).transitionDuration)))
  expect(durations.length).toBeGreaterThan(20)
  expect(Math.max(...durations)).toBeLessThanOrEqual(0.001)
  await still.close()
})

it('keeps bullets and region marks where colours are forced', async () => {
  const forced = await browser.newPage({ forcedColors: 'active' })
  await forced.goto(`${inject('siteUrl')}${deck}/${clicks.no}?clicks=3`)
  await forced.waitForSelector(currentSlide)
  const [ground, bullet, mark] = await forced.evaluate((slide) => {
    const background = (selector: string, pseudo?: string): string => {
      const element = document.querySelector(`${slide} ${selector}`)
      return element
        ? getComputedStyle(element, pseudo).backgroundColor
        : `no ${selector}`
    }
    return [
      background('.slidev-layout'),
      background('li', '::before'),
      background('.region-both', '::before'),
    ]
  }, currentSlide)
  expect(bullet).toBe(mark)
  expect(bullet).not.toBe(ground)
  await forced.close()
})

it('still fits its window at 400 % zoom', async () => {
  // Zooming a 1280 × 1024 window to 400 % leaves 320 × 256 CSS pixels.
  const zoomed = await browser.newPage({
    viewport: { width: 320, height: 256 },
    deviceScaleFactor: 4,
  })
  await zoomed.goto(`${inject('siteUrl')}${deck}/4`)
  await zoomed.waitForSelector(`${currentSlide} h1`)
  const { scroll, slide } = await zoomed.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    slide: document.getElementById('slide-content')?.getBoundingClientRect().width ?? 0,
  }))
  expect(scroll).toBe(320)
  expect(slide).toBeCloseTo(320, 0)
  // A slide that fits stays small whatever the zoom: the way to the page that reflows is in sight.
  expect(await zoomed.getByRole('link', { name: 'Read as a page' }).isVisible()).toBe(true)
  await zoomed.close()
})

it('compares the clock with the minutes that the slides plan', async () => {
  const speaker = await browser.newPage({
    viewport: { width: 1280, height: 720 },
  })
  await speaker.clock.install()
  await speaker.goto(`${inject('siteUrl')}${deck}/1`)
  await speaker.waitForSelector(currentSlide)
  await speaker.mouse.move(100, 700)
  await speaker.getByTitle('Presenter Mode').click()
  await speaker.getByRole('button', { name: 'Start' }).click()
  await speaker.getByText('on time').waitFor()
  await speaker.clock.fastForward('14:00')
  await speaker.getByText(/\d+:\d\d behind/).waitFor()
  await speaker.close()
})

it('throws nothing at a visitor whose browser refuses to keep the screen awake', async () => {
  const refused = await browser.newPage()
  const errors: string[] = []
  refused.on('pageerror', error => errors.push(error.message))
  await refused.addInitScript(() => {
    Object.assign(window, { asked: 0 })
    Object.defineProperty(navigator, 'wakeLock', { value: { request: () => {
      (window as unknown as { asked: number }).asked++
      return Promise.reject(new DOMException('refused', 'NotAllowedError'))
    } } })
  })
  await openSlide(refused, deck, 1)
  await settle(refused)
  expect(await refused.evaluate(() => (window as unknown as { asked: number }).asked)).toBeGreaterThan(0)
  expect(errors).toEqual([])
  await refused.close()
})
