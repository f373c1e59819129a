import type { Browser, BrowserContext, Page } from 'playwright'
import type { Deck } from '../../../lib/project/deck.ts'
import type { Capture } from '../../../lib/site/capture.ts'
import type { Engine } from '../../engines/engine.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveFolder } from '../../../lib/browser/serve.ts'
import { loadDeck } from '../../../lib/project/deck.ts'
import { findDecks } from '../../../lib/project/decks.ts'
import { root } from '../../../lib/project/root.ts'
import { captureDeck } from '../../../lib/site/capture.ts'
import { writeDeckPages } from '../../../lib/site/deck-pages.ts'
import { checkSingleFile } from '../../../lib/site/single-file/check.ts'
import { createSingleFile } from '../../../lib/site/single-file/single-file.ts'
import { buildDeck } from '../../../lib/slidev/build.ts'
import { placeDecks } from '../../../lib/slidev/place-decks.ts'
import { chromium } from '../../engines/chromium.ts'
import { firefox } from '../../engines/firefox.ts'
import { unlike } from '../../engines/unlike.ts'
import { isLong } from '../../long.ts'
import { openBrowser } from '../../shared-browser.ts'

/** The deck whose slides hold everything that an export must carry. */
const project = join(root, 'tests/fixtures/decks/export')
let browser: Browser
let deck: Deck
let capture: Capture
let site: string
let html: string

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'lectern-single-'))
  deck = await loadDeck(findDecks(project)[0]!, project)
  const built = await buildDeck(deck)
  await placeDecks([built], site)
  await writeDeckPages(built, undefined, { site })
  const server = await serveFolder(site)
  browser = await openBrowser()
  capture = await captureDeck(built, async () => ({ browser, url: `${server.url}${deck.name}/` }))
  await server.close()
  html = await create()
})
afterAll(async () => {
  await browser.close()
  await rm(site, { recursive: true, force: true })
})

async function create(more: Partial<Parameters<typeof createSingleFile>[3]> = {}, from = deck, shown = capture): Promise<string> {
  return Buffer.from((await createSingleFile(browser, from, shown, { site, notes: true, ...more })).bytes).toString()
}

/** Opens the page from a disk, with neither network nor scripts. */
async function open(text: string, look: (page: Page, asked: string[]) => Promise<void>, options: Parameters<Browser['newContext']>[0] = {}): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-file-'))
  const context: BrowserContext = await browser.newContext({ javaScriptEnabled: false, offline: true, ...options })
  try {
    await writeFile(join(folder, 'slides.html'), text)
    const page = await context.newPage()
    const asked: string[] = []
    page.on('request', request => !request.url().startsWith('data:') && asked.push(request.url()))
    await page.goto(pathToFileURL(join(folder, 'slides.html')).href)
    await look(page, asked)
  }
  finally {
    await context.close()
    await rm(folder, { recursive: true, force: true })
  }
}

it('shows every slide from a disk without network and scripts: words, table, code, pictures, faces', async () => {
  await open(html, async (page, asked) => {
    expect(await page.locator('main > section').count()).toBe(deck.slides.length)
    for (const words of ['Everything an export must carry', 'the standard', 'Foundation model', 'gamma', 'three', 'ffi ligature', 'left set', '🚀'])
      expect((await page.locator('main').innerText()).replaceAll('\u00A0', ' '), words).toContain(words)
    expect(await page.locator('th').count()).toBe(3)
    expect(await page.locator('img[alt="A blue square"]').evaluate(image => (image as HTMLImageElement).naturalWidth)).toBeGreaterThan(0)
    const faces = await page.evaluate(async () => {
      await document.fonts.ready
      return [...document.fonts].filter(face => face.status === 'loaded').map(face => `${face.family.replaceAll('"', '')} ${face.style}`)
    })
    expect(faces).toEqual(expect.arrayContaining(['Atkinson Hyperlegible Next Variable normal', 'Atkinson Hyperlegible Next Variable italic', 'Atkinson Hyperlegible Mono Variable normal', 'Noto Emoji normal']))
    expect(asked).toHaveLength(1)
  })
  expect(html).not.toMatch(/<script|<iframe|\son\w+=/)
  // The emoji font alone has half a megabyte.
  expect(html.length).toBeLessThan(130_000)
})

it('leads from slide to slide inside the file, and outward where the author leads', async () => {
  await open(html, async (page) => {
    expect(await page.getByText('the standard').getAttribute('href')).toBe('https://example.org/ua?a=1&b=2')
    await page.getByText('the picture').click()
    expect(new URL(page.url()).hash).toBe('#s5')
    await page.getByText('12 slides').click()
    await page.locator('.contents').getByText('Code keeps its face').click()
    expect(new URL(page.url()).hash).toBe('#s9')
    expect(await page.locator('#s9').evaluate(section => section.getBoundingClientRect().top < innerHeight)).toBe(true)
  })
})

