import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openBrowser } from '../shared-browser.ts'
import { currentSlide, goOn, lookThrough, openSlide, walkedDecks } from './stage-page.ts'

const deck = 'lectern-tour'
const [byRow, byColumn, byCell, rightToLeft] = [10, 11, 12, 13] as const

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage({
    viewport: { width: 980, height: 552 },
  })
})
afterAll(() => browser.close())

/** The table as it is seen, a character a cell: `.` hidden, `-` stepped back, `#` in focus, `o` plain. */
function seen(): Promise<string> {
  return page.locator(`${currentSlide} tr`).evaluateAll(rows => rows.map(row => [...row.children].map((cell) => {
    if (getComputedStyle(cell).visibility === 'hidden')
      return '.'
    return cell.hasAttribute('data-dimmed')
      ? '-'
      : cell.hasAttribute('data-focused')
        ? '#'
        : 'o'
  }).join('')).join(' '))
}

async function walk(steps: number): Promise<string[]> {
  const states = [await seen()]
  for (let step = 0; step < steps; step++) {
    await goOn(page)
    states.push(await seen())
  }
  return states
}

it('comes by row, then puts a cell, a column and everything in focus', async () => {
  await openSlide(page, deck, byRow)
  expect(await walk(7)).toEqual([
    'ooo ... ... ... ...',
    'ooo ooo ... ... ...',
    'ooo ooo ooo ... ...',
    'ooo ooo ooo ooo ...',
    'ooo ooo ooo ooo ooo',
    'oo- --- o#- --- ---',
    'o-o o-# o-# o-# o-#',
    'ooo ooo ooo ooo ooo',
  ])
})

it('goes back the same way', async () => {
  await page.keyboard.press('ArrowLeft')
  await page.waitForURL(/clicks=6/)
  expect(await seen()).toBe('o-o o-# o-# o-# o-#')
})

it('comes by column from CSV, and by cell', async () => {
  await openSlide(page, deck, byColumn)
  expect((await walk(4)).map(state => state.split(' ')[1])).toEqual([
    'o....',
    'oo...',
    'ooo..',
    'oooo.',
    'ooooo',
  ])
  await openSlide(page, deck, byCell)
  expect((await walk(2)).map(state => state.split(' ')[1])).toEqual(['o............', 'oo...........', 'ooo..........'])
})

it('is a table with row and column heads for screen readers', async () => {
  await openSlide(page, deck, byRow, 7)
  const table = page.locator(currentSlide).getByRole('table', { name: 'Foundation model and generative AI' })
  expect(await table.getByRole('columnheader').allInnerTexts()).toEqual(['Foundation model', 'Generative AI'])
  expect(await table.getByRole('rowheader').allInnerTexts()).toEqual([
    'What it is',
    'Focus',
    'Makes text',
    'Needs a prompt',
  ])
  expect(await table.getByRole('img', { name: 'yes' }).count()).toBe(2)
  expect(await table.getByRole('link', { name: /^Source 1: Bommasani et al\. 2021/ }).count()).toBe(1)
})

it('holds thirteen columns, and says of an empty cell that it is empty', async () => {
  await openSlide(page, deck, byCell, 12)
  expect(await page.locator(`${currentSlide} th[scope=col], ${currentSlide} thead td`).count()).toBe(13)
  const content = await page.locator(`${currentSlide} td.is-empty[data-row="1"]`).evaluate(cell => getComputedStyle(cell, '::before').content)
  expect(content).toContain('–')
})

it('runs from right to left', async () => {
  await openSlide(page, deck, rightToLeft)
  const [head, first, second] = await page.locator(`${currentSlide} tbody tr:first-child > *`).evaluateAll(cells => cells.map(cell => cell.getBoundingClientRect().x))
  expect(head).toBeGreaterThan(first ?? 0)
  expect(first).toBeGreaterThan(second ?? 0)
})

it.each(walkedDecks())('fits its box on every slide of %s', async (name) => {
  const overflowing: Record<string, string[]> = {}
  // By slide, not by click: a table has all its room from the start.
  const slides = await lookThrough(page, name, async (no) => {
    const problems = await page.locator(`${currentSlide} [data-lectern-overflow]`).evaluateAll(elements => elements.map(element => element.getAttribute('data-lectern-overflow') ?? ''))
    if (problems.length > 0)
      overflowing[no] = problems
  }, false)
  expect(overflowing).toEqual({})
  expect(slides).toBeGreaterThan(10)
})

it('opens as cards on a phone, by touch, at the phone\'s own scale', async () => {
  const context = await browser.newContext({
    viewport: { width: 390, height: 780 },
    hasTouch: true,
    isMobile: true,
  })
  const phone = await context.newPage()
  await openSlide(phone, deck, byRow, 7)
  await phone.locator(currentSlide).getByRole('button', { name: 'Read as cards' }).tap()
  const dialog = phone.getByRole('dialog')
  await dialog.getByRole('row').nth(1).waitFor()
  const { size, direction } = await dialog.locator('tbody tr').first().evaluate(row => ({
    size: Number.parseFloat(getComputedStyle(row).fontSize),
    direction: getComputedStyle(row).display,
  }))
  expect(size).toBeGreaterThanOrEqual(18)
  expect(direction).toBe('block')
  const label = await dialog.locator('td[data-label]').first().evaluate(cell => getComputedStyle(cell, '::before').content)
  expect(label).toBe('"Foundation model"')
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBe(390)
  await dialog.getByRole('button', { name: 'Close' }).tap()
  await dialog.waitFor({ state: 'hidden' })
  await context.close()
})
