import type { Browser, Page } from 'playwright'
import type { StaticServer } from '../../lib/browser/serve.ts'
import type { Deck } from '../../lib/project/deck.ts'
import type { BuiltDeck } from '../../lib/slidev/build.ts'
import { copyFileSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { serveFolder } from '../../lib/browser/serve.ts'
import { writeSite } from '../../lib/pipeline/site.ts'
import { readPdf } from '../../lib/print/pdf/read/read-pdf.ts'
import { printSlides } from '../../lib/print/pdf/slides.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { copyPath, keepCopy } from '../../lib/project/remote/copies.ts'
import { readLock } from '../../lib/project/remote/lock.ts'
import { root } from '../../lib/project/root.ts'
import { writeServiceWorker } from '../../lib/site/service-worker.ts'
import { buildDeck } from '../../lib/slidev/build.ts'
import { netlifyHeaders } from '../built/hosts/netlify.ts'
import { vercelRoutes } from '../built/hosts/vercel.ts'
import { isLong } from '../long.ts'
import { openBrowser } from '../shared-browser.ts'
import { findLeaks } from './find-leaks.ts'

/** A deck as other people write them: other languages, fields of their own, files in folders of their own. */
const project = join(root, 'tests/fixtures/decks/author')
const farLine = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="10" viewBox="0 0 40 10"><path d="M0 5h40" stroke="#06c" stroke-width="10"/></svg>'
let deck: Deck
let built: BuiltDeck
let site: string
let server: StaticServer
let browser: Browser

beforeAll(async () => {
  site = await mkdtemp(join(tmpdir(), 'lectern-author-'))
  deck = await loadDeck(findDecks(project)[0]!, project)
  // As a build before has left it: nobody is asked.
  await keepCopy(copyPath(readLock(deck.entry)['https://pictures.example/far.svg']!), farLine)
  built = await buildDeck(deck)
  await writeSite([built], site)
  server = await serveFolder(site)
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
  await server.close()
  await rm(site, { recursive: true, force: true })
})

async function openSlide(no: number): Promise<Page> {
  const page = await browser.newPage({ serviceWorkers: 'block' })
  await page.goto(`${server.url}${deck.name}/${no}`)
  await page.waitForFunction(() => document.documentElement.dataset.lecternPlaying !== undefined)
  await page.waitForSelector(`#slideshow > [data-slidev-no="${no}"] .slidev-layout`)
  return page
}

/** The faces that drew each element of a slide with words, by Chromium's own account: brought along, or the machine's. */
async function drawn(page: Page): Promise<{ words: string, own: string[], foreign: string[] }[]> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('DOM.enable')
  await cdp.send('CSS.enable')
  const { root } = await cdp.send('DOM.getDocument', { depth: -1 })
  const { nodeIds } = await cdp.send('DOM.querySelectorAll', { nodeId: root.nodeId, selector: '#slideshow > :not([style*="display: none"]) .slidev-layout :is(h1, p, strong, em, code)' })
  return Promise.all(nodeIds.map(async (nodeId) => {
    const { fonts } = await cdp.send('CSS.getPlatformFontsForNode', { nodeId })
    const { outerHTML } = await cdp.send('DOM.getOuterHTML', { nodeId })
    const names = (own: boolean): string[] => fonts.filter(font => font.isCustomFont === own).map(font => font.familyName)
    return { words: outerHTML, own: names(true), foreign: names(false) }
  }))
}

it('every letter that a face has is drawn in it: accents, other languages, each weight, slanted and in code', async () => {
  let looked = 0
  for (const no of [1, 2, 3]) {
    const page = await openSlide(no)
    await page.evaluate(() => document.fonts.ready)
    await expect.poll(async () => (await drawn(page)).filter(({ own, foreign }) => own.length === 0 || foreign.length > 0)).toEqual([])
    looked += (await drawn(page)).length
    await page.close()
  }
  expect(looked).toBeGreaterThan(15)
})

it.runIf(isLong)('a deck in Spanish, Polish and Greek is exported, its letters in the deck\'s own faces', async () => {
  const { bytes } = await printSlides(browser, `${server.url}${deck.name}/`, deck, { kept: join(site, '.frozen') })
  const { pages } = await readPdf(bytes)
  expect(pages.length).toBe(deck.slides.length)
  expect(pages[0]?.text).toContain('Ampliación')
  const fonts = pages.flatMap(page => page.fonts).filter(font => font.text.trim() !== '')
  expect(fonts.length).toBeGreaterThan(5)
  expect(fonts.filter(font => !font.embedded || !/Atkinson|LecternSymbols|NotoSans/.test(font.name.replaceAll(' ', '')))).toEqual([])
  expect(pages.map(page => page.shapeless)).toEqual(pages.map(() => 0))
})

