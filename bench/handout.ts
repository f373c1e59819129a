import type { Opened } from '../lib/browser/open-site.ts'
import type { HandoutOptions } from '../lib/print/handout/page.ts'
import type { Deck } from '../lib/project/deck.ts'
import type { Row } from './row.ts'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { PDFiumLibrary } from '@hyzyla/pdfium'
import { launchBrowser } from '../lib/browser/browser.ts'
import { serveFolder } from '../lib/browser/serve.ts'
import { exportHandout, exportSlides } from '../lib/print/export-deck.ts'
import { findDecks } from '../lib/project/decks.ts'
import { root } from '../lib/project/root.ts'
import { placeBuiltDeck } from './export/built-deck.ts'
import { table } from './row.ts'

const site = join(root, '.cache/bench/handout')
const layouts: HandoutOptions[] = (['notes', 'two-up', 'grid', 'reader', 'summary'] as const).map(layout => ({ layout, perPage: 3, paper: 'A4' }))
layouts.push({ layout: 'notes', perPage: 3, paper: 'Letter' })

/** Pixels an inch, a page's margin of 16 mm in them, and the level of 255 from which a pixel is white. */
const dots = 36
const margin = Math.round(16 / 25.4 * dots)
const white = 250

/** How many pages the handouts of this repository's talks take, and how much of them stays white. */
export async function run(): Promise<Row[]> {
  rmSync(site, { recursive: true, force: true })
  mkdirSync(site, { recursive: true })
  const decks: { deck: Deck, kept: string }[] = []
  for (const { name } of findDecks(root, ['slides']))
    decks.push(await placeBuiltDeck(name, site))
  const server = await serveFolder(site)
  const browser = await launchBrowser()
  try {
    const rows: Row[] = []
    for (const { deck, kept } of decks) {
      const open = async (): Promise<Opened> => ({ browser, url: `${server.url}${deck.name}/` })
      const slides = exportSlides(open, deck, { kept }, (_, make) => make())
      for (const handout of layouts) {
        const { files } = await exportHandout(open, deck, root, { kept, notes: true, handout }, (_, make) => make(), { slides })
        const foot = await whiteBelow(files.find(({ path }) => path === 'handout.pdf')!.bytes)
        const what = `${deck.name}, ${handout.layout}, ${handout.paper}`
        // The last page ends where the talk does.
        const inner = foot.slice(0, -1)
        rows.push(
          { area: 'handout', what: `${what}: pages`, value: foot.length, unit: 'pages' },
          { area: 'handout', what: `${what}: white below the last line, mean`, value: 100 * inner.reduce((sum, share) => sum + share, 0) / Math.max(1, inner.length), unit: '%' },
          { area: 'handout', what: `${what}: pages more than a third white`, value: inner.filter(share => share > 1 / 3).length, unit: 'pages' },
        )
      }
    }
    return rows
  }
  finally {
    await Promise.all([browser.close(), server.close()])
  }
}

/** For each page, the share of its height inside the margins that lies below everything on it. */
async function whiteBelow(bytes: Uint8Array): Promise<number[]> {
  const library = await PDFiumLibrary.init()
  const document = await library.loadDocument(bytes)
  try {
    const shares: number[] = []
    for (let page = 0; page < document.getPageCount(); page++) {
      const { width, height, data } = await document.getPage(page).render({ scale: dots / 72, render: 'bitmap' })
      let last = height - margin
      while (last > margin && data.subarray((last - 1) * width * 4, last * width * 4).every((level, at) => at % 4 === 3 || level >= white))
        last--
      shares.push((height - margin - last) / (height - 2 * margin))
    }
    return shares
  }
  finally {
    document.destroy()
    library.destroy()
  }
}

if (process.argv[1] === import.meta.filename)
  console.log(table(await run()))
