import type { Browser, Page } from 'playwright'
import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../lib/browser/browser.ts'

const flagship = 'foundation-models-vs-gen-ai'
/** Answers of servers are compressed, except what is compressed already. */
const compressed = /\.(?:woff2|png|jpg|webp)$/
/** Only somebody who presses Run or Edit pays for these. */
const onDemand = /\/runtimes\/|\/(?:SnippetEditor|host)-[^/]*$|(?:^|\/)(?:shiki|monaco|mermaid)[.-]/i

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** A talk as it is walked through once: bytes on the wire of every file, by path below the site, and when they were asked for. */
interface Walk {
  sizes: Map<string, number>
  /** Until the first slide could be played. */
  first: string[]
  /** Until the page on slide 1 had nothing more to fetch by itself. */
  idle: string[]
  /** While a slide was in view, by number from 2, in the order of the talk. */
  later: Map<number, string[]>
}

/** @param rest Whether to wait on slide 1 until the player has fetched what it fetches ahead */
async function walk(deck: string): Promise<Walk> {
  const page = await browser.newPage({ serviceWorkers: 'block' })
  const bodies: Promise<[string, number]>[] = []
  const asked: string[] = []
  const site = inject('siteUrl')
  page.on('request', request => request.url().startsWith(site) && asked.push(request.url().slice(site.length)))
  page.on('response', response => bodies.push((async () => {
    const body = await response.body().catch(() => Buffer.alloc(0))
    const path = response.url().slice(site.length)
    return [path, compressed.test(path)
      ? body.length
      : gzipSync(body).length]
  })()))
  await page.goto(`${site}${deck}/`)
  await page.waitForFunction(() => document.documentElement.dataset.lecternPlaying !== undefined)
  await page.waitForLoadState('networkidle')
  await quiet(page)
  const early = await page.evaluate(() => {
    const playing = performance.getEntriesByName('lectern-playing')[0]!.startTime
    return performance.getEntriesByType('resource').filter(entry => entry.startTime <= playing).map(entry => entry.name)
  })
  const first = [`${deck}/`, ...new Set(early.map(url => url.slice(site.length)))]
  const idle = [...new Set(asked)]
  const later = new Map<number, string[]>()
  const total = readdirSync(join(inject('siteFolder'), deck)).filter(name => /^\d+$/.test(name)).length
  for (let no = 2; no <= total; no++) {
    const before = asked.length
    await page.keyboard.press('ArrowDown')
    await page.waitForURL(new RegExp(`/${no}(?:\\?|$)`))
    await page.waitForSelector(`.slidev-page-${no} .slidev-layout`)
    await page.evaluate(() => document.fonts.ready)
    await quiet(page)
    later.set(no, asked.slice(before))
  }
  const sizes = new Map(await Promise.all(bodies))
  await page.close()
  return { sizes, first, idle, later }
}

/** Two idle moments of the browser: what a slide fetches when it is shown has been asked for, and has come. */
async function quiet(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => {
    // A slide may be busy for as long as it is shown.
    const idle = (then: () => void): number => requestIdleCallback(then, { timeout: 500 })
    idle(() => requestAnimationFrame(() => idle(() => resolve(undefined))))
  }))
  await page.waitForLoadState('networkidle')
}

/** Scripts and styles that a slide's page names: what a visitor who starts there loads at once. */
function named(deck: string, no: number): string[] {
  const html = readFileSync(join(inject('siteFolder'), deck, String(no), 'index.html'), 'utf8')
  return [...html.matchAll(/<link rel="(?:stylesheet|modulepreload)" href="([^"]+)"/g)].map(([, href]) => posix.join(deck, String(no), href!))
}

describe('the flagship on the wire', () => {
  let walked: Walk
  const total = (paths: Iterable<string>): number => [...new Set(paths)].reduce((sum, path) => sum + (walked.sizes.get(path) ?? 0), 0)
  const list = (paths: string[]): string => paths.map(path => `${walked.sizes.get(path)} ${path}`).join('\n')

  beforeAll(async () => {
    walked = await walk(flagship)
  })

  it('can be played after at most 280 KB: page, styles, scripts, fonts and pictures', () => {
    expect(walked.first.some(path => path.endsWith('.woff2'))).toBe(true)
    expect(walked.first.filter(path => !walked.sizes.get(path))).toEqual([])
    expect(total(walked.first), list(walked.first)).toBeLessThanOrEqual(280_000)
  })

  it('adds at most 30 KB for any further slide: what its page names and what is fetched while it is shown', () => {
    const seen = new Set(walked.first)
    const sizes = [...walked.later].map(([no, shown]) => {
      const added = [...named(flagship, no), ...shown].filter(path => !seen.has(path) && (!walked.idle.includes(path) || path.includes('/md-')))
      added.forEach(path => seen.add(path))
      return [no, total(added)] as const
    })
    expect(sizes.length).toBeGreaterThan(10)
    expect(sizes.filter(([, bytes]) => bytes > 0).length).toBeGreaterThan(3)
    expect(sizes.filter(([, bytes]) => bytes > 30_000)).toEqual([])
  })

  it('loads no editor, no runtime and no highlighter until somebody presses Run', async () => {
    expect([...walked.sizes.keys()].filter(path => onDemand.test(path))).toEqual([])
    const no = [...walked.later.keys()].find(no => readFileSync(join(inject('siteFolder'), flagship, String(no), 'index.html'), 'utf8').includes('runnable-snippet'))
    const page = await browser.newPage({ serviceWorkers: 'block' })
    await page.goto(`${inject('siteUrl')}${flagship}/${no}/?clicks=9`)
    const [heavy] = await Promise.all([
      page.waitForRequest(request => onDemand.test(request.url())),
      page.locator('.runnable-snippet').first().getByRole('button', { name: 'Run' }).click(),
    ])
    expect(heavy.url()).toMatch(onDemand)
    await page.close()
  })
})

it.each([
  ['the title', '<h1', 'h1'],
  ['a table', '<table', 'table'],
  ['a diagram', 'mermaid-diagram', 'svg'],
  ['code', 'OpenAI()', '.runnable-snippet pre'],
])('shows %s with every script held back', async (_, mark, selector) => {
  const folder = join(inject('siteFolder'), flagship)
  const still = (no: number): string => readFileSync(join(folder, String(no), 'index.html'), 'utf8').split('id="lectern-still"')[1]?.split('id="app"')[0] ?? ''
  const no = readdirSync(folder).filter(name => /^\d+$/.test(name)).map(Number).sort((a, b) => a - b).find(no => still(no).includes(mark))
  expect(no).toBeDefined()
  const page = await browser.newPage({ serviceWorkers: 'block' })
  let held = 0
  await page.route(/\.js$/, () => void held++)
  await page.goto(`${inject('siteUrl')}${flagship}/${no}/`, { waitUntil: 'commit' })
  const seen = page.locator(`#lectern-still ${selector}`).filter({ visible: true }).first()
  await seen.waitFor()
  expect(await seen.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return document.elementFromPoint(left + width / 2, top + height / 2)?.closest('#lectern-still') !== null && top >= 0 && top + height <= innerHeight
  })).toBe(true)
  expect(held).toBeGreaterThan(0)
  await page.close()
})
