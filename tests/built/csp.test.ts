import type { Browser, Page } from 'playwright'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../lib/browser.ts'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

function decks(): string[] {
  return readdirSync(inject('siteFolder'), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && readdirSync(join(inject('siteFolder'), entry.name)).includes('read'))
    .map(entry => entry.name)
}

/** Everything the policy refused on the page and in its frames. */
async function refusals(page: Page): Promise<string[]> {
  const found: string[] = []
  await page.exposeFunction('lecternRefused', (what: string) => found.push(what))
  await page.addInitScript(() => document.addEventListener('securitypolicyviolation', event =>
    (globalThis as unknown as { lecternRefused: (what: string) => void }).lecternRefused(`${event.effectiveDirective} ${event.blockedURI} ${event.sourceFile}:${event.lineNumber}`)))
  return found
}

it('nothing is refused, and no other host is asked, on a walk through every talk', async () => {
  const names = decks()
  expect(names.length).toBeGreaterThan(1)
  const own = new URL(inject('siteUrl')).origin
  let walked = 0
  for (const name of names) {
    const page = await browser.newPage({ serviceWorkers: 'block' })
    const refused = await refusals(page)
    const foreign: string[] = []
    page.on('request', request => !/^(?:data|blob):/.test(request.url()) && new URL(request.url()).origin !== own && foreign.push(request.url()))
    const total = readdirSync(join(inject('siteFolder'), name)).filter(file => /^\d+$/.test(file)).length
    await page.goto(`${inject('siteUrl')}${name}/`)
    await page.waitForFunction(() => document.documentElement.dataset.lecternPlaying !== undefined)
    for (let no = 2; no <= total; no++) {
      await page.keyboard.press('ArrowDown')
      await page.waitForURL(new RegExp(`/${no}(?:\\?|$)`))
      walked++
    }
    await page.waitForLoadState('networkidle')
    expect(refused, name).toEqual([])
    expect(foreign, name).toEqual([])
    await page.close()
  }
  expect(walked).toBeGreaterThan(20)
})

it('the policy stops an inline script and eval', async () => {
  const page = await browser.newPage()
  const refused = await refusals(page)
  await page.goto(`${inject('siteUrl')}${decks()[0]}/`)
  await page.evaluate(() => {
    const script = document.createElement('script')
    script.textContent = 'window.ran = true'
    document.head.append(script)
  })
  expect(await page.evaluate(() => 'ran' in window)).toBe(false)
  await expect.poll(() => refused.length).toBeGreaterThan(0)
  expect(readFileSync(join(inject('siteFolder'), decks()[0]!, 'index.html'), 'utf8')).not.toMatch(/script-src[^;]*unsafe/)
  await page.close()
})

it('every page carries the policy, and headers repeat it without touching the cage', () => {
  const pages = readdirSync(inject('siteFolder'), { recursive: true, withFileTypes: true }).filter(entry => entry.name.endsWith('.html') && !entry.parentPath.includes('runtimes'))
  expect(pages.length).toBeGreaterThan(50)
  for (const page of pages)
    expect(readFileSync(join(page.parentPath, page.name), 'utf8'), page.name).toMatch(/http-equiv="Content-Security-Policy" content="default-src &apos;none&apos;|http-equiv="Content-Security-Policy" content="default-src 'none'/)
  const headers = readFileSync(join(inject('siteFolder'), '_headers'), 'utf8')
  expect(headers).toContain('Content-Security-Policy: default-src \'none\'')
  expect(headers).not.toMatch(/^\/\*$/m)
  expect(headers).not.toMatch(/^\/.*runtimes.*\n {2}Content-Security/m)
})
