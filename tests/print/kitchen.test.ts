import type { Browser } from 'playwright'
import type { Opened } from '../../lib/browser/open-site.ts'
import type { Exported, ExportOptions } from '../../lib/print/export-deck.ts'
import type { Box } from '../../lib/print/picture/raster.ts'
import type { Deck } from '../../lib/project/deck.ts'
import type { BuiltDeck } from '../../lib/slidev/build.ts'
import { Buffer } from 'node:buffer'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import JSZip from 'jszip'
import { decodePDFRawStream, PDFDocument, PDFRawStream } from 'pdf-lib'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { starve } from '../../bench/export/starve.ts'
import { serveFolder } from '../../lib/browser/serve.ts'
import { exportDeck, exportHandout, exportSlides } from '../../lib/print/export-deck.ts'
import { openSlides } from '../../lib/print/freeze/keep.ts'
import { readPdf } from '../../lib/print/pdf/read/read-pdf.ts'
import { printSlides } from '../../lib/print/pdf/slides.ts'
import { placeFaces } from '../../lib/print/pptx/faces.ts'
import { findOffice, lookInOffice } from '../../lib/print/pptx/office.ts'
import { readSlides } from '../../lib/print/pptx/photograph.ts'
import { writePptx } from '../../lib/print/pptx/write.ts'
import { useStageRules } from '../../lib/print/settle/in-page/stage-rules.ts'
import { openPrintPage } from '../../lib/print/settle/open.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'
import { captureDeck } from '../../lib/site/capture.ts'
import { writeDeckPages } from '../../lib/site/deck-pages.ts'
import { createSingleFile } from '../../lib/site/single-file/single-file.ts'
import { buildDeck } from '../../lib/slidev/build.ts'
import { placeDecks } from '../../lib/slidev/place-decks.ts'
import { isLong } from '../long.ts'
import { openBrowser } from '../shared-browser.ts'

/** The deck whose slides hold everything that an export must carry. */
const project = join(root, 'tests/fixtures/decks/export')
let options: typeof fixed
const fixed: ExportOptions & Required<Pick<ExportOptions, 'handout'>> = { format: 'pdf', notes: true, handout: { layout: 'notes', perPage: 3, paper: 'A4' } }
let browser: Browser
let deck: Deck
let built: BuiltDeck
let site: string
let server: Awaited<ReturnType<typeof serveFolder>>
let url: string

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'lectern-kitchen-'))
  deck = await loadDeck(findDecks(project)[0]!, project)
  built = await buildDeck(deck)
  await placeDecks([built], site)
  await writeDeckPages(built, undefined, { site })
  server = await serveFolder(site)
  url = `${server.url}${deck.name}/`
  browser = await openBrowser()
  options = { ...fixed, kept: join(site, '.frozen') }
})
afterAll(async () => {
  await browser.close()
  await server.close()
  await rm(site, { recursive: true, force: true })
})

it('has slides of our theme settle once', async () => {
  const { page, close } = await openPrintPage(browser, url, { slides: [1], limit: 60_000 })
  expect(await page.evaluate(useStageRules)).toBe(false)
  await close()
})

/** Pages of `slides.pdf` with a title, as their text without spaces. */
async function pagesOf(title: string, more: Partial<ExportOptions> = {}): Promise<string[]> {
  const { no } = deck.slides.find(slide => slide.title === title)!
  const { bytes } = await printSlides(browser, url, deck, { ...options, ...more, slides: [no] })
  return (await readPdf(bytes)).pages.map(page => page.text).filter(text => text.includes(title.replaceAll(' ', '')))
}

