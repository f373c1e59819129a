import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { dropIdleFilters } from '../../../lib/print/pdf/in-page/idle-filters.ts'
import { measurePages } from '../../../lib/print/pdf/in-page/measure.ts'
import { comparePages } from '../../../lib/print/pdf/read/compare-pages.ts'
import { readPdf } from '../../../lib/print/pdf/read/read-pdf.ts'
import { openBrowser } from '../../shared-browser.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 980, height: 552 } })
})
afterAll(() => browser.close())

/** What is found of a slide that is printed, and how many filters were taken away. */
async function print(html: string): Promise<{ problems: [severity: string | undefined, found: string][], dropped: number, text: string }> {
  await page.setContent(`<style>@page { size: 980px 552px; margin: 0 } body { margin: 0; font: 20px sans-serif } .print-slide-container { position: relative; width: 980px; height: 552px; overflow: hidden }</style><div class="print-slide-container" id="1-1"><div class="slidev-layout">${html}</div></div>`)
  const expected = await page.evaluate(measurePages, '.print-slide-container')
  const dropped = await page.evaluate(dropIdleFilters)
  const { pages } = await readPdf(await page.pdf({ tagged: true, preferCSSPageSize: true, printBackground: true }))
  return { problems: comparePages(expected, pages, 'talk.md').map(({ severity, found }) => [severity, found]), dropped, text: pages[0]!.text }
}

it('misses no word that the slide blurs, and still misses one beside it', async () => {
  const secret = '<p>Seen</p><p style="filter: blur(8px)">Secret</p>'
  expect(await print(secret)).toEqual({ problems: [], dropped: 0, text: 'Seen' })
  await page.setContent(secret)
  const expected = await page.evaluate(measurePages, 'body')
  const read = { text: '', painted: [], origins: [], external: [], internal: 0, dead: 0, fonts: [], shapeless: 0, width: 735, height: 414 }
  expect(comparePages(expected, [read], 'talk.md').map(({ found }) => found)).toEqual(['the page lacks the text "Seen"'])
})

it('keeps words that a filter does nothing to as words', async () => {
  const { problems, dropped, text } = await print('<p style="filter: blur(0)">One</p><div style="filter: brightness(1) grayscale(0%)"><p>Two</p></div><p style="filter: drop-shadow(0 0 4px transparent)">Three</p>')
  expect([problems, dropped, text]).toEqual([[], 3, 'OneTwoThree'])
})

it('says of words that a filter makes a picture of that nobody finds them', async () => {
  expect((await print('<p>Plain</p><h1 style="filter: drop-shadow(2px 2px 2px red)">Raised</h1>')).problems).toEqual([
    ['care', '"Raised" can be seen on the page, and neither searched nor read aloud: a filter makes a picture of words'],
  ])
})

it('reads words that a style sets in capitals', async () => {
  expect((await print('<h1 style="text-transform: capitalize">don\'t sink the <b>s</b>hip</h1><style>h2::first-letter { text-transform: uppercase }</style><h2>éclair</h2>')).problems).toEqual([])
})