it('only files that the build named by their content are kept for ever by hosts', async () => {
  const netlify = netlifyHeaders(site)
  const vercel = vercelRoutes(readFileSync(join(site, 'vercel.json'), 'utf8'))
  const slide = Object.values(built.app.manifest.slides)[0]!
  for (const file of [`/${deck.name}/${slide}`, `/${deck.name}/${built.app.manifest.entry}`]) {
    expect((await netlify(file))['Cache-Control'], file).toMatch(/immutable/)
    expect(vercel(file).headers['Cache-Control'], file).toMatch(/immutable/)
  }
  const picture = `/${deck.name}/assets/plan-20261126.png`
  expect((await netlify(picture))['Cache-Control']).toBeUndefined()
  expect(vercel(picture).headers['Cache-Control']).toBeUndefined()
})

it('an author\'s picture that was replaced is seen after the next build, though the one before was kept', async () => {
  const context = await browser.newContext()
  const page = await context.newPage()
  const picture = join(site, deck.name, 'assets/plan-20261126.png')
  const width = async (): Promise<number> => {
    await page.goto(`${server.url}${deck.name}/4/`)
    await page.waitForFunction(() => document.documentElement.dataset.lecternPlaying !== undefined)
    return page.locator('.slidev-page-4 img[alt="A blue square"]').evaluate(async (image: HTMLImageElement) => {
      await image.decode()
      return image.naturalWidth
    })
  }
  const kept = (): Promise<unknown> => expect.poll(() => page.evaluate(async url => (await caches.match(url))?.text(), `${server.url}kept/${deck.name}`)).toMatch(/^[\da-f]{12}$/)
  expect(await width()).toBe(40)
  await kept()
  expect(await width()).toBe(40)
  copyFileSync(join(root, 'tests/fixtures/decks/export/slides/kitchen/public/square.png'), picture)
  await writeServiceWorker([built], site)
  expect(await width()).toBe(8)
  // Without a network the new one plays too.
  const version = /"version":"(\w+)"/.exec(readFileSync(join(site, 'sw.js'), 'utf8'))![1]!
  await expect.poll(() => page.evaluate(async ([url, version]) => (await Promise.all((await caches.keys()).filter(name => name.endsWith(version!)).map(async name => (await caches.open(name)).match(url!)))).some(Boolean), [`${server.url}kept/${deck.name}`, version])).toBe(true)
  await context.setOffline(true)
  expect(await width()).toBe(8)
  await context.close()
})

it('an address from the root is a file of the deck\'s, also where only the page puts it together', async () => {
  const failed: string[] = []
  const page = await browser.newPage({ serviceWorkers: 'block' })
  page.on('response', response => response.status() >= 400 && failed.push(response.url()))
  await page.goto(`${server.url}${deck.name}/4`)
  const slide = page.locator('.slidev-page-4')
  await slide.getByAltText('A copy').evaluate((image: HTMLImageElement) => image.decode())
  await expect.poll(() => slide.locator('.copy').getAttribute('data-bytes')).toBe(String(readFileSync(join(site, deck.name, 'assets/plan-20261126.png')).length))
  expect(await slide.locator('.copy').evaluate(element => getComputedStyle(element).backgroundImage)).toBe(`url("${server.url}${deck.name}/assets/plan-20261126.png")`)
  expect(failed).toEqual([])
  await page.close()
})

it('a picture without an ending is one by its bytes, and one in a comment is none', async () => {
  const page = await openSlide(4)
  await page.locator('.slidev-page-4').getByAltText('A dot').evaluate((image: HTMLImageElement) => image.decode())
  expect(readFileSync(join(built.app.folder, 'index.html'), 'utf8')).not.toContain('as="image"')
  await page.close()
})

it('what its author shows of another host is in the site, wherever an address may stand, and that host is not asked', async () => {
  const asked: string[] = []
  const page = await openSlide(4)
  page.on('request', request => asked.push(request.url()))
  const far = page.locator('.slidev-page-4 img[alt="A far line"]')
  await far.evaluate((image: HTMLImageElement) => image.decode())
  const background = await page.locator('.slidev-page-4 h1').evaluate(title => getComputedStyle(title).backgroundImage)
  const source = await far.evaluate((image: HTMLImageElement) => image.currentSrc)
  await page.goto(`${server.url}${deck.name}/1`)
  const portrait = page.locator('.slidev-page-1 img[alt="The speaker"]')
  await portrait.evaluate((image: HTMLImageElement) => image.decode())
  for (const address of [source, /url\("(.*)"\)/.exec(background)?.[1] ?? background, await portrait.evaluate((image: HTMLImageElement) => image.currentSrc)])
    expect(await (await fetch(address)).text()).toBe(farLine)
  expect(await page.locator('.slidev-page-4').count() + asked.filter(url => url.includes('pictures.example')).length).toBe(0)
  const html = readFileSync(join(site, deck.name, '4/index.html'), 'utf8')
  expect(/http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]).not.toContain('pictures.example')
  expect(html).toContain('https://pictures.example/far.svg</code>')
  await page.close()
})

