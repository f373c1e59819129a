import type { Browser } from 'playwright'
import type { Deck } from '../../../lib/project/deck.ts'
import type { Problem } from '../../../lib/project/problem.ts'
import { existsSync } from 'node:fs'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveFolder } from '../../../lib/browser/serve.ts'
import { exportHandout } from '../../../lib/print/export-deck.ts'
import { openSlides } from '../../../lib/print/freeze/keep.ts'
import { printSlides } from '../../../lib/print/pdf/slides.ts'
import { chanceCause } from '../../../lib/print/picture/tell.ts'
import { photographSlides } from '../../../lib/print/pictures.ts'
import { writePptx } from '../../../lib/print/pptx/write.ts'
import { loadDeck } from '../../../lib/project/deck.ts'
import { findDecks } from '../../../lib/project/decks.ts'
import { seal } from '../../../lib/project/kept/seal.ts'
import { LecternError } from '../../../lib/project/problem.ts'
import { root } from '../../../lib/project/root.ts'
import { checkCard } from '../../../lib/site/card.ts'
import { writeDeckPages } from '../../../lib/site/deck-pages.ts'
import { buildDeck } from '../../../lib/slidev/build.ts'
import { placeDecks } from '../../../lib/slidev/place-decks.ts'
import { isLong } from '../../long.ts'
import { openBrowser } from '../../shared-browser.ts'
import { readers, readWithOthers } from './readers.ts'

/** Each slide shows one thing that a picture can lose; the last ones lose nothing, and the very last is left to chance. */
const project = join(root, 'tests/fixtures/decks/pictures')
let browser: Browser
let deck: Deck
let site: string
let server: Awaited<ReturnType<typeof serveFolder>>
let url: string
let kept: string
let bytes: Uint8Array
let found: Problem[]

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'lectern-pictures-'))
  deck = await loadDeck(findDecks(project)[0]!, project)
  const built = await buildDeck(deck)
  await placeDecks([built], site)
  await writeDeckPages(built, undefined, { site })
  server = await serveFolder(site)
  url = `${server.url}${deck.name}/`
  browser = await openBrowser()
  kept = join(site, '.frozen')
  ;({ bytes, findings: found } = await printSlides(browser, url, deck, { kept }))
})
afterAll(async () => {
  await browser.close()
  await server.close()
  await rm(site, { recursive: true, force: true })
})

/** What is done to the page that the PDF is printed from, slide by slide. */
const all: [slide: number, what: string, styles: string][] = [
  [1, 'missing mask', '.mask { mask: none !important; box-shadow: inset 0 0 0 99px #0b5cad !important }'],
  [2, 'missing gradient', '.gradient { background: #0b5cad !important }'],
  [3, 'missing shadow', '.shadow { box-shadow: none !important }'],
  [4, 'missing filter', '.filter { filter: none !important }'],
  [5, 'missing blend mode', '.blend { mix-blend-mode: normal !important }'],
  [6, 'missing clip-path', '.clip { clip-path: none !important }'],
  [7, 'empty canvas', '.drawing { visibility: hidden !important }'],
  [8, 'missing background image', '.background { background-image: none !important }'],
  [9, 'replaced face', '.face { font-family: serif !important }'],
  [10, 'lost arrow head', '.arrow { marker-end: none !important }'],
  [11, 'colour off by five percent', '.colour { background: rgb(187 197 217) !important }'],
  [12, 'hidden word', '.word { visibility: hidden !important }'],
  [13, 'lost emoji', '.emoji { visibility: hidden !important }'],
  [14, 'formula in another face', '.formula .katex * { font-family: serif !important }'],
  [15, 'lost Chinese letter', '.letter { visibility: hidden !important }'],
  [16, 'Arabic turned round', '.arabic { direction: ltr !important; unicode-bidi: bidi-override !important }'],
  [17, 'cut table row', '.table tbody tr:last-child { display: none !important }'],
  [18, 'lost poster of a film', '.film { content: url("data:image/svg+xml,<svg xmlns=%22http://www.w3.org/2000/svg%22/>") !important }'],
]
/** Each costs a second showing of its slide, so that one of six does in a short run. */
const faults = all.filter(([slide]) => isLong || slide % 6 === 1)

