import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { measurePages } from '../../../../lib/print/pdf/in-page/measure.ts'
import { findOverprints } from '../../../../lib/print/pdf/read/overprint.ts'
import { openBrowser } from '../../../shared-browser.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage({
    viewport: { width: 980, height: 552 },
  })
})
afterAll(() => browser.close())

async function overprints(slide: string): Promise<string[]> {
  await page.setContent(`<main style="position:relative;height:552px;font:24px/1.4 sans-serif">${slide}</main>`)
  const [measured] = await page.evaluate(measurePages, 'main')
  expect(measured?.words.length).toBeGreaterThan(0)
  return findOverprints(measured?.words ?? [])
}
const text = (words: string, y: number): string => `<text x="20" y="${y}" font-size="20">${words}</text>`

it.for<[string, string, string[]]>([
  ['a paragraph that a negative margin pulls up', '<p>Above it</p><p style="margin-top:-48px">Below it</p>', ['"Above it" and "Below it" are printed over each other']],
  ['a caption over a diagram\'s label', `<svg width="300" height="60" style="display:block">${text('Label', 40)}</svg><p style="position:absolute;top:20px;left:20px;margin:0">Caption</p>`, ['"Label" and "Caption" are printed over each other']],
  ['two labels of one diagram', `<svg width="300" height="60">${text('first', 40)}${text('second', 46)}</svg>`, ['"first" and "second" are printed over each other']],
  ['a list that outgrows its box, once for each pair', '<div style="height:60px"><p style="margin:0">one<br>two<br>three</p></div><p style="margin:0">next</p>', ['"three" and "next" are printed over each other']],
])('refuses %s', async ([, slide, expected]) => {
  expect(await overprints(slide)).toEqual(expected)
})

it.for<[string, string]>([
  ['lines set tight', '<p style="line-height:.95;margin:0">Typography<br>jumps high</p><p style="line-height:.95;margin:0">Typography</p>'],
  ['words on a drawing', '<svg width="300" height="60" style="display:block"><rect width="300" height="60" fill="red"/></svg><p style="position:absolute;top:10px;left:20px">Caption</p>'],
  ['raised figures and a halo', `<p>10<sup style="position:relative;top:-4px">23</sup> FLOP</p><svg width="90" height="60">${text('halo', 40)}${text('halo', 40)}</svg>`],
  ['readings above letters', '<p><ruby>漢<rt style="margin-bottom:-10px">kan</rt></ruby> is read</p>'],
  ['words for screen readers only', '<p>Shown</p><p style="position:absolute;top:24px;left:0;width:1px;height:1px;overflow:hidden;clip:rect(0 0 0 0)">Heard</p>'],
  ['what is still to come', '<p>Shown</p><p style="position:absolute;top:24px;left:0;margin:0;opacity:0">To come</p>'],
])('lets %s pass', async ([, slide]) => {
  expect(await overprints(slide)).toEqual([])
})
