import { PDFiumLibrary } from '@hyzyla/pdfium'
import decodeQR from 'qr/decode.js'
import { renderSVG } from 'uqr'
import { expect, it } from 'vitest'
import { placePosters } from '../../../lib/print/settle/posters.ts'
import { codeOf } from '../../../lib/stage/embeds/code-of.ts'
import { openBrowser } from '../../shared-browser.ts'

const slide = `<!doctype html><meta charset="utf-8"><div id="app"><div class="print-slide-container" id="1-1">
<iframe title="A talk about talks" width="560" height="315" src="https://www.youtube.com/embed/abc-123"></iframe>
<iframe title="Own page" width="300" height="200" srcdoc="<p>ours</p>"></iframe>
<video width="400" height="225" controls><source src="https://films.example.org/a/film.mp4"></video>
<iframe width="640" height="300" src="https://maps.example.org/place?q=1"></iframe>
<video width="90" height="60" src="own.mp4"></video>
<div class="slidev-tweet" data-post="https://x.com/i/status/20" style="height:140px"></div>
<div class="slidev-bluesky" data-post="at://did:plc:432mbs/app.bsky.feed.post/3lgwg2" style="height:140px"></div>
<div class="slidev-tweet" data-post="javascript:alert(1)" style="height:140px"></div>
</div></div>`

it('puts a poster with title, address and code in the place of what another host shows, and leaves what is the deck\'s', async () => {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    await page.route('**/*', route => route.request().url() === 'http://deck.test/' ? route.fulfill({ contentType: 'text/html', body: slide }) : route.abort())
    await page.goto('http://deck.test/', { waitUntil: 'domcontentloaded' })
    const before = await page.evaluate(() => [...document.querySelectorAll('iframe[src], video[controls]')].map(element => element.getBoundingClientRect().height))
    await placePosters(page)
    const posters = await page.evaluate(() => [...document.querySelectorAll<HTMLElement>('.lectern-poster')].map(poster => ({
      words: poster.innerText.split('\n').filter(Boolean),
      href: poster.querySelector('a')?.href,
      height: poster.offsetHeight,
      name: poster.querySelector('svg')?.getAttribute('aria-label'),
      code: poster.querySelector('svg path')?.getAttribute('d')?.length ?? 0,
    })))
    expect(posters.map(({ words }) => words)).toEqual([
      ['A talk about talks', 'Video on YouTube', 'youtube.com/watch?v=abc-123'],
      ['Video', 'films.example.org/a/film.mp4'],
      ['Web page', 'maps.example.org/place?q=1'],
      ['Post on X', 'x.com/i/status/20'],
      ['Post on Bluesky', 'bsky.app/profile/did:plc:432mbs/post/3lgwg2'],
      ['Web page', 'javascript:alert(1)'],
    ])
    expect(posters.map(({ href }) => href)).toEqual(['https://www.youtube.com/watch?v=abc-123', 'https://films.example.org/a/film.mp4', 'https://maps.example.org/place?q=1', 'https://x.com/i/status/20', 'https://bsky.app/profile/did:plc:432mbs/post/3lgwg2', undefined])
    expect(posters.slice(0, 3).map(({ height }, index) => Math.abs(height - [before[0], before[1], before[2]][index]!) < 8)).toEqual([true, true, true])
    expect(posters.at(-1)).toMatchObject({ code: 0 })
    expect(posters.slice(0, -1).every(({ name, href, code }) => name === `Code that leads to ${href}` && code > 500)).toBe(true)
    expect(await page.locator('iframe').count()).toBe(1)
    expect(await page.locator('video').count()).toBe(1)
  }
  finally {
    await browser.close()
  }
})

/** Points of a page in a pixel, at 150 an inch. */
const dots = 150 / 72

it.each([
  ['slides.pdf', 1],
  ['a handout, where slides are half as large', 0.5],
])('prints codes that a scanner reads in %s', async (_, scale) => {
  const browser = await openBrowser()
  const library = await PDFiumLibrary.init()
  try {
    const page = await browser.newPage({ viewport: { width: 980, height: 1400 } })
    await page.route('**/*', route => route.request().url() === 'http://deck.test/' ? route.fulfill({ contentType: 'text/html', body: `<style>@page { margin: 0 } body { margin: 0; background: #123; color: #def; zoom: ${scale} }</style>${slide}` }) : route.abort())
    await page.goto('http://deck.test/', { waitUntil: 'domcontentloaded' })
    await placePosters(page)
    const posters = await page.evaluate(() => [...document.querySelectorAll('.lectern-poster:has(a)')].map((poster) => {
      const { x, y, width, height } = poster.getBoundingClientRect()
      return { address: poster.querySelector('a')!.href, place: [x, y, width, height] as const }
    }))
    const pdf = await library.loadDocument(await page.pdf({ width: '980px', height: '1400px', printBackground: true }))
    const { data, width } = await pdf.getPage(0).render({ scale: dots, render: 'bitmap' })
    const scanned = posters.map(({ place }) => {
      const [left, top, across, down] = place.map(pixels => Math.round(pixels * 0.75 * dots)) as [number, number, number, number]
      const rows = Array.from({ length: down }, (_, row) => data.subarray(((top + row) * width + left) * 4, ((top + row) * width + left + across) * 4))
      return decodeQR({ width: across, height: down, data: Buffer.concat(rows) }, { timeLimit: 10_000 })
    })
    expect(scanned).toEqual(posters.map(({ address }) => address))
    expect(scanned).toHaveLength(5)
    pdf.destroy()
  }
  finally {
    library.destroy()
    await browser.close()
  }
})

it('draws the code of the address itself', () => {
  expect(codeOf('https://example.org/')).toBe(renderSVG('https://example.org/', { ecc: 'M', border: 0, whiteColor: '#ffffff', blackColor: '#000000' }))
  expect(codeOf('https://example.org/')).not.toBe(codeOf('https://example.org/a'))
})