it('a frame whose host cannot be reached shows its address and a code, and its own page as soon as it can', async () => {
  const page = await browser.newPage({ serviceWorkers: 'block' })
  const refused: string[] = []
  await page.exposeFunction('lecternRefused', (what: string) => refused.push(what))
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', event => (globalThis as unknown as { lecternRefused: (what: string) => void }).lecternRefused(`${event.effectiveDirective} ${event.blockedURI}`)))
  let isThere = false
  await page.route('https://frames.example/**', route => isThere ? route.fulfill({ contentType: 'text/html', body: '<h1>Here</h1>' }) : route.abort())
  // The slide's style sheet names another that does not come: browsers call the whole of it failed.
  await page.route('https://styles.example/**', route => route.abort())
  await page.goto(`${server.url}${deck.name}/6`)
  const frame = page.locator('.slidev-page-6 iframe')
  const inside = frame.contentFrame()
  await inside.getByRole('link').waitFor()
  expect((await inside.locator('body').innerText()).split('\n')).toEqual(['A far page', 'Web page', 'frames.example/page'])
  expect(await page.locator('.slidev-page-6 .slidev-layout').evaluate(layout => getComputedStyle(layout).outlineColor)).toBe('rgb(1, 2, 3)')
  expect(await inside.getByRole('link').getAttribute('href')).toBe('https://frames.example/page')
  expect((await inside.getByRole('img', { name: 'https://frames.example/page' }).boundingBox())?.height).toBeGreaterThan(150)
  isThere = true
  await page.evaluate(() => dispatchEvent(new Event('online')))
  await inside.getByRole('heading', { name: 'Here' }).waitFor()
  expect(await frame.getAttribute('srcdoc')).toBeNull()
  expect(refused).toEqual([])
  expect(await page.locator('.slidev-page-6 img[alt="Bound"]').evaluate(async (image: HTMLImageElement) => (await fetch(image.currentSrc)).text())).toBe(farLine)
  // A post is its host's script's; a film, a file.
  await page.evaluate(() => document.querySelector('.slidev-page-6 .slidev-layout')!.insertAdjacentHTML('beforeend', '<div class="slidev-bluesky" data-post="at://did:plc:432/app.bsky.feed.post/3lg">Loading</div><video src="https://gone.example/a.mp4" width="300" height="150"></video>'))
  const standIns = page.locator('iframe.lectern-stand-in')
  await expect.poll(async () => Promise.all((await standIns.all()).map(async one => (await one.contentFrame().getByRole('link').getAttribute('href'))))).toEqual(['https://bsky.app/profile/did:plc:432/post/3lg', 'https://gone.example/a.mp4'])
  await page.evaluate(() => document.querySelector('.slidev-page-6 video')!.remove())
  await expect.poll(() => standIns.count()).toBe(1)
  await page.close()
})

it('what is read by name is there: by a slide, a component, a layout\'s props, a global layer, Slidev\'s own client', async () => {
  const page = await openSlide(1)
  const slide = page.locator('.slidev-page-1')
  expect(await slide.textContent()).toContain('Teatro Real')
  expect(await slide.locator('.speaker').textContent()).toMatch(/^\s*Ada\s*$/)
  expect(await slide.locator('.stage').getAttribute('data-size')).toBe('40%')
  expect(await page.locator('.split').textContent()).toMatch(/^\s*5min\s*$/)
  await page.close()
})

it('what nobody reads is in no file, whatever words stand in the sources', () => {
  expect(findLeaks(site, { 'a field of the headmatter': 'CANARY-' })).toEqual([])
  expect(built.app.manifest.opened).toEqual({ by: [], names: [] })
})

it('the handout has the recorded output of the deck\'s own project', () => {
  const handout = readFileSync(join(site, deck.name, 'handout/index.html'), 'utf8')
  expect(handout).toMatch(/Chromium 156, recorded 2026-11-24[\s\S]*<pre class="stdout whole">told by the recording<\/pre>/)
})
