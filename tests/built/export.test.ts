import type { Browser } from 'playwright'
import { Buffer } from 'node:buffer'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { exportDeck } from '../../lib/print/export-deck.ts'
import { renderNotes } from '../../lib/print/handout/notes.ts'
import { checkAccessibility } from '../../lib/print/pdf/read/accessibility.ts'
import { readPdf } from '../../lib/print/pdf/read/read-pdf.ts'
import { isBlank, photographSlides } from '../../lib/print/pictures.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'
import { isLong } from '../long.ts'
import { openBrowser } from '../shared-browser.ts'

const siteUrl = inject('siteUrl')
let browser: Browser
let scratch: string

beforeAll(async () => {
  browser = await openBrowser()
  scratch = await mkdtemp(join(tmpdir(), 'lectern-frozen-'))
})
afterAll(async () => {
  await browser.close()
  await rm(scratch, { recursive: true })
})

const options = { format: 'pdf', notes: true, handout: { layout: 'notes', perPage: 3, paper: 'A4' } } as const

// The site's build prints the others.
describe.for(findDecks(root).slice(0, isLong ? undefined : 1))('$name', (entry) => {
  it('prints a slide a page and a handout that holds every note, tagged', async () => {
    const deck = await loadDeck(entry)
    const url = `${siteUrl}${deck.name}/`
    const { files } = await exportDeck(async () => ({ browser, url }), deck, root, { ...options, kept: join(scratch, deck.name) })
    expect(files.map(file => file.path)).toEqual(['slides.pdf', 'handout.pdf'])
    // Short runs compare bytes in `pipeline/changed-words.test.ts`.
    if (isLong) {
      expect(Buffer.compare(files[0]!.bytes, await readFile(join(inject('siteFolder'), deck.name, 'slides.pdf'))), 'the site\'s').toBe(0)
      const again = await exportDeck(async () => ({ browser, url }), deck, root, { ...options, kept: join(scratch, `${deck.name}-again`) })
      files.forEach((file, index) => expect(Buffer.compare(file.bytes, again.files[index]?.bytes ?? Buffer.alloc(0)), file.path).toBe(0))
    }

    const [slides, handout] = await Promise.all(files.map(file => readPdf(file.bytes)))
    const chosen = deck.slides.filter(slide => slide.frontmatter.export === undefined).length
    expect(slides?.pages.length).toBeGreaterThanOrEqual(chosen)
    const sections = deck.slides.filter(slide => slide.layout === 'section').length
    expect(slides?.outline.filter(line => line.level === 0).length).toBeGreaterThanOrEqual(sections)
    const words = handout?.pages.map(page => page.text).join('') ?? ''
    let checked = 0
    const said = (notes: string): string => renderNotes(notes).replace(/<[^>]*>/g, '\n')
    for (const slide of deck.slides) {
      const sentence = /[A-Z][\w ,]{20,60}/.exec(said(slide.notes))?.[0]
      if (!sentence)
        continue
      expect(words, `note of slide ${slide.no}`).toContain(sentence.replace(/\s+/g, ''))
      checked++
    }
    expect(checked).toBe(deck.slides.filter(slide => /[A-Z][\w ,]{20,60}/.test(said(slide.notes))).length)
    for (const file of files)
      expect(await checkAccessibility(file.bytes, file.path)).toEqual([])
  })

  it('photographs slides that are not blank', async () => {
    const deck = await loadDeck(entry)
    const { images } = await photographSlides(browser, `${siteUrl}${deck.name}/`, deck, { slides: [1, 2], kept: join(scratch, deck.name) })
    expect(images.map(image => image.no)).toEqual([1, 2])
    for (const { png } of images) {
      expect(isBlank(png)).toBe(false)
      expect(png.readUInt32BE(16)).toBe(1960)
    }
  })
})

it.runIf(isLong)('lays a handout out as a grid, side by side, on one page, on Letter, without colour, without notes', async () => {
  const [entry] = findDecks(root)
  const deck = await loadDeck(entry!)
  const url = `${siteUrl}${deck.name}/`
  const variants = [
    { layout: 'grid', perPage: 2, paper: 'Letter' },
    { layout: 'two-up', perPage: 1, paper: 'Letter', isGrey: true },
    { layout: 'grid', perPage: 6, paper: 'A4' },
    { layout: 'summary', perPage: 1, paper: 'A4' },
    { layout: 'summary', perPage: 1, paper: 'Letter' },
    { layout: 'reader', perPage: 1, paper: 'A4' },
  ] as const
  const pages = new Map<string, number>()
  for (const handout of variants) {
    const { files } = await exportDeck(async () => ({ browser, url }), deck, root, { ...options, notes: false, slides: [1, 2, 3, 4, 5, 6], handout, kept: join(scratch, deck.name) })
    const read = await readPdf(files[1]!.bytes)
    expect(Math.round(read.pages[0]!.width)).toBe(handout.paper === 'A4' ? 595 : 612)
    if (handout.layout === 'grid') {
      // A page of contents comes first; each slide stands on its own page of the grid, with its pictures and words.
      const at = deck.slides.slice(0, 6).map(slide => read.anchors[`slide-${slide.no}`])
      expect(at).toEqual([0, 1, 2, 3, 4, 5].map(index => 2 + Math.floor(index / handout.perPage)))
      expect(read.pages[1]!.text.length).toBeGreaterThan(200)
    }
    pages.set(`${handout.layout} ${handout.perPage} ${handout.paper}`, read.pages.length)
  }
  expect(pages.size).toBe(variants.length)
  expect(pages.get('grid 2 Letter')).toBeGreaterThan(pages.get('grid 6 A4')!)
  expect(['A4', 'Letter'].map(paper => pages.get(`summary 1 ${paper}`))).toEqual([1, 1])
})

it('refuses a dark page that is stuck, without a file', async () => {
  const [entry] = findDecks(root)
  const deck = await loadDeck(entry!)
  await expect(exportDeck(async () => ({ browser, url: `${siteUrl}no-such-deck/` }), deck, root, { ...options, dark: true, limit: 3000 })).rejects.toThrow(/answers 404|has not appeared/)
})