it('prints a page a slide, its links, outline and emoji with it', async () => {
  const { bytes, remarks } = await printSlides(browser, url, deck, options)
  expect(remarks[0]).toMatch(/^kitchen: slides\.pdf was checked for PDF\/UA-1 .*; not for what needs a person/)
  const read = await readPdf(bytes)
  // One slide asks for two of its states.
  expect(read.pages).toHaveLength(deck.slides.length + 1)
  const links = read.pages.find(page => page.text.includes('Linksleadsomewhere'))
  expect(links?.external).toEqual(['https://example.org/ua?a=1&b=2'])
  expect(links).toMatchObject({ internal: 4, dead: 0 })
  expect(read.outline.filter(({ level }) => level === 0).map(({ title }) => title)).toEqual(['Everything an export must carry', 'Words', 'Things'])
  expect(read.pages.at(-2)?.text).toContain('20of20')
  const emoji = read.pages.at(-1)
  expect(emoji).toMatchObject({ shapeless: 0 })
  expect(emoji?.text).toContain('🚀')
  expect(emoji?.fonts.every(({ embedded }) => embedded)).toBe(true)
})

it('lowers pictures of any place and size until the slide holds them, and leaves icons among words in their line', async () => {
  const { no } = deck.slides.find(({ title }) => title === 'Pictures give way to words')!
  const page = await browser.newPage({ viewport: { width: 980, height: 552 } })
  await page.goto(`${url}${no}`)
  const pictures = page.locator(`[data-slidev-no="${no}"] img`)
  await expect.poll(() => pictures.evaluateAll((all: HTMLImageElement[]) => all.map(image => image.complete && image.getBoundingClientRect().bottom <= 552))).toEqual([true, true, true, true, true])
  const boxes = await pictures.evaluateAll(all => all.map(image => image.getBoundingClientRect()).map(({ x, y, width, height }) => ({ x, y, width, height })))
  expect(boxes.filter(({ height }) => height < 20)).toEqual([])
  expect(boxes[0]).toMatchObject({ width: 20, height: 20 })
  // Behind the word, in its line.
  expect(boxes[0]!.x).toBeGreaterThan(100)
  expect(boxes[3]!.y).toBe(boxes[4]!.y)
  await page.close()
})

/** Everything that a file says, compressed or not. */
async function wordsOf(bytes: Uint8Array): Promise<string> {
  const text = Buffer.from(bytes).toString('latin1')
  if (text.startsWith('%PDF')) {
    const pdf = await PDFDocument.load(bytes)
    return pdf.context.enumerateIndirectObjects().map(([, object]) => object instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(object).decode()).toString('latin1') : String(object)).join('\n')
  }
  if (!text.startsWith('PK'))
    return Buffer.from(bytes).toString()
  const zip = await JSZip.loadAsync(bytes)
  return (await Promise.all(Object.values(zip.files).map(file => file.async('string')))).join('\n')
}

it.each(['https://talks.example/all/kitchen/', ...isLong ? [undefined] : []])('never gives this machine\'s address away; leads by name, and leaves shown code as written (site: %s)', async (publicUrl) => {
  const more = { ...options, publicUrl, slides: [3, 6, 9] }
  const open = async (): Promise<Opened> => ({ browser, url })
  const make = (_: unknown, run: () => Promise<Exported>): Promise<Exported> => run()
  const printed = exportSlides(open, deck, more, make)
  const laidOut = await exportHandout(open, deck, project, more, make, { asPage: true, slides: printed })
  expect(laidOut.remarks[0]).toMatch(/^kitchen: handout\.pdf was checked for PDF\/UA-1 /)
  const files = [
    ...(await printed).files,
    ...laidOut.files,
    ...(await exportDeck(open, deck, project, { ...more, format: 'pptx' })).files,
    await createSingleFile(browser, { ...deck, publicNotes: true }, await captureDeck(built, open), { site, notes: true, publicUrl }),
  ]
  expect(files.map(({ path }) => path)).toEqual(['slides.pdf', 'handout.pdf', 'handout/index.html', 'slides.pptx', 'slides.html'])
  for (const { path, bytes } of files)
    expect(await wordsOf(bytes), path).not.toMatch(/127\.0\.0\.1|localhost|\[::1\]/)
  const [slides, handout, page] = files.map(({ bytes }) => bytes)
  for (const pdf of [slides!, handout!]) {
    const read = await readPdf(pdf)
    // A slide that is not in the file is on the site; its handout has no such link.
    const outside = read.pages.flatMap(({ external }) => external).filter(address => !address.startsWith('https://example.org/') && address !== `${publicUrl}5`)
    expect([...new Set(outside)].sort()).toEqual(publicUrl === undefined ? [] : [`${publicUrl}paper.pdf`, new URL('../other-talk/', publicUrl).href])
  }
  const html = Buffer.from(page!).toString()
  expect(html.match(/href="#slide-6"[^>]*>(?:its table|once more)/g)).toHaveLength(2)
  expect(html).toMatch(/href="\.\.\/paper\.pdf"[\s\S]*href="\.\.\/\.\.\/other-talk\/"[\s\S]*class="notes"[\s\S]*href="\.\.\/paper\.pdf"/)
  expect(html).toContain('id="s9-0-app" aria-labelledby="s9-0-app"')
  expect((await readPdf(handout!)).pages.map(({ text }) => text).join('')).toContain('<divid="app"for="app"><ahref="./2">to</a></div>')
  expect(html.replace(/<[^>]*>/g, '').replaceAll('&lt;', '<').replaceAll('&gt;', '>')).toContain('<div id="app" for="app"><a href="./2">to</a></div>')
}, 90_000)

