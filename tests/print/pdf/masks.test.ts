import type { Buffer } from 'node:buffer'
import type { Browser } from 'playwright'
import type { StaticServer } from '../../../lib/browser/serve.ts'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveFolder } from '../../../lib/browser/serve.ts'
import { openDetached } from '../../../lib/print/freeze/freeze.ts'
import { openBrowser } from '../../shared-browser.ts'

const folder = mkdtempSync(join(tmpdir(), 'lectern-masks-'))
let browser: Browser
let server: StaticServer

beforeAll(async () => {
  browser = await openBrowser()
  server = await serveFolder(folder)
})
afterAll(async () => {
  await browser.close()
  await server.close()
  rmSync(folder, { recursive: true })
})

/** Rows of three bytes a point, red, green, blue. */
interface Raster { width: number, data: Uint8Array }

/** Binary PPM: `P6 width height 255`, one white space, points. */
function readPpm(bytes: Buffer): Raster {
  const [head = '', width] = /^P6\s(?:#.*\n)?(\d+)\s(\d+)\s255\s/.exec(bytes.toString('latin1', 0, 200)) ?? []
  return { width: Number(width), data: bytes.subarray(head.length) }
}

/** One pixel for each of the page's points. */
const readers: Record<string, (pdf: string) => Promise<Raster>> = {
  pdfium: async (pdf) => {
    const library = await PDFiumLibrary.init()
    const document = await library.loadDocument(readFileSync(pdf))
    const { width, data } = await document.getPage(0).render({ scale: 1, render: 'bitmap' })
    document.destroy()
    library.destroy()
    return { width, data: rgb(data) }
  },
  poppler: async pdf => run('pdftoppm', ['-r', '72', '-singlefile', pdf, `${pdf}-poppler`], `${pdf}-poppler.ppm`),
  mupdf: async pdf => run('mutool', ['draw', '-q', '-r', '72', '-o', `${pdf}-mupdf.ppm`, pdf], `${pdf}-mupdf.ppm`),
  ghostscript: async pdf => run('gs', ['-q', '-dNOPAUSE', '-dBATCH', '-sDEVICE=ppmraw', '-r72', `-sOutputFile=${pdf}-gs.ppm`, pdf], `${pdf}-gs.ppm`),
}

/** PDFium gives four bytes a point. */
function rgb(rgba: Uint8Array): Uint8Array {
  const data = new Uint8Array(rgba.length / 4 * 3)
  for (let at = 0; at < rgba.length / 4; at++)
    data.set(rgba.subarray(at * 4, at * 4 + 3), at * 3)
  return data
}

function run(program: string, args: string[], output: string): Raster {
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' })
  expect(status, stderr).toBe(0)
  return readPpm(readFileSync(output))
}

function isInstalled(name: string): boolean {
  const program = { poppler: 'pdftoppm', mupdf: 'mutool', ghostscript: 'gs' }[name]
  return program === undefined || !spawnSync(program, ['-v']).error
}

/** Their left half is opaque, in colours that are not to be seen. */
const svg = (inside: string): string => `url("data:image/svg+xml,${encodeURIComponent(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" width="1em" height="1em">${inside}</svg>`)}") no-repeat`
const icons: Record<string, string> = {
  filled: svg('<path fill="currentColor" d="M0 0h10v20H0z"/><path fill="none" d="M10 0h10v20H10z"/>'),
  stroked: svg('<g stroke="#123456" stroke-width="10"><path d="M5 0v20"/></g>'),
  ruled: svg('<style>.a{fill:lime}.b{fill:none}</style><rect class="a" width="10" height="20"/><rect class="b" x="10" width="10" height="20"/>'),
  gradient: svg('<linearGradient id="g"><stop offset=".5"/><stop offset=".5" stop-opacity="0"/></linearGradient><rect fill="url(#g)" width="20" height="20"/>'),
  cut: svg('<mask id="m"><rect width="10" height="20" fill="#fff"/></mask><rect mask="url(#m)" width="20" height="20"/>'),
  file: 'url(half.svg) no-repeat',
}

it('prints icons that every reader draws: in their shape, colour, place and size', async () => {
  writeFileSync(join(folder, 'half.svg'), '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20"><path d="M0 0h10v20H0z"/></svg>')
  const names = Object.keys(icons)
  const rules = names.map(name => `.${name}, .late.on-${name}::before { --icon: ${icons[name]}; mask: var(--icon); mask-size: 100% 100%; background-color: currentColor; color: rgb(200, 0, 0); width: 60px; height: 60px; display: block }`)
  const slide = (html: string): string => `<div id="001-01" class="print-slide-container" style="position:relative;width:980px;height:552px"><div class="slidev-page"><div class="slidev-layout">${html}</div></div></div>`
  const cells = names.map((name, index) => `<i class="at ${name}" style="left:${index * 100}px;top:0"></i><i class="at late on-${name}" style="left:${index * 100}px;top:100px"></i>`)
  writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="en"><head><link rel="icon" href="data:,"><style>@page { size: 980px 552px; margin: 0 } body { margin: 0 } .at { position: absolute } .late::before { content: "" } ${rules.join('\n')}</style></head><body><div id="app"><div id="page-root">${slide(cells.join(''))}</div></div></body></html>`)
  const { page, close } = await openDetached(browser, server.url, { slides: [1] }, { clicks: {}, aliases: {} })
  const pdf = join(folder, 'icons.pdf')
  writeFileSync(pdf, await page.pdf({ preferCSSPageSize: true, printBackground: true }))
  await close()
  // A soft mask with a transfer function is what readers disagree about.
  expect(readFileSync(pdf).toString('latin1')).not.toMatch(/\/TR\b/)

  const present = Object.keys(readers).filter(isInstalled)
  let looked = 0
  for (const reader of present) {
    const { width, data } = await readers[reader]!(pdf)
    const colourAt = (x: number, y: number): number[] => [...data.subarray((Math.round(y * 0.75) * width + Math.round(x * 0.75)) * 3).subarray(0, 3)]
    for (const [index, name] of names.entries()) {
      for (const top of [0, 100]) {
        const half = (xs: number[]): string[] => xs.flatMap(x => [8, 30, 52].map(y => colourAt(index * 100 + x, top + y).map(value => Math.round(value / 25)).join()))
        const [left, right] = [half([8, 22]), half([38, 52])]
        expect(new Set(left), `${reader}, ${name}, left half`).toEqual(new Set(['8,0,0']))
        expect(new Set(right), `${reader}, ${name}, right half`).toEqual(new Set(['10,10,10']))
        looked++
      }
    }
  }
  expect(present).toContain('pdfium')
  expect(looked).toBe(present.length * names.length * 2)
})

it('leaves alone what is more than an icon', async () => {
  const fade = 'linear-gradient(black, transparent)'
  const slide = `<div id="001-01" class="print-slide-container"><div class="slidev-page"><div class="slidev-layout"><p style="mask:${fade}">words</p><p style='mask:${icons.filled};background:red'>words</p><i style='display:block;width:9px;height:9px;mask:${icons.filled};border:2px solid red;background:red'></i></div></div></div>`
  writeFileSync(join(folder, 'index.html'), `<!doctype html><html lang="en"><head><link rel="icon" href="data:,"></head><body><div id="app">${slide}</div></body></html>`)
  const { page, close } = await openDetached(browser, server.url, { slides: [1] }, { clicks: {}, aliases: {} })
  expect(await page.locator('p, i').evaluateAll(found => found.map(element => getComputedStyle(element).maskImage !== 'none'))).toEqual([true, true, true])
  await close()
})
