import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { launchBrowser } from '../../lib/browser/browser.ts'
import { serveFolder } from '../../lib/browser/serve.ts'
import { root } from '../../lib/project/root.ts'

/**
 * The README's picture, from the real thing: `npm run build && npx node slides/foundation-models-vs-gen-ai/readme-picture.ts`.
 * Four slides of this talk at the clicks named below, two by two, 1600 px wide.
 */
const deck = 'foundation-models-vs-gen-ai'
const slides = [[1, 0], [6, 0], [10, 4], [13, 4]] as const

const server = await serveFolder(join(root, 'dist'))
const browser = await launchBrowser()
const page = await browser.newPage({ viewport: { width: 980, height: 552 }, deviceScaleFactor: 2, reducedMotion: 'reduce' })
const pictures: string[] = []
for (const [no, click] of slides) {
  await page.goto(`${server.url}${deck}/${no}/?clicks=${click}`)
  await page.locator(`#slideshow [data-slidev-no="${no}"]`).waitFor()
  await page.evaluate('document.fonts.ready.then(() => {})')
  // The last element of a step fades in; the picture shows it whole.
  await page.waitForTimeout(1500)
  pictures.push((await page.screenshot()).toString('base64'))
}
await page.setViewportSize({ width: 1600, height: 920 })
await page.setContent(`<body style="margin:0;display:grid;grid-template-columns:1fr 1fr;gap:12px;padding:12px;background:#d9d5cb">${
  pictures.map(picture => `<img style="width:100%;display:block;border-radius:6px" src="data:image/png;base64,${picture}">`).join('')}`)
writeFileSync(join(root, '.github/deck.png'), await page.screenshot({ fullPage: true, scale: 'css' }))
await browser.close()
await server.close()