it('prints the states that a slide chose, and with clicks all of each', async () => {
  expect(await pagesOf('Two of three states')).toEqual([
    expect.not.stringContaining('one'),
    expect.stringMatching(/onetwo(?!three)/),
  ])
  expect((await pagesOf('Clicks unfold', { withClicks: true })).map(text => ['alpha', 'beta', 'gamma'].filter(word => text.includes(word)).length)).toEqual([0, 1, 2, 3])
})

it('prints in the dark, and only the slides asked for, each with its page in the contents', async () => {
  const { page, close } = await openSlides(browser, url, deck, { ...options, dark: true, slides: [6] })
  expect(await page.evaluate(() => document.documentElement.classList.contains('dark'))).toBe(true)
  await close()
  const { files } = await exportDeck(async () => ({ browser, url }), deck, project, { ...options, dark: true, slides: [6, 7] })
  const [slides, handout] = await Promise.all(files.map(({ bytes }) => readPdf(bytes)))
  expect(slides?.pages.map(page => /Atablehas|Clicksunfold/.test(page.text))).toEqual([true, true])
  expect(handout?.pages.map(page => page.text).join('')).not.toContain('Linksleadsomewhere')
  const [contents] = /Contents.*/.exec(handout!.pages[0]!.text)!
  for (const no of [6, 7])
    expect(contents).toContain(`${deck.slides[no - 1]!.title.replaceAll(' ', '')}${handout!.anchors[`slide-${no}`]}`)
})

it('prints the slides alone where no handout is wanted', async () => {
  const { files } = await exportDeck(async () => ({ browser, url }), deck, project, { ...options, handout: undefined, slides: [6] })
  expect(files.map(({ path }) => path)).toEqual(['slides.pdf'])
})

