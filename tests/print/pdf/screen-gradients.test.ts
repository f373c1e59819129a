import { PDFiumLibrary } from '@hyzyla/pdfium'
import { PNG } from 'pngjs'
import { expect, it } from 'vitest'
import { useScreenGradients } from '../../../lib/print/pdf/in-page/screen-gradients.ts'
import { openBrowser } from '../../shared-browser.ts'

const gradients = [
  'linear-gradient(to bottom right, oklch(0.777 0.152 181.912), oklch(0.623 0.214 259.815))',
  'linear-gradient(in oklch, red, rgb(0 0 255 / .2) 60%, lime)',
  'radial-gradient(circle at 30% 40% in oklab, yellow, blue), linear-gradient(red, blue)',
  'conic-gradient(from 45deg in hsl longer hue, red, blue)',
  'linear-gradient(45deg in oklab, transparent, rebeccapurple 50% 70%, white)',
]
const size = 100

it('prints gradients in the colours of the screen, whatever space mixes them', async () => {
  const browser = await openBrowser()
  const library = await PDFiumLibrary.init()
  try {
    const page = await browser.newPage({ viewport: { width: size * gradients.length, height: size } })
    await page.setContent(`<style>@page { size: ${size * gradients.length}px ${size}px; margin: 0 } body { margin: 0 } .print-slide-container { display: flex } i { width: ${size}px; height: ${size}px }</style>
      <div class="print-slide-container">${gradients.map(gradient => `<i style="background-image: ${gradient}"></i>`).join('')}</div>`)
    const { width, data } = PNG.sync.read(await page.screenshot())
    /** The farthest that a colour is off, of some points of each gradient besides its middle, where all of a cone meet. */
    const off = async (): Promise<number[]> => {
      const document = await library.loadDocument(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
      const paper = await document.getPage(0).render({ scale: 4 / 3, render: 'bitmap' })
      document.destroy()
      return gradients.map((_, index) => Math.max(...[30, 45, 70].flatMap((at) => {
        const x = index * size + at
        return [0, 1, 2].map(channel => Math.abs(data[(at * width + x) * 4 + channel]! - paper.data[(at * paper.width + x) * 4 + channel]!))
      })))
    }
    expect((await off()).filter(most => most > 20)).toHaveLength(4)
    expect(await page.evaluate(useScreenGradients)).toBe(5)
    expect((await off()).filter(most => most >= 8)).toEqual([])
  }
  finally {
    library.destroy()
    await browser.close()
  }
})

it('leaves alone what is mixed as on paper, and a hint', async () => {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.setContent('<div class="print-slide-container"><i style="background-image: linear-gradient(red, #00f8)"></i><i style="background-image: linear-gradient(in oklab, red, 30%, blue)"></i><i style="background-image: url(data:,)"></i></div>')
    expect(await page.evaluate(useScreenGradients)).toBe(0)
  }
  finally {
    await browser.close()
  }
})

it('keeps the addresses of pictures beside a gradient, whatever is in them', async () => {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    const address = 'data:image/svg+xml,<svg xmlns=\'http://www.w3.org/2000/svg\'><text>a),b,  c(</text></svg>'
    await page.setContent(`<style>i { background-image: linear-gradient(in oklab, red, blue), url("${address}") } b { background-image: linear-gradient(red, blue), url("${address}") }</style><div class="print-slide-container"><i></i><b></b></div>`)
    expect(await page.evaluate(useScreenGradients)).toBe(1)
    expect(await page.locator('i').evaluate(element => getComputedStyle(element).backgroundImage)).toContain(`url("${address}")`)
  }
  finally {
    await browser.close()
  }
})