/** The same is done to what the handout shows, and to nothing else. */
function withHandoutFaults(facts: string): string {
  const frozen = JSON.parse(facts) as { snapshot: { styles: string } }
  return JSON.stringify({ ...frozen, snapshot: { ...frozen.snapshot, styles: `${frozen.snapshot.styles}\n${faults.map(([, , styles]) => styles).join('\n')}` } })
}

async function problemsOf(printing: Promise<unknown>): Promise<Problem[]> {
  return printing.then(() => [], (error: unknown) => {
    if (error instanceof LecternError)
      return error.problems
    throw error
  })
}

const kinds = {
  pdf: { file: 'slides.pdf', page: 'page', make: printSlides },
  png: { file: 'the PNG', page: 'PNG', make: photographSlides },
}

it('finds each thing that the printed page has lost, and nothing else, and keeps the pictures', async () => {
  const card = async (): Promise<Buffer> => {
    const { page, close } = await openSlides(browser, url, deck, { kept, scale: 1200 / 980 })
    const png = await page.locator('.print-slide-container[id^="001-"]').last().screenshot()
    await close()
    return png
  }
  let opened = 0
  const judge = async (png: Uint8Array): Promise<Problem[]> => problemsOf(checkCard(async () => {
    opened++
    return { browser, url }
  }, deck, { card: Buffer.from(png), plain: [], snapshot: { slides: [], styleSheets: [], styles: '', lang: '', htmlClass: '' } }, bytes))
  const right = await card()
  expect([await judge(right), opened]).toEqual([[], 0])
  const [page, facts] = [join(kept, 'slides', 'slides.html'), join(kept, 'slides', 'slides.json')]
  const html = await readFile(page, 'utf8')
  // A page that was not kept faithfully would be opened again from the app, without the faults.
  await writeFile(facts, JSON.stringify({ ...JSON.parse(await readFile(facts, 'utf8')) as object, unlike: [] }))
  await writeFile(page, html.replace('</head>', `<style>${faults.map(([, , styles]) => styles).join('\n')}</style></head>`))
  seal(join(kept, 'slides'))
  expect(await judge(await card())).toEqual([expect.objectContaining({
    slide: 1,
    found: expect.stringMatching(/^card\.png shows something other than the slide: missing at x \d+, y \d+, 1\d × 1\d px$/),
    expected: 'what the audience sees, .cache/differences/pictures/slide-1-slide.png; the card is .cache/differences/pictures/slide-1-card.png',
  })])
  expect(opened).toBe(1)
  await expectFaults('pdf')
})

/** On every slide with a fault, or those of them that are wanted, one finding; and the pictures of the first. */
async function expectFaults(kind: keyof typeof kinds, slides?: number[]): Promise<void> {
  const { file, page, make } = kinds[kind]
  const problems = (await problemsOf(make(browser, url, deck, { kept, slides }))).filter(({ found }) => found.startsWith(`${file} shows something other`))
  const looked = faults.filter(([slide]) => slides?.includes(slide) ?? true)
  expect(looked.map(([slide, what]) => [what, problems.filter(problem => problem.slide === slide).length])).toEqual(looked.map(([, what]) => [what, 1]))
  expect(problems).toHaveLength(slides?.length ?? faults.length)
  expect(problems[0]).toMatchObject({
    file: expect.stringMatching(/slides\.md$/),
    found: expect.stringMatching(new RegExp(`^${file} shows something other than the slide: missing at x \\d+, y \\d+, 1\\d × 1\\d px$`)),
    expected: `what the audience sees, .cache/differences/pictures/slide-1-slide.png; the ${page} is .cache/differences/pictures/slide-1-${kind}.png`,
    fix: expect.stringContaining('look at .cache/differences/pictures/slide-1-difference.png'),
  })
  for (const what of ['slide', kind, 'difference'])
    expect(existsSync(join(root, `.cache/differences/pictures/slide-1-${what}.png`)), what).toBe(true)
}

