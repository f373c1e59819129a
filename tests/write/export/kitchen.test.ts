import type { Browser } from 'playwright'
import type { Deck } from '../../../lib/read/deck.ts'
import type { ExportOptions } from '../../../lib/write/export/export-deck.ts'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { starve } from '../../../bench/export/starve.ts'
import { launchBrowser } from '../../../lib/browser.ts'
import { readPdf } from '../../../lib/check/pdf/read-pdf.ts'
import { loadDeck } from '../../../lib/read/deck.ts'
import { findDecks } from '../../../lib/read/decks.ts'
import { buildDeck } from '../../../lib/render/chunks/build.ts'
import { placeDecks } from '../../../lib/render/chunks/place.ts'
import { root } from '../../../lib/root.ts'
import { serveFolder } from '../../../lib/serve.ts'
import { exportDeck } from '../../../lib/write/export/export-deck.ts'
import { openSlides } from '../../../lib/write/frozen/keep.ts'
import { printSlides } from '../../../lib/write/pdf/slides.ts'
import { writeDeckPages } from '../../../lib/write/site/deck-pages.ts'

/** The deck whose slides hold everything that an export must carry. */
const project = join(root, 'tests/fixtures/decks/export')
let options: ExportOptions
const fixed: Omit<ExportOptions, 'kept'> = { format: 'pdf', notes: true, handout: { layout: 'notes', perPage: 3, paper: 'A4' } }
let browser: Browser
let deck: Deck
let site: string
let server: Awaited<ReturnType<typeof serveFolder>>
let url: string

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'lectern-kitchen-'))
  deck = await loadDeck(findDecks(project)[0]!, project)
  const built = await buildDeck(deck)
  await placeDecks([built], site)
  await writeDeckPages(built, undefined, { site })
  server = await serveFolder(site)
  url = `${server.url}${deck.name}/`
  browser = await launchBrowser()
  options = { ...fixed, kept: join(site, '.frozen') }
})
afterAll(async () => {
  await browser.close()
  await server.close()
  await rm(site, { recursive: true, force: true })
})

/** Pages of `slides.pdf` with a title, as their text without spaces. */
async function pagesOf(title: string, more: Partial<ExportOptions> = {}): Promise<string[]> {
  const { bytes } = await printSlides(browser, url, deck, { ...options, ...more })
  return (await readPdf(bytes)).pages.map(page => page.text).filter(text => text.includes(title.replaceAll(' ', '')))
}

it('prints a page a slide, its links, outline and emoji with it', async () => {
  const { bytes } = await printSlides(browser, url, deck, options)
  const read = await readPdf(bytes)
  // One slide asks for two of its states.
  expect(read.pages).toHaveLength(deck.slides.length + 1)
  const links = read.pages.find(page => page.text.includes('Linksleadsomewhere'))
  expect(links?.external).toEqual(['https://example.org/ua?a=1&b=2'])
  expect(links).toMatchObject({ internal: 2, dead: 0 })
  expect(read.outline.filter(({ level }) => level === 0).map(({ title }) => title)).toEqual(['Everything an export must carry', 'Words', 'Things'])
  const emoji = read.pages.at(-1)
  expect(emoji).toMatchObject({ shapeless: 0 })
  expect(emoji?.text).toContain('🚀')
  expect(emoji?.fonts.every(({ embedded }) => embedded)).toBe(true)
})

it('prints the states that a slide chose, and with clicks all of each', async () => {
  expect(await pagesOf('Two of three states')).toEqual([
    expect.not.stringContaining('one'),
    expect.stringMatching(/onetwo(?!three)/),
  ])
  expect((await pagesOf('Clicks unfold', { withClicks: true })).map(text => ['alpha', 'beta', 'gamma'].filter(word => text.includes(word)).length)).toEqual([0, 1, 2, 3])
})

it('prints in the dark, and only the slides asked for', async () => {
  const { page, close } = await openSlides(browser, url, deck, { ...options, dark: true, slides: [6] })
  expect(await page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(true)
  await close()
  const { files } = await exportDeck(async () => ({ browser, url }), deck, project, { ...options, dark: true, slides: [6, 7] })
  const [slides, handout] = await Promise.all(files.map(({ bytes }) => readPdf(bytes)))
  expect(slides?.pages.map(page => /Atablehas|Clicksunfold/.test(page.text))).toEqual([true, true])
  expect(handout?.pages.map(page => page.text).join('')).not.toContain('Linksleadsomewhere')
})

it('writes PowerPoint with a picture a slide, and notes only when they are wanted', async () => {
  for (const notes of [true, false]) {
    const { files } = await exportDeck(async () => ({ browser, url }), deck, project, { ...options, format: 'pptx', notes, slides: [1, 2, 3] })
    const zip = await JSZip.loadAsync(files[0]!.bytes)
    expect(Object.keys(zip.files).filter(name => /^ppt\/slides\/slide\d+\.xml$/.test(name))).toHaveLength(3)
    const texts = await Promise.all(Object.values(zip.files).filter(file => file.name.endsWith('.xml')).map(file => file.async('string')))
    expect(texts.some(text => text.includes('Welcome the room')), `notes: ${notes}`).toBe(notes)
  }
})

it('with every core busy it gives right files or names what is wrong, never a bad one', async () => {
  const outcome = await starve(deck, 3, async () => (await printSlides(browser, url, deck)).bytes)
  expect(outcome.wrong).toEqual([])
  expect(outcome.right + outcome.refused.length).toBe(3)
})
