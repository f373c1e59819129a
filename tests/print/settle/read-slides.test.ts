import { expect, it } from 'vitest'
import { readSlides } from '../../../lib/print/settle/in-page/read-slides.ts'
import { openBrowser } from '../../shared-browser.ts'

it('leaves no address of this machine in what moves with the deck: films, their posters, frames', async () => {
  const browser = await openBrowser()
  try {
    const page = await browser.newPage()
    const slide = '<div class="print-slide-container" id="1-1"><div class="slidev-layout"><h1>One</h1><video poster="http://deck.test/talk/still.png" width="90" height="60"><source src="/talk/film.mp4"></video><iframe src="http://deck.test/talk/page.html"></iframe><object data="../paper.pdf"></object><video src="https://films.example/a.mp4"></video></div></div>'
    await page.route('**/*', route => route.request().url().endsWith('/print') ? route.fulfill({ contentType: 'text/html', body: `<div id="app">${slide}</div>` }) : route.abort())
    await page.goto('http://deck.test/talk/print', { waitUntil: 'domcontentloaded' })
    const { slides: [read] } = await page.evaluate(readSlides, { deckUrl: 'http://deck.test/talk/', aliases: {} })
    expect([...read!.html.matchAll(/ (?:src|poster|data)="([^"]*)"/g)].map(([, address]) => address)).toEqual(['./still.png', './film.mp4', './page.html', '../paper.pdf', 'https://films.example/a.mp4'])
  }
  finally {
    await browser.close()
  }
})
