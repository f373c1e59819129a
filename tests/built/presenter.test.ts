import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { openBrowser } from '../shared-browser.ts'
import { currentSlide, openSlide } from './stage-page.ts'

const deck = 'lectern-tour'
/** Slides of the tour: a table that ends in a focus, one without clicks, the quiz, the diagram. */
const [table, plain, quiz, diagram] = [10, 13, 15, 17] as const

let browser: Browser
let context: BrowserContext
let audience: Page
let speaker: Page
beforeAll(async () => {
  browser = await openBrowser()
  context = await browser.newContext({
    viewport: { width: 1280, height: 800 },
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(10_000)
  audience = await context.newPage()
  speaker = await context.newPage()
})
afterAll(() => browser.close())

/** Both windows of a static host on one slide, as on stage. */
async function present(name: string, no: number): Promise<void> {
  await openSlide(audience, name, no)
  await speaker.goto(`${inject('siteUrl')}${name}/presenter/${no}`)
  await speaker.locator('.slidev-presenter .next .slidev-layout').waitFor()
  await speaker.getByRole('button', { name: 'Start' }).waitFor()
}

/** As a speaker who was asked something: the slide's number after `g`, and on by keys. */
async function goTo(no: number, clicks = 0): Promise<void> {
  await speaker.keyboard.press('g')
  await speaker.locator('#slidev-goto-input:focus').waitFor()
  await speaker.keyboard.type(String(no))
  await speaker.keyboard.press('Enter')
  await bothAt(no)
  for (let click = 1; click <= clicks; click++) {
    await speaker.keyboard.press('ArrowRight')
    await bothAt(no, click)
  }
}

/** Waits until both windows are there. */
async function bothAt(no: number, clicks = 0): Promise<void> {
  for (const page of [speaker, audience]) {
    await page.waitForURL(url => url.pathname.replace(/\/$/, '').endsWith(`/${no}`) && Number(url.searchParams.get('clicks') ?? 0) === clicks)
    await page.waitForSelector(`${currentSlide}[data-slidev-no="${no}"] .slidev-layout`)
  }
}

const preview = (selector: string): ReturnType<Page['locator']> => speaker.locator(`.slidev-presenter .next ${selector}`)

it('steps both windows by a remote\'s keys, over clicks and slides, there and back', async () => {
  await present(deck, quiz)
  await bothAt(quiz)
  await speaker.keyboard.press('PageDown')
  await bothAt(quiz, 1)
  await speaker.keyboard.press('PageDown')
  await bothAt(quiz + 1)
  await speaker.keyboard.press('PageUp')
  await bothAt(quiz, 1)
})

it('previews what the next click does to a table, to a quiz and to a diagram, and then the next slide', async () => {
  await goTo(table, 4)
  expect(await preview('[data-focused]').count()).toBe(1)
  expect(await preview('[data-focused]').innerText()).toContain('How it is trained and reused')
  expect(await speaker.locator(`${currentSlide} [data-focused]`).count()).toBe(0)

  await goTo(quiz)
  await preview('.verdict, .board').first().waitFor()

  await goTo(diagram)
  const labels = (place: ReturnType<Page['locator']>): Promise<string[]> => place.evaluateAll(texts => texts.filter(text => text.checkVisibility({ visibilityProperty: true })).map(text => text.textContent ?? ''))
  await expect.poll(() => labels(preview('.mermaid-diagram svg text'))).toContain('Check')
  expect(await labels(speaker.locator(`${currentSlide} .mermaid-diagram svg text`))).not.toContain('Check')
  await speaker.keyboard.press('ArrowDown')
  await preview('.reference-list').waitFor()
})

it('shows the audience what the speaker draws, in the same place, and keeps it with its slide', async () => {
  await goTo(plain)
  await speaker.getByTitle('Show drawing toolbar').click()
  await speaker.locator('svg.touch-none').waitFor()
  const slide = (await speaker.locator(`${currentSlide}`).boundingBox())!
  const [left, top] = [slide.x + slide.width * 0.25, slide.y + slide.height * 0.5]
  await speaker.mouse.move(left, top)
  await speaker.mouse.down()
  await speaker.mouse.move(left + slide.width * 0.25, top, { steps: 5 })
  await speaker.mouse.move(left + slide.width * 0.5, top, { steps: 5 })
  await speaker.mouse.up()
  const line = audience.locator('#slide-content svg.absolute.w-full path').first()
  await line.waitFor({ state: 'attached' })
  const [drawn, canvas] = await Promise.all([line.boundingBox(), audience.locator('#slide-content').boundingBox()])
  expect((drawn!.x - canvas!.x) / canvas!.width).toBeCloseTo(0.25, 1)
  expect(drawn!.width / canvas!.width).toBeCloseTo(0.5, 1)
  expect((drawn!.y - canvas!.y) / canvas!.height).toBeCloseTo(0.5, 1)
  await speaker.getByTitle('Hide drawing toolbar').click()

  await speaker.keyboard.press('PageDown')
  await bothAt(plain + 1)
  await line.waitFor({ state: 'detached' })
  await speaker.keyboard.press('PageUp')
  await bothAt(plain)
  await line.waitFor({ state: 'attached' })
})

it('leads both windows to the slide that is chosen in the overview', async () => {
  await goTo(4)
  await speaker.keyboard.press('o')
  const link = speaker.getByRole('link', { name: 'Slide 7:' })
  await link.focus()
  await speaker.keyboard.press('Enter')
  await bothAt(7)
})

it('has its time controls drawn as buttons, with the plan for the slide', async () => {
  const start = speaker.getByRole('button', { name: 'Start' })
  expect(await start.evaluate(button => getComputedStyle(button).borderTopWidth)).toBe('2px')
  expect(await speaker.getByRole('group', { name: 'Time' }).innerText()).toMatch(/until \d+:\d\d/)
})

it.each([
  ['b', 'rgb(0, 0, 0)', () => audience],
  ['.', 'rgb(0, 0, 0)', () => speaker],
  ['w', 'rgb(255, 255, 255)', () => speaker],
])('%s blanks the audience\'s screen from either window, leaves the speaker\'s, and the next step shows the slide', async (key, colour, window) => {
  await present(deck, quiz)
  await window().bringToFront()
  await window().keyboard.press(key)
  const cover = audience.locator('.lectern-blank')
  await cover.waitFor()
  expect(await cover.evaluate(element => [getComputedStyle(element).backgroundColor, element.clientWidth === innerWidth, element.clientHeight === innerHeight])).toEqual([colour, true, true])
  await speaker.getByText(/^The audience sees a (?:black|white) screen/).waitFor()
  expect(await speaker.locator(`.slidev-presenter .main ${currentSlide}`).isVisible()).toBe(true)
  await speaker.keyboard.press('PageDown')
  for (const page of [speaker, audience])
    await page.locator('.lectern-blank').waitFor({ state: 'detached' })
  await window().keyboard.press(key)
  await cover.waitFor()
  await window().keyboard.press(key)
  await cover.waitFor({ state: 'detached' })
})

it('enlarges the diagram in both windows by z, and the next slide is whole', async () => {
  await present(deck, diagram)
  const widths = (): Promise<number[]> => Promise.all([speaker, audience].map(page => page.locator('#slideshow').evaluate(element =>
    Number((element.getBoundingClientRect().width / element.parentElement!.getBoundingClientRect().width).toFixed(2)))))
  expect(await widths()).toEqual([1, 1])
  await speaker.keyboard.press('z')
  await expect.poll(async () => (await widths()).every(width => width > 1.05)).toBe(true)
  const [first, second] = await widths()
  expect(first).toBe(second)
  await speaker.keyboard.press('z')
  await expect.poll(widths).toEqual([1, 1])
  await audience.bringToFront()
  await audience.keyboard.press('z')
  await expect.poll(async () => (await widths()).every(width => width > 1.05)).toBe(true)
  await goTo(plain)
  await expect.poll(widths).toEqual([1, 1])
})

it('the overview of a site that publishes no notes counts slides and clicks, and no words', async () => {
  const page = await audience.context().newPage()
  await page.goto(`${inject('siteUrl')}${deck}/overview`)
  const count = page.getByText(/\d+ slides · \d+ clicks/)
  await count.waitFor()
  expect(await count.innerText()).not.toContain('words')
  await page.close()
})
