import type { Browser, Page } from 'playwright'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../lib/browser.ts'

const flagship = 'foundation-models-vs-gen-ai'
/** Answers of servers are compressed, except what is compressed already. */
const compressed = /\.(?:woff2|png)$/

interface Load {
  path: string
  bytes: number
}

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

/** Every file a page asks for, with its size on the wire. */
function watch(page: Page): Promise<Load>[] {
  const loads: Promise<Load>[] = []
  page.on('response', response => loads.push((async () => {
    const body = await response.body().catch(() => Buffer.alloc(0))
    const path = new URL(response.url()).pathname
    return { path, bytes: compressed.test(path) ? body.length : gzipSync(body).length }
  })()))
  return loads
}

const sum = (loads: Load[]): number => loads.reduce((total, { bytes }) => total + bytes, 0)

describe('the flagship on the wire', () => {
  it('can be played after at most 120 KB: page, styles, scripts and fonts', async () => {
    const page = await browser.newPage({ serviceWorkers: 'block' })
    const loads = watch(page)
    await page.goto(`${inject('siteUrl')}${flagship}/`)
    await page.waitForFunction(() => document.documentElement.dataset.lecternPlaying !== undefined)
    const asked = await page.evaluate(() => {
      const playing = performance.getEntriesByName('lectern-playing')[0]!.startTime
      return performance.getEntriesByType('resource').filter(entry => entry.startTime <= playing).map(entry => new URL(entry.name).pathname)
    })
    await page.waitForLoadState('networkidle')
    const all = await Promise.all([...loads])
    await page.close()
    const first = all.filter(({ path }) => asked.includes(path) || path.endsWith('/'))
    expect(first.some(({ path }) => path.endsWith('.woff2'))).toBe(true)
    expect(first.some(({ path }) => path.includes('/assets/client-'))).toBe(true)
    expect(sum(first), first.map(load => `${load.bytes} ${load.path}`).join('\n')).toBeLessThanOrEqual(120_000)
    expect(first.filter(({ path }) => /shiki|floating|monaco|mermaid|pyodide/i.test(path))).toEqual([])
  })

  it('shows its first slide\'s words with every script held back', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.goto(`${inject('siteUrl')}${flagship}/`)
    await page.waitForSelector('h1')
    expect(await page.locator('h1').first().isVisible()).toBe(true)
    await page.close()
  })

  it('adds at most 30 KB for any further slide: the scripts and styles that no slide before it has brought', () => {
    const folder = join(inject('siteFolder'), flagship)
    const needs = (no: number): string[] => [...readFileSync(join(folder, String(no), 'index.html'), 'utf8').matchAll(/<link rel="(?:stylesheet|modulepreload)" href="([^"]+)"/g)].map(match => join(folder, String(no), match[1]!))
    const numbers = readdirSync(folder).filter(name => /^\d+$/.test(name) && name !== '1').map(Number).sort((a, b) => a - b)
    const seen = new Set(needs(1))
    const sizes = numbers.map((no) => {
      const added = needs(no).filter(file => !seen.has(file))
      added.forEach(file => seen.add(file))
      return [no, added.reduce((total, file) => total + gzipSync(readFileSync(file)).length, 0)] as const
    })
    expect(sizes.length).toBeGreaterThan(10)
    expect(sizes.every(([, bytes]) => bytes > 0)).toBe(true)
    expect(sizes.filter(([, bytes]) => bytes > 30_000)).toEqual([])
  })

  it('shares its player with the other talks: another adds at most 60 KB of scripts and styles', () => {
    const folders = readdirSync(inject('siteFolder'), { withFileTypes: true }).filter(entry => entry.isDirectory() && entry.name !== 'assets' && entry.name !== 'runtimes')
    const assets = join(inject('siteFolder'), 'lectern-tour/assets')
    const own = readdirSync(assets).filter(name => /\.(?:js|css)$/.test(name))
    expect(folders.length).toBeGreaterThan(1)
    expect(own.length).toBeGreaterThan(0)
    expect(own.reduce((total, name) => total + gzipSync(readFileSync(join(assets, name))).length, 0)).toBeLessThanOrEqual(60_000)
  })
})