// They are made of that very page, so that a sample will do in a short run.
it('finds them in the PNGs and in PowerPoint as well', async () => {
  await expectFaults('png', isLong ? undefined : [1])
  const inPowerPoint = (slides: number[]): Promise<Problem[]> => problemsOf(writePptx(browser, url, deck, { kept, slides }, false, ''))
  // A file that lacks words is refused for them, before its pictures are looked at.
  const wordless = isLong ? [12, 13, 15, 17] : [13]
  expect((await inPowerPoint(wordless)).map(({ slide, found }) => [slide, found.startsWith('slides.pptx: the file lacks')])).toEqual(wordless.map(slide => [slide, true]))
  const pictured = isLong ? faults.map(([slide]) => slide).filter(slide => !wordless.includes(slide)) : [1]
  expect((await inPowerPoint(pictured)).filter(({ found }) => found.startsWith('slides.pptx shows something other than the slide: ')).map(({ slide }) => slide)).toEqual(pictured)
})

it('finds what the handout alone has lost', async () => {
  const facts = join(kept, 'slides', 'slides.json')
  const snapshot = await readFile(facts, 'utf8')
  await writeFile(facts, withHandoutFaults(snapshot))
  seal(join(kept, 'slides'))
  const handout = { layout: 'notes', perPage: 1, paper: 'A4' } as const
  const made = Promise.resolve({ files: [{ path: 'slides.pdf', bytes, size: '' }], remarks: [], findings: found })
  const { findings } = await exportHandout(async () => ({ browser, url }), deck, project, { kept, notes: true, handout }, (_, make) => make(), { slides: made })
  await writeFile(facts, snapshot)
  seal(join(kept, 'slides'))
  // The last slides have no fault.
  expect(findings.filter(({ found }) => found.startsWith('the handout')).map(({ slide, found, severity }) => [slide, found.replace(/: .*/, ''), severity])).toEqual(faults.map(([slide]) => [slide, 'the handout shows something other than the slide', 'care']))
})

it('says of what chance draws that a file shows another chance, and where', () => {
  expect(found.filter(({ cause }) => cause === chanceCause)).toEqual([{
    file: expect.stringMatching(/slides\.md$/),
    slide: deck.slides.length,
    severity: 'notice',
    cause: chanceCause,
    // Which of the two tells it is left to the digits that chance has drawn.
    found: expect.stringMatching(/^the slide looks different each time it is opened, so slides\.pdf shows something else: (?:"0\.\d+" once, "0\.\d+" another time|\w+ at x \d+, y \d+, \d+ × \d+ px)/),
    expected: expect.stringMatching(/^the same (?:words|picture) each time/),
    fix: expect.stringMatching(/^use a fixed value or a fixed seed/),
  }])
})

/** Gradients; an emoji, a formula, Chinese, Arabic. Ghostscript alone draws a circle that fades into nothing another way. */
function telling(name: string): [from: number, to: number][] {
  return name === 'Ghostscript' ? [[13, 16]] : [[2, 2], [13, 16]]
}

it.for(readers)('looks the same in $name', async (reader, { skip }) => {
  let pages = 0
  for (const range of telling(reader.name)) {
    const { asked, pages: compared, differences } = await readWithOthers(bytes, range, [reader])
    skip(asked.length === 0, `${reader.program} is not installed`)
    expect(differences).toEqual([])
    pages += compared
  }
  expect(pages).toBeGreaterThanOrEqual(4)
})

// Light pages at the last click are compared by every other test that builds.
it.runIf(isLong).for([
  { dark: false, withClicks: true },
  { dark: true, withClicks: false },
])('finds nothing on right pages: %o', async (options) => {
  for (const { make } of Object.values(kinds))
    expect(await problemsOf(make(browser, url, deck, options))).toEqual([])
})