it('writes PowerPoint whose words are words, or a picture a slide, and notes only when they are wanted', async () => {
  const cases = [
    { format: 'pptx', notes: true },
    { format: 'pptx', notes: false },
    ...isLong ? [{ format: 'pptx-pictures', notes: true }] as const : [],
  ] as const
  for (const { format, notes } of cases) {
    const { files, remarks } = await exportDeck(async () => ({ browser, url }), deck, project, { ...options, format, notes, slides: [1, 2, 3] })
    const zip = await JSZip.loadAsync(files[0]!.bytes)
    const part = async (path: string): Promise<string> => await zip.file(path)?.async('string') ?? ''
    expect(Object.keys(zip.files).filter(name => /^ppt\/slides\/slide\d+\.xml$/.test(name))).toHaveLength(3)
    const texts = await Promise.all(Object.values(zip.files).filter(file => file.name.endsWith('.xml')).map(file => file.async('string')))
    expect(texts.some(text => text.includes('Welcome the room')), `notes: ${notes}`).toBe(notes)
    const first = await part('ppt/slides/slide1.xml')
    expect(first.replace(/<[^>]*>|\s/g, '').includes('Everythinganexportmustcarry'), format).toBe(format === 'pptx')
    expect(remarks.some(remark => remark.includes('words, links and reading order were not checked')), format).toBe(format === 'pptx-pictures')
    expect(remarks.some(remark => / \d+ % of the slides' text can be edited/.test(remark)), format).toBe(format === 'pptx')
  }
}, 90_000)

it.runIf(isLong)('keeps tables, links, code and every other word of all slides editable in PowerPoint', async () => {
  const { files, remarks } = await exportDeck(async () => ({ browser, url }), deck, project, { ...options, format: 'pptx' })
  const zip = await JSZip.loadAsync(files[0]!.bytes)
  const slides = await Promise.all(Object.keys(zip.files).filter(name => /^ppt\/slides\/slide\d+\.xml$/.test(name)).map(async name => zip.file(name)!.async('string')))
  const relations = await Promise.all(Object.keys(zip.files).filter(name => /slides\/_rels/.test(name)).map(async name => zip.file(name)!.async('string')))
  expect(slides.filter(slide => slide.includes('<a:tbl>')).length).toBeGreaterThan(0)
  expect(relations.join('')).toContain('Target="https://example.org/ua?a=1&amp;b=2" TargetMode="External"')
  expect(relations.join('').match(/Type="[^"]*\/slide" Target="slide\d+\.xml"/g)?.length).toBeGreaterThan(0)
  expect(slides.filter(slide => slide.includes('<p:ph type="title"/>')).length).toBeGreaterThan(deck.slides.length - 5)
  expect(Number(/(\d+) %/.exec(remarks[0]!)?.[1])).toBeGreaterThanOrEqual(90)
}, 90_000)

const office = findOffice()

it.runIf(isLong && office !== '')('is looked at in LibreOffice, which sees what its slides have lost and nothing else', async () => {
  const { bytes, findings, remarks } = await writePptx(browser, url, deck, options, false)
  expect(findings.filter(({ found }) => found.includes('LibreOffice'))).toEqual([])
  expect(remarks).toContain('kitchen: slides.pptx was checked in LibreOffice, not in PowerPoint')
  const { page, close } = await openSlides(browser, url, deck, { ...options, scale: 1 })
  try {
    const looks = (await readSlides(page, 1)).map(({ look }) => look)
    const zip = await JSZip.loadAsync(bytes)
    const faults: [slide: number, what: RegExp, put: string][] = [
      [1, /<a:srgbClr val="\w+"><\/a:srgbClr><\/a:solidFill><a:latin/g, '<a:srgbClr val="E0218A"/></a:solidFill><a:latin'],
      [5, /<p:pic><p:nvPicPr><p:cNvPr [^>]*descr="A blue square".*?<\/p:pic>/s, ''],
      [6, /<a:tr (?!.*<a:tr ).*?<\/a:tr>/s, ''],
      [9, /<p:sp>(?:(?!<\/p:sp>).)*type="title".*?<\/p:sp>/s, ''],
    ]
    for (const [slide, what, put] of faults) {
      const name = `ppt/slides/slide${slide}.xml`
      const xml = await zip.file(name)!.async('string')
      expect(xml).toMatch(what)
      zip.file(name, xml.replace(what, put))
    }
    const seen = await lookInOffice(office, await zip.generateAsync({ type: 'uint8array' }), looks, folder => placeFaces(page, folder)) as Box[][]
    expect(seen.flatMap((boxes, index) => boxes.length > 0 ? [index + 1] : [])).toEqual(faults.map(([slide]) => slide))
    expect(await lookInOffice(office, Buffer.from('no presentation'), looks, folder => placeFaces(page, folder))).toBe('refused')
  }
  finally {
    await close()
  }
}, 120_000)

it('says that PowerPoint was not looked at where LibreOffice shows nothing', async () => {
  const { remarks } = await writePptx(browser, url, deck, { ...options, slides: [1] }, false, 'false')
  expect(remarks).toContain('kitchen: slides.pptx was checked for its words, notes and structure, not for its picture: LibreOffice shows no file here, not even an empty one')
})

it.runIf(isLong)('with every core busy it gives right files or names what is wrong, never a bad one', async () => {
  const runs = 3
  const outcome = await starve(deck, runs, async () => (await printSlides(browser, url, deck)).bytes)
  expect(outcome.wrong).toEqual([])
  expect(outcome.right + outcome.refused.length).toBe(runs)
})
