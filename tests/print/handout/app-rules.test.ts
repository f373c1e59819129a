import { expect, it } from 'vitest'
import { useAppRules } from '../../../lib/print/handout/in-page/app-rules.ts'
import { openBrowser } from '../../shared-browser.ts'

it('lets rules below #app reach the pictures of slides, with their weight, and nothing beside them', async () => {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.setContent(`<style>
      #app, body .none { width: 7px }
      #app { height: 8px; .slidev-layout { h1 { color: rgb(1, 2, 3) } } }
      @media all { #app h2 { color: rgb(4, 5, 6) } }
      .slide-snapshot .slidev-layout h2 { color: red }
      #application h2, #app-bar h2 { color: red !important }
    </style>
    <div class="slide-snapshot"><div class="slidev-layout"><h1>a</h1><h2>b</h2></div></div><h2>c</h2>`)
    await page.evaluate(useAppRules)
    expect(await page.locator('h1, h2').evaluateAll(found => found.map(each => getComputedStyle(each).color))).toEqual(['rgb(1, 2, 3)', 'rgb(4, 5, 6)', 'rgb(0, 0, 0)'])
    const { width, height } = await page.locator('.slide-snapshot').evaluate(slide => getComputedStyle(slide))
    expect([width, height]).not.toEqual(expect.arrayContaining([expect.stringMatching(/^[78]px$/)]))
  }
  finally {
    await browser.close()
  }
})