it('follows the reader\'s system, and is light on paper', async () => {
  const ground = (page: Page): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
  const grounds: string[] = []
  await open(html, async page => void grounds.push(await ground(page)), { colorScheme: 'light' })
  await open(html, async (page) => {
    grounds.push(await ground(page))
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    grounds.push(await ground(page))
    expect(await page.locator('.contents').isVisible()).toBe(false)
  }, { colorScheme: 'dark' })
  expect(grounds[1]).not.toBe(grounds[0])
  expect(grounds[2]).toBe(grounds[0])
})

it('holds notes only when the deck publishes them, and they are wanted', async () => {
  expect(html).not.toContain('Welcome the room')
  const open = { ...deck, publicNotes: true }
  expect(await create({}, open)).toContain('Welcome the room')
  expect(await create({ notes: false }, open)).not.toContain('Welcome the room')
})

it('takes the slides asked for; a link to another slide stays as words', async () => {
  const some = await create({ slides: [3, 6] })
  expect([...some.matchAll(/<section id="(\w+)"/g)].map(match => match[1])).toEqual(['s3', 's6'])
  expect(some).toContain('href="#s6"')
  expect(some).not.toContain('href="#s5"')
  expect(some).toMatch(/<a>the picture<\/a>/)
})

it('is the same, byte for byte, when it is made again', async () => {
  expect(await create()).toBe(html)
})

it('refuses a picture that is not among the deck\'s files, and names its slide', async () => {
  const plain = capture.plain.map(text => text.replace('square.png', 'gone.png'))
  await expect(create({}, deck, { ...capture, plain })).rejects.toThrow(/slides\.md \(slide 5\): the picture \S*gone\.png, which is not among/)
})

it.each<[string, (text: string) => string, RegExp]>([
  ['a lost word', text => text.replace('broad data', 'data'), /slide 6\): slides\.html: "broaddata" is missing/],
  ['a lost slide', text => text.replace(/<section id="s7"[\s\S]*?<\/section>/, ''), /slide 7\): slides\.html: the slide is missing/],
  ['a broken picture', text => text.replace(/data:image\/png;base64,[^"]*/, 'data:image/png;base64,AAAA'), /slide 5\): slides\.html: a picture does not show/],
  ['a picture from elsewhere', text => text.replace(/<\/main>/, '<img src="https://example.org/a.png">$&'), /it needs img https:\/\/example\.org\/a\.png/],
  ['a style sheet beside the file', text => text.replace(/<\/head>/, '<link rel="stylesheet" href="site.css">$&'), /it needs site\.css/],
  ['a font beside the file', text => text.replace(/<\/head>/, '<style>@font-face{font-family:x;src:url(x.woff2)}</style>$&'), /it needs url\(x\.woff2/],
  ['a broken face', text => text.replace(/(Mono Variable[^}]*base64,)[^)]*/, '$1AAAA'), /the face .*Mono Variable.* cannot be read/],
])('the check refuses %s', async (_, spoil, message) => {
  const file = join(site, 'spoilt.html')
  const spoilt = spoil(html)
  expect(spoilt).not.toBe(html)
  await writeFile(file, spoilt)
  const problems = await checkSingleFile(browser, file, capture.snapshot.slides, () => 'slides.md')
  expect(problems.map(({ slide, found }) => `(slide ${slide}): ${found}`).join('\n')).toMatch(message)
})

/** Words of each slide, and a picture of it, as one engine shows the file. */
async function shownIn(engine: Engine, file: string): Promise<{ words: string, picture: Buffer }[]> {
  const view = await engine.start()
  try {
    await view.open(pathToFileURL(file).href)
    const shown: { words: string, picture: Buffer }[] = []
    for (const { no } of deck.slides) {
      const words = await view.run(`
        await document.fonts.ready
        const section = document.getElementById('s${no}')
        section.scrollIntoView()
        await new Promise(later => setTimeout(later, 100))
        return section.innerText.replace(/\\s+/g, '')`) as string
      shown.push({ words, picture: await view.picture() })
    }
    return shown
  }
  finally {
    await view.close()
  }
}

it.skipIf(!isLong)('shows each slide in Firefox as in Chromium', async () => {
  const missing = firefox.missing()
  if (missing)
    return console.warn(`1 of 2 engines skipped: ${missing}`)
  const folder = await mkdtemp(join(tmpdir(), 'lectern-engines-'))
  try {
    const file = join(folder, 'slides.html')
    await writeFile(file, html)
    const [one, other] = [await shownIn(chromium, file), await shownIn(firefox, file)]
    expect(other).toHaveLength(deck.slides.length)
    expect(other.map(({ words }) => words)).toEqual(one.map(({ words }) => words))
    // Letters differ between engines; of right slides none came to more than 0.03.
    const shares = other.map(({ picture }, index) => unlike(one[index]!.picture, picture))
    expect(shares.filter(share => share > 0.05)).toEqual([])
    await writeFile(file, html.replace('</head>', '<style>section { background: #222 } h1, h2 { visibility: hidden }</style></head>'))
    const faulty = await shownIn(firefox, file)
    expect(faulty.every(({ words }, index) => words !== one[index]!.words)).toBe(true)
    expect(faulty.filter(({ picture }, index) => unlike(one[index]!.picture, picture) > 0.05).length).toBeGreaterThan(deck.slides.length / 2)
  }
  finally {
    await rm(folder, { recursive: true, force: true })
  }
})
