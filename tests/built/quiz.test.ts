import type { Browser, BrowserContext, Page } from 'playwright'
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest'
import { openBrowser } from '../shared-browser.ts'
import { currentSlide, openSlide } from './stage-page.ts'

const deck = 'lectern-tour'
const [asks, answers] = [14, 15] as const

let browser: Browser
let context: BrowserContext
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
})
beforeEach(async () => {
  context = await browser.newContext({
    viewport: { width: 980, height: 552 },
    hasTouch: true,
  })
  page = await context.newPage()
})
afterEach(() => context.close())
afterAll(() => browser.close())

it('takes votes by touch and by keyboard, keeps them here, and shows the shift one click later', async () => {
  await openSlide(page, deck, asks)
  await page.getByRole('group', { name: /^BERT/ }).getByRole('radio', { name: 'Both' }).tap()
  await page.getByRole('group', { name: /^GPT/ }).getByRole('radio', { name: 'Foundation only' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.getByText('2 of 8 placed').waitFor()
  expect(page.url()).toMatch(/\/14\/?$/)

  await page.reload()
  await page.waitForSelector(currentSlide)
  expect(await page.getByRole('radio', { name: 'Both', checked: true }).count()).toBe(2)

  await openSlide(page, deck, answers)
  await page.getByRole('group', { name: /^BERT/ }).getByRole('radio', { name: 'Foundation only' }).tap()
  await page.getByRole('group', { name: /^GPT/ }).getByRole('radio', { name: 'Both' }).tap()
  await page.keyboard.press('PageDown')
  // On the slide: the live region says it too.
  await page.locator(currentSlide).getByText('Before: 1 of 8 right. Now: 2 of 8 right. 1 more.').waitFor()
  expect(await page.getByRole('region', { name: 'Foundation only' }).getByRole('listitem').first().innerText()).toContain('you were right')
  // Everything that was stored is one short entry of this origin.
  expect(await page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('lectern:quiz')))).toEqual(['lectern:quiz:A tour of Lectern'])
})

it.each<[string, () => void]>([
  ['is full', () => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError')
    }
  }],
  ['can be neither read nor written', () => {
    Storage.prototype.getItem = Storage.prototype.setItem = () => {
      throw new DOMException('refused', 'SecurityError')
    }
  }],
])('keeps votes as long as the page where storage %s', async (_, refuse) => {
  await page.addInitScript(refuse)
  await openSlide(page, deck, asks)
  await page.getByRole('group', { name: /^BERT/ }).getByRole('radio', { name: 'Both' }).tap()
  await page.getByRole('group', { name: /^GPT/ }).getByRole('radio', { name: 'Both' }).tap()
  await page.getByText('2 of 8 placed').waitFor()
  expect(await page.getByRole('radio', { name: 'Both', checked: true }).count()).toBe(2)
  await page.keyboard.press('PageDown')
  await page.waitForURL(/\/15/)
  await page.locator(currentSlide).getByRole('group', { name: /^GPT/ }).getByRole('radio', { name: 'Generative only' }).tap()
  await page.keyboard.press('PageDown')
  await page.locator(currentSlide).getByText(/^Before: \d of 8 right\. Now: \d of 8 right\./).waitFor()
})

it('says all four regions with their items in the answer, and the product beside them', async () => {
  await openSlide(page, deck, answers, 1)
  const counts = await Promise.all([
    'Foundation only',
    'Both',
    'Generative only',
    'Neither',
  ].map(name => page.getByRole('region', { name, exact: true }).getByRole('listitem').count()))
  expect(counts).toEqual([2, 2, 2, 1])
  expect(await page.getByRole('region', { name: 'Beside the boxes' }).getByRole('listitem').allInnerTexts()).toEqual([expect.stringMatching(/^ChatGPT/)])
})

it('forgets on request', async () => {
  await openSlide(page, deck, asks)
  await page.getByRole('radio').first().tap()
  await page.getByText('1 of 8 placed').waitFor()
  await page.getByRole('button', { name: 'Clear' }).tap()
  await page.locator(currentSlide).getByText('0 of 8 placed').waitFor()
  expect(await page.getByRole('radio', { checked: true }).count()).toBe(0)
})

it('prints an empty form that shows nobody\'s votes', async () => {
  await openSlide(page, deck, asks)
  await page.getByRole('radio').first().tap()
  await page.goto(`${inject('siteUrl')}${deck}/print?print=true&range=${asks}-${answers}`)
  const form = page.locator('.placing-quiz.is-printed').first()
  await form.waitFor()
  // What was not asked for is not even laid out.
  expect(await page.locator('.print-slide-container').count()).toBe(answers - asks + 1)
  expect(await form.getByRole('radio').count()).toBe(32)
  expect(await form.locator(':checked').count()).toBe(0)
  expect(await page.locator('.placing-quiz .verdict, .placing-quiz .shift').count()).toBe(0)
  expect(await page.locator('.placing-quiz .board').count()).toBe(5)
})

it('shows the votes in every window of this machine', async () => {
  await openSlide(page, deck, asks)
  const other = await context.newPage()
  await openSlide(other, deck, asks)
  await page.getByRole('radio').first().tap()
  await other.getByText('1 of 8 placed').waitFor()
})
