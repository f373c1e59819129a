import type { Exported, ExportOptions } from '../../lib/print/export-deck.ts'
import { Buffer } from 'node:buffer'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { expect, it } from 'vitest'
import { serveFolder } from '../../lib/browser/serve.ts'
import { exportDeck, exportHandout } from '../../lib/print/export-deck.ts'
import { readPdf } from '../../lib/print/pdf/read/read-pdf.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'
import { captureDeck } from '../../lib/site/capture.ts'
import { writeDeckPages } from '../../lib/site/deck-pages.ts'
import { buildDeck } from '../../lib/slidev/build.ts'
import { placeDecks } from '../../lib/slidev/place-decks.ts'
import { isLong } from '../long.ts'
import { openBrowser } from '../shared-browser.ts'

const project = join(root, 'tests/fixtures/decks/canvas')
const options: ExportOptions & Required<Pick<ExportOptions, 'handout'>> = { format: 'pdf', notes: true, handout: { layout: 'notes', perPage: 3, paper: 'A4' } }

it.runIf(isLong)('follows the deck\'s canvas in every file', async () => {
  const site = await mkdtemp(join(tmpdir(), 'lectern-canvas-'))
  const deck = await loadDeck(findDecks(project)[0]!, project)
  const built = await buildDeck(deck)
  await placeDecks([built], site)
  await writeDeckPages(built, undefined, { site })
  const server = await serveFolder(site)
  const browser = await openBrowser()
  try {
    const open = async (): Promise<{ browser: typeof browser, url: string }> => ({ browser, url: `${server.url}${deck.name}/` })
    const keep = (_: unknown, make: () => Promise<Exported>): Promise<Exported> => make()
    const printed = exportDeck(open, deck, project, { ...options, kept: join(site, '.frozen') })
    const { files } = await printed
    const [page] = (await readPdf(files[0]!.bytes)).pages
    expect([page?.width, page?.height]).toEqual([900, 675])
    expect(page?.text).toContain('corner')

    const images = await exportDeck(open, deck, project, { ...options, format: 'png', kept: join(site, '.frozen') })
    const png = Buffer.from(images.files[0]!.bytes)
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1960, 1470])
    const pptx = await JSZip.loadAsync((await exportDeck(open, deck, project, { ...options, format: 'pptx', kept: join(site, '.frozen') })).files[0]!.bytes)
    // 914400 of its units are an inch of 96 pixels.
    expect(await pptx.file('ppt/presentation.xml')?.async('string')).toContain('<p:sldSz cx="11430000" cy="8572500"')

    const { card, snapshot } = await captureDeck(built, open)
    expect([card.readUInt32BE(16), card.readUInt32BE(20)]).toEqual([1200, 900])
    expect(snapshot.slides[0]?.html).toMatch(/^<div class="slide-snapshot" style="[^"]*width:1200px;height:900px"/)

    const handout = await exportHandout(open, deck, project, { ...options, kept: join(site, '.frozen') }, keep, { asPage: true, slides: printed })
    const view = await browser.newPage()
    await view.setContent(Buffer.from(handout.files[1]!.bytes).toString())
    const box = await view.locator('.picture').first().boundingBox()
    const slide = await view.locator('.slide-snapshot').first().boundingBox()
    expect(box!.width / box!.height).toBeCloseTo(4 / 3, 2)
    expect(slide!.width).toBeCloseTo(box!.width, 0)
    expect(slide!.height).toBeCloseTo(box!.height, 0)
  }
  finally {
    await browser.close()
    await server.close()
    await rm(site, { recursive: true, force: true })
  }
}, 120_000)
