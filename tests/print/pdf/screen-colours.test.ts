import type { Browser } from 'playwright'
import type { StaticServer } from '../../../lib/browser/serve.ts'
import { Buffer } from 'node:buffer'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { launchBrowser } from '../../../lib/browser/browser.ts'
import { serveFolder } from '../../../lib/browser/serve.ts'
import { openDetached } from '../../../lib/print/freeze/freeze.ts'

const folder = mkdtempSync(join(tmpdir(), 'lectern-colours-'))
let browser: Browser
let server: StaticServer

beforeAll(async () => {
  browser = await launchBrowser()
  server = await serveFolder(folder)
})
afterAll(async () => {
  await browser.close()
  await server.close()
  rmSync(folder, { recursive: true })
})

/** A profile with sRGB's primaries whose levels are light itself (ICC.1:2001-04): its grey 128 is sRGB's 188. */
function linearProfile(): Buffer {
  const s15 = (...values: number[]): number[] => values.flatMap((value) => {
    const fixed = Math.round(value * 65536)
    return [fixed >> 24 & 255, fixed >> 16 & 255, fixed >> 8 & 255, fixed & 255]
  })
  const xyz = (...values: number[]): Buffer => Buffer.from([...Buffer.from('XYZ \0\0\0\0'), ...s15(...values)])
  const curve = Buffer.from([...Buffer.from('curv\0\0\0\0'), 0, 0, 0, 0])
  const tags: [string, Buffer][] = [
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rXYZ', xyz(0.4361, 0.2225, 0.0139)],
    ['gXYZ', xyz(0.3851, 0.7169, 0.0971)],
    ['bXYZ', xyz(0.1431, 0.0606, 0.7142)],
    ...['rTRC', 'gTRC', 'bTRC'].map((name): [string, Buffer] => [name, curve]),
  ]
  const u32 = (value: number): Buffer => Buffer.from(s15(value / 65536))
  let at = 128 + 4 + tags.length * 12
  const table = tags.map(([name, { length }]) => {
    const entry = Buffer.concat([Buffer.from(name), u32(at), u32(length)])
    at += length
    return entry
  })
  const header = Buffer.alloc(128)
  header.write('\x02\x40\0\0mntrRGB XYZ ', 8, 'latin1')
  header.write('acsp', 36)
  Buffer.from(s15(0.9642, 1, 0.8249)).copy(header, 68)
  const profile = Buffer.concat([header, u32(tags.length), ...table, ...tags.map(([, data]) => data)])
  profile.writeUInt32BE(profile.length, 0)
  return profile
}

/** A grey picture, with a profile right after its header. */
function greyPng(profile?: Buffer): Buffer {
  const png = PNG.sync.write(Object.assign(new PNG({ width: 40, height: 40 }), { data: Buffer.alloc(40 * 40 * 4, Buffer.from([128, 128, 128, 255])) }))
  if (!profile)
    return png
  const body = Buffer.concat([Buffer.from('iCCPlinear\0\0'), deflateSync(profile)])
  const chunk = Buffer.alloc(body.length + 8)
  chunk.writeUInt32BE(body.length - 4, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), body.length + 4)
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)])
}

it('prints pictures that bring a colour profile along as the screen shows them', async () => {
  writeFileSync(join(folder, 'linear.png'), greyPng(linearProfile()))
  writeFileSync(join(folder, 'plain.png'), greyPng())
  const slide = '<img class="at" style="left:0" src="linear.png" alt="a"><div class="at" style="left:100px;background:url(linear.png) red"></div><img class="at" style="left:200px" src="plain.png" alt="b">'
  writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="en"><head><link rel="icon" href="data:,"><style>@page { size: 980px 552px; margin: 0 } body { margin: 0 } .at { position: absolute; top: 0; width: 40px; height: 40px }</style></head><body><div id="app"><div id="page-root"><div id="001-01" class="print-slide-container" style="position:relative;width:980px;height:552px"><div class="slidev-page"><div class="slidev-layout">${slide}</div></div></div></div></div></body></html>`)
  const { page, close } = await openDetached(browser, server.url, { slides: [1] }, { clicks: {}, aliases: {} })
  const addresses = await page.locator('img').evaluateAll(images => images.map(image => (image as HTMLImageElement).src.slice(0, 14)))
  const seen = PNG.sync.read(await page.screenshot())
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  const { width, data } = await document.getPage(0).render({ scale: 1, render: 'bitmap' })
  document.destroy()
  library.destroy()
  await close()
  expect(addresses).toEqual(['data:image/png', expect.stringMatching(/^http/)])
  const scale = seen.width / 980
  for (const [x, grey] of [[20, 188], [120, 188], [220, 128]] as const) {
    expect(Math.abs(seen.data[(20 * scale * seen.width + x * scale) * 4]! - grey), `on the screen at ${x}`).toBeLessThan(4)
    expect(Math.abs(data[(15 * width + Math.round(x * 0.75)) * 4]! - grey), `on paper at ${x}`).toBeLessThan(4)
  }
})
