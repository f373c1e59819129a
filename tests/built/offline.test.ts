import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright'
import type { StaticServer } from '../../lib/browser/serve.ts'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { createServer, get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest'
import { serveFolder } from '../../lib/browser/serve.ts'
import { isLong } from '../long.ts'
import { openBrowser } from '../shared-browser.ts'
import { copySite, writeNextBuild } from './next-build.ts'

const tour = 'lectern-tour'
/** A second talk, with a snippet of each kind. */
const cage = 'cage'
let browser: Browser
let context: BrowserContext
let page: Page
let server: StaticServer

beforeAll(async () => {
  browser = await openBrowser()
})
beforeEach(async () => {
  context = await browser.newContext()
  page = await context.newPage()
})
afterEach(async () => {
  await context.close()
  await server.close()
})
afterAll(() => browser.close())

const playing = (): Promise<unknown> => page.waitForFunction(() => document.documentElement.dataset.lecternPlaying !== undefined)

/** Opens a page of a talk and waits until the talk is kept whole. */
async function visit(path: string): Promise<void> {
  await page.goto(server.url + path)
  await playing()
  const mark = `${server.url}kept/${path.split('/')[0]}`
  await expect.poll(() => page.evaluate(async url => await caches.match(url) !== undefined, mark), { timeout: 60_000 }).toBe(true)
}

/** No network, and nobody who would answer. */
async function cut(): Promise<void> {
  await context.setOffline(true)
  await server.close()
}

/** For comparing text with markup. */
const letters = (text: string | null): string => (text ?? '').replace(/&\w+;|[^a-z]/gi, '')

/** Words of a slide as its prerendered page has them. */
function title(deck: string, no: number): string {
  const [, heading = ''] = /<h[12][^>]*>(.*?)<\/h[12]>/s.exec(readFileSync(join(inject('siteFolder'), deck, String(no), 'index.html'), 'utf8').split('id="lectern-still"')[1] ?? '') ?? []
  return letters(heading.replace(/<[^>]*>/g, ''))
}
const slideCount = (deck: string): number => readdirSync(join(inject('siteFolder'), deck)).filter(name => /^\d+$/.test(name)).length

/** The whole talk, or the first slides of it in a short run. */
function lastWalked(deck: string): number {
  expect(slideCount(deck)).toBeGreaterThan(12)
  return isLong ? slideCount(deck) : 12
}

/** Walks a talk from slide 1 and compares each title; what could not be loaded on the way. */
async function walk(deck: string): Promise<string[]> {
  const failed: string[] = []
  page.on('requestfailed', request => failed.push(request.url()))
  await page.goto(`${server.url}${deck}/`)
  await playing()
  const last = lastWalked(deck)
  for (let no = 1; no <= last; no++) {
    if (no > 1) {
      await page.keyboard.press('ArrowDown')
      await page.waitForURL(new RegExp(`/${no}(?:\\?|$)`))
    }
    const layout = page.locator(`.slidev-page-${no} .slidev-layout`)
    await layout.waitFor()
    await expect.poll(async () => letters(await layout.textContent())).toContain(title(deck, no))
    const broken = await page.evaluate(async () => {
      await document.fonts.ready
      return [
        ...[...document.images].filter(image => image.offsetParent && image.complete && image.naturalWidth === 0).map(image => image.src),
        ...[...document.fonts].filter(face => face.status === 'error').map(face => `${face.family} ${face.unicodeRange.slice(0, 20)}`),
      ]
    })
    expect(broken, `slide ${no}`).toEqual([])
  }
  return failed
}

const snippet = (no: number): ReturnType<Page['locator']> => page.locator(`.slidev-page-${no} .runnable-snippet`).first()

async function run(no: number, showing: string): Promise<void> {
  await snippet(no).getByRole('button', { name: 'Run' }).click()
  await snippet(no).locator(`.result[data-showing=${showing}]`).waitFor({ timeout: 90_000 })
}

/** The first slide that runs Python. */
function pythonSlide(): number {
  for (let no = 1; no <= slideCount(cage); no++) {
    if (/\.py\b/.test(readFileSync(join(inject('siteFolder'), cage, String(no), 'index.html'), 'utf8').split('id="lectern-still"')[1]?.split('lectern-deck')[0] ?? ''))
      return no
  }
  throw new Error('no slide with Python')
}

describe('after one visit, with the network cut and the server stopped', () => {
  beforeEach(async () => {
    server = await serveFolder(inject('siteFolder'), '/talks/')
  })

  it('a talk plays: every slide with its fonts and pictures, deep links, presenter, the reader, the gallery', async () => {
    await visit(`${tour}/`)
    await cut()
    expect(await walk(tour)).toEqual([])

    for (const path of ['5/', '5', 'presenter/5']) {
      await page.goto(`${server.url}${tour}/${path}`)
      await playing()
      await page.waitForURL(new RegExp(`/${path.replace(/\/$/, '')}/?$`))
      await expect.poll(async () => letters(await page.locator('.slidev-page-5 :is(h1, h2)').first().textContent())).toBe(title(tour, 5))
    }
    await page.goto(`${server.url}${tour}/read/`)
    expect(await page.locator('main section').count()).toBe(slideCount(tour))
    await page.goto(server.url)
    expect(await page.locator('.talk').count()).toBeGreaterThan(1)

    const other = await page.goto(`${server.url}${cage}/`)
    expect(other?.status()).toBe(503)
    expect(await page.textContent('h1')).toBe('No network')
  })

  it.runIf(isLong)('a second talk plays too, once it was visited', async () => {
    await visit(`${cage}/3/`)
    await visit(`${tour}/`)
    await cut()
    expect(await walk(tour)).toEqual([])
    await page.goto(`${server.url}${cage}/`)
    await playing()
  })

  it('a Python program really runs when it ran before, also on the very first visit', async () => {
    const no = pythonSlide()
    await page.goto(`${server.url}${cage}/${no}/`)
    await playing()
    await run(no, 'live')
    await visit(`${cage}/${no}/`)
    await cut()
    await page.goto(`${server.url}${cage}/${no}`)
    await playing()
    await run(no, 'live')
    expect(await snippet(no).locator('.result[data-showing=live]').textContent()).not.toBe('')
  })

  it('a Python program that never ran gives its recording, marked as such', async () => {
    const no = pythonSlide()
    await visit(`${cage}/`)
    await cut()
    await page.goto(`${server.url}${cage}/${no}`)
    await playing()
    await run(no, 'fallback')
    expect(await snippet(no).textContent()).toMatch(/could not run here/)
  })
})

/** Stands before a server and notes what is asked of it: a worker's own requests are not the page's. */
async function logged(behind: StaticServer, asked: string[]): Promise<StaticServer> {
  const front = createServer((request, response) => {
    asked.push(request.url ?? '')
    get(new URL(request.url ?? '/', behind.url), { method: request.method, headers: { ...request.headers, connection: 'close' } }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers)
      answer.pipe(response)
      // Closed while it answers, the server behind leaves a request open: to the browser, too, the network is gone.
    }).on('error', () => response.destroy())
  })
  await new Promise<void>(resolve => front.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(front.address() as AddressInfo).port}/talks/`,
    async close() {
      front.closeAllConnections()
      front.close()
      await behind.close()
    },
  }
}

describe('a new build', () => {
  const words = ['A tour of Lectern', 'A second tour'] as [string, string]
  let folder: string
  let current: string
  let asked: string[]

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'lectern-builds-'))
    current = join(folder, 'current')
    copySite(inject('siteFolder'), current)
    await writeNextBuild(inject('siteFolder'), join(folder, 'next'), tour, words)
    const files = await serveFolder(current, '/talks/')
    server = await logged(files, asked = [])
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  function publish(): void {
    renameSync(current, join(folder, 'before'))
    renameSync(join(folder, 'next'), current)
  }
  const heading = (): Promise<string | null> => page.locator('.slidev-page-1 h1').first().textContent()
  const versions = (): Promise<string[]> => page.evaluate(async mark => (await Promise.all((await caches.keys()).map(async name => await (await (await caches.open(name)).match(mark))?.text() ?? ''))).filter(Boolean), `${server.url}kept/${tour}`)

  it('is shown at the next visit, while a page that was open plays on; offline nothing of the old one is mixed in', async () => {
    await visit(`${tour}/`)
    expect(await heading()).toBe(words[0])
    const open = page
    publish()

    page = await context.newPage()
    await page.goto(`${server.url}${tour}/`)
    await playing()
    expect(await heading()).toBe(words[1])
    await expect.poll(async () => (await versions()).includes('secondbuild0'), { timeout: 60_000 }).toBe(true)
    // The page from before goes on, though the server no longer has its files.
    for (let no = 2; no <= 6; no++) {
      await open.keyboard.press('ArrowDown')
      await open.waitForURL(new RegExp(`/${no}(?:\\?|$)`))
      await open.waitForSelector(`.slidev-page-${no} .slidev-layout`)
    }
    await cut()
    const used: string[] = []
    page.on('request', request => used.push(request.url()))
    await page.goto(`${server.url}${tour}/`)
    await playing()
    expect(await heading()).toBe(words[1])
    const last = lastWalked(tour)
    for (let no = 2; no <= last; no++) {
      await page.keyboard.press('ArrowDown')
      await page.waitForURL(new RegExp(`/${no}(?:\\?|$)`))
      await page.waitForSelector(`.slidev-page-${no} .slidev-layout`)
    }
    const old = readdirSync(join(folder, 'before', tour, 'by.hash')).filter(name => !readdirSync(join(current, tour, 'by.hash')).includes(name))
    expect(old.length).toBeGreaterThan(5)
    expect(used.length).toBeGreaterThan(5)
    expect(used.filter(url => old.some(name => url.endsWith(name)))).toEqual([])
  })

  it.runIf(isLong)('of which a file is missing is not taken: offline the last whole one plays', async () => {
    await visit(`${tour}/`)
    publish()
    const [slide] = readdirSync(join(current, tour, 'by.hash')).filter(name => /^md-.*\.js$/.test(name)).slice(-1)
    rmSync(join(current, tour, 'by.hash', slide!))
    await page.goto(`${server.url}${tour}/`)
    await playing()
    await expect.poll(() => asked.filter(url => url.endsWith(slide!)).length, { timeout: 60_000 }).toBeGreaterThan(0)
    await cut()
    await page.goto(`${server.url}${tour}/`)
    await playing()
    expect(await heading()).toBe(words[0])
    expect(await versions()).not.toContain('secondbuild0')
  })
})

it('without a visit there is nothing to play offline', async () => {
  server = await serveFolder(inject('siteFolder'), '/talks/')
  await context.setOffline(true)
  await expect(page.goto(`${server.url}${cage}/`)).rejects.toThrow('ERR_INTERNET_DISCONNECTED')
})
