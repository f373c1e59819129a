import { expect, it } from 'vitest'
import { useRulesAround } from '../../../lib/print/handout/in-page/rules-around.ts'
import { openBrowser } from '../../shared-browser.ts'

it('lets rules for what is around a slide reach its picture, with their weight, and nothing beside it', async () => {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.setContent(`<style>
      #app, body .none { width: 7px }
      #app { height: 8px; .slidev-layout { h1 { color: rgb(1, 2, 3) } } }
      @media all { #app h2 { color: rgb(4, 5, 6) } }
      .slide-snapshot .slidev-layout h2 { color: red }
      #application h2, #app-bar h2 { color: red !important }
      #app :is(.slidev-slide-content, .print-slide-container) h3 { color: rgb(7, 8, 9) }
      :is(#slide-content, .print-slide-container) { min-width: 10px }
      .print-slide-container { min-height: 11px }
    </style>
    <div class="picture"><div class="slide-snapshot"><div class="slidev-layout"><h1>a</h1><h2>b</h2><h3>c</h3></div></div></div><h2>d</h2><h3>e</h3>`)
    await page.evaluate(useRulesAround)
    const colours = await page.locator('h1, h2, h3').evaluateAll(found => found.map(each => getComputedStyle(each).color))
    expect(colours).toEqual(['rgb(1, 2, 3)', 'rgb(4, 5, 6)', 'rgb(7, 8, 9)', 'rgb(0, 0, 0)', 'rgb(0, 0, 0)'])
    const sizes = await page.locator('.picture, .slide-snapshot').evaluateAll(found => found.map((each) => {
      const { width, height, minWidth, minHeight } = getComputedStyle(each)
      return { own: [width, height].some(size => /^[78]px$/.test(size)), minWidth, minHeight }
    }))
    expect(sizes).toEqual([{ own: false, minWidth: '0px', minHeight: '0px' }, { own: false, minWidth: '10px', minHeight: '0px' }])
  }
  finally {
    await browser.close()
  }
})
