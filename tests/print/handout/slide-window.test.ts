import { expect, it } from 'vitest'
import { useSlideWindow } from '../../../lib/print/handout/in-page/slide-window.ts'
import { openBrowser } from '../../shared-browser.ts'

it('lets slides find the window that they have as slides, below rules of another host too, and the handout keep its page', async () => {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage({ viewport: { width: 672, height: 1000 } })
    await page.route('https://other.example/**', route => route.fulfill({ contentType: 'text/css', body: 'h3 { width: 1vw }' }))
    await page.setContent(`<style>
      @import url("https://other.example/faces.css");
      h1 { font-size: clamp(10px, 5vw, 90px) }
      h2 { --size: 10dvh; font-size: var(--size) }
      p { font-size: 10px }
      @media (min-width: 900px) { p { font-size: 20px } @media print { p { font-size: 30px } } }
      @media (orientation: portrait) { p { font-size: 1px } }
      .a5vw { color: red }
    </style><style data-handout>footer { width: 50vw } @media (max-width: 700px) { footer { height: 7px } }</style>
    <div class="slide-snapshot"><h1>a</h1><h2>b</h2><p>c</p><div style="width: 25vmin">d</div></div><footer>e</footer>`)
    await page.emulateMedia({ media: 'print' })
    const settled = await page.evaluate(useSlideWindow, { width: 980, height: 552 })
    const styles = await page.evaluate(() => ['h1', 'h2', 'p', 'div > div', 'footer'].map((selector) => {
      const { fontSize, width, height } = getComputedStyle(document.querySelector(selector)!)
      return selector === 'div > div' ? width : selector === 'footer' ? `${width} ${height}` : fontSize
    }))
    expect(styles).toEqual(['49px', '55.2px', '30px', '138px', '336px 7px'])
    expect(settled).toBe(5)
    expect(await page.locator('iframe').count()).toBe(0)
  }
  finally {
    await browser.close()
  }
})
