import type { Browser, Page } from 'playwright'
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { gzipSync } from 'node:zlib'
import { inject } from 'vitest'
import { slideCount } from './stage-page.ts'

/** Answers of servers are compressed, except what is compressed already. */
const compressed = /\.(?:woff2|png|jpg|webp)$/

/** A talk as it is walked through once: bytes on the wire of every file, by path below the site, and when they were asked for. */
export interface Walk {
  sizes: Map<string, number>
  /** Until the first slide could be played. */
  first: string[]
  /** Until the page on slide 1 had nothing more to fetch by itself. */
  idle: string[]
  /** While a slide was in view, by number from 2, in the order of the talk. */
  later: Map<number, string[]>
}

/** Walks a built talk slide by slide. */
export async function walkOnWire(browser: Browser, deck: string): Promise<Walk> {
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
  for (let no = 2; no <= slideCount(deck); no++) {
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

/** Bytes of some of the files, each counted once. */
export function weigh({ sizes }: Walk, paths: Iterable<string>): number {
  return [...new Set(paths)].reduce((sum, path) => sum + (sizes.get(path) ?? 0), 0)
}

/**
 * What each slide adds to those before it, in bytes: what its page names and what is fetched while it is shown, but for
 * what depends on the clock: a runtime, and slides after the next one, which are all fetched once the talk has been open for a while.
 */
export function addedBySlide(walked: Walk, deck: string, isCounted: (path: string) => boolean = () => true): [no: number, bytes: number][] {
  const seen = new Set(walked.first)
  const slides = [...walked.later].map(([no, shown]) => ({ no, shown, own: named(deck, no) }))
  return slides.map(({ no, shown, own }) => {
    const near = new Set(slides.filter(slide => slide.no <= no + 1).flatMap(slide => slide.own))
    const isAhead = (path: string): boolean => !near.has(path) && slides.some(slide => slide.own.includes(path))
    const added = [...own, ...shown.filter(path => !isAhead(path))].filter(path => isCounted(path) && !path.includes('/runtimes/') && !seen.has(path) && (!walked.idle.includes(path) || path.includes('/md-')))
    added.forEach(path => seen.add(path))
    return [no, weigh(walked, added)]
  })
}
