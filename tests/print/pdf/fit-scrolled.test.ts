import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fitScrolled } from '../../../lib/print/pdf/in-page/fit-scrolled.ts'
import { measurePages } from '../../../lib/print/pdf/in-page/measure.ts'
import { openBrowser } from '../../shared-browser.ts'

let browser: Browser
let page: Page

beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage({ viewport: { width: 980, height: 552 } })
})
afterAll(() => browser.close())

/** What is cut off of a slide before and after. */
async function faults(html: string): Promise<[string[], string[]]> {
  await page.setContent(`<body style="margin:0"><div class="print-slide-container" style="position:relative;width:980px;height:552px;overflow:hidden"><div class="slidev-layout">${html}</div></div>`)
  const look = async (): Promise<string[]> => (await page.evaluate(measurePages, '.print-slide-container'))[0]!.faults
  const before = await look()
  await page.evaluate(fitScrolled)
  return [before, await look()]
}

it.each([
  ['a long line of code', `<pre style="width:400px;overflow-x:auto;font-size:16px"><code>${'wide '.repeat(16)}</code></pre>`],
  ['a pane of many lines', `<div style="height:200px;overflow-y:auto"><div>${'<p style="margin:0">line</p>'.repeat(16)}</div></div>`],
])('shows all of %s that scrolls on the stage', async (_, html) => {
  const [before, after] = await faults(html)
  expect(before).toEqual([expect.stringContaining('is cut off')])
  expect(after).toEqual([])
})

it.each([
  ['what would be too small to read', `<div style="height:60px;overflow-y:auto"><div>${'<p style="margin:0">line</p>'.repeat(60)}</div></div>`],
  ['what does not scroll on the stage either', `<pre style="width:200px;overflow:hidden"><code>${'wide '.repeat(16)}</code></pre>`],
])('leaves %s, which is told of', async (_, html) => {
  const [before, after] = await faults(html)
  expect(before).toEqual([expect.stringContaining('is cut off')])
  expect(after).toEqual(before)
})

it('reads the words of shadow trees and of a picture\'s file', async () => {
  const drawing = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="90" height="30"><title>no</title><text y="20">drawn words</text></svg>')}`
  await page.setContent(`<div class="print-slide-container"><div><template shadowrootmode="open"><p>in the shadow</p></template></div><img alt="a drawing" src="${drawing}"></div>`)
  const [measured] = await page.evaluate(measurePages, '.print-slide-container')
  expect(measured!.runs).toEqual(['intheshadow'])
  expect(measured!.extras).toContain('drawnwords')
  expect(measured!.pictures).toEqual([expect.objectContaining({ name: 'a drawing', isDrawn: true })])
})

it('reads what stands in the fields of a form', async () => {
  await page.setContent('<div class="print-slide-container"><input value="typed in"><input placeholder="your name"><select><option>one<option selected>the other</select><textarea>some lines</textarea></div>')
  const [measured] = await page.evaluate(measurePages, '.print-slide-container')
  expect(measured!.extras).toEqual(expect.arrayContaining(['typedin', 'yourname', 'theother', 'somelines']))
})

it('a drawing that reaches beyond its own box stands where its shapes do, and a framed page is named', async () => {
  await page.setContent('<div class="print-slide-container" style="position:relative;width:980px;height:552px"><svg style="position:absolute;left:0;top:0;width:9px;height:9px;overflow:visible"><path d="M200 300 h100 v4 h-100 z"/></svg><iframe src="https://pages.example/x" style="width:90px;height:60px"></iframe></div>')
  const [measured] = await page.evaluate(measurePages, '.print-slide-container')
  expect(measured!.pictures).toEqual([expect.objectContaining({ name: 'svg', box: [200, 300, 300, 304], shapes: 1 })])
  expect(measured!.framed).toEqual(['https://pages.example/x'])
})
