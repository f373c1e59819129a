import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, BrowserContext, Page } from 'playwright'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sirv from 'sirv'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { buildSite } from '../../lib/pipeline/build.ts'
import { root } from '../../lib/project/root.ts'
import { isLong } from '../long.ts'
import { openBrowser } from '../shared-browser.ts'

const site = join(mkdtempSync(join(tmpdir(), 'lectern-host-')), 'site')
let server: Server
let url: string
let browser: Browser
let context: BrowserContext
let page: Page
/** What the host answers wrongly today. */
let wrong: { file: RegExp, body: string, type: string } | undefined

beforeAll(async () => {
  await buildSite({ projectRoot: join(root, 'tests/fixtures/decks/site'), output: site, names: [] })
  const files = sirv(site, { dev: true })
  server = createServer((request, response) => {
    if (wrong?.file.test(request.url ?? '')) {
      // As a host does that answers every address, and lets browsers keep what it said.
      response.writeHead(200, { 'content-type': wrong.type, 'cache-control': 'public, max-age=31536000, immutable' }).end(wrong.body)
      return
    }
    files(request, response)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  browser = await openBrowser()
})
beforeEach(async () => {
  wrong = undefined
  context = await browser.newContext()
  page = await context.newPage()
})
afterEach(() => context.close())
afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
  rmSync(site, { recursive: true, force: true })
})

const playing = (): Promise<unknown> => page.waitForFunction(() => document.documentElement.dataset.lecternPlaying !== undefined)
const isKept = (path: string): Promise<boolean> => page.evaluate(async address => await caches.match(address) !== undefined, url + path)

async function visit(): Promise<void> {
  await page.goto(`${url}alpha/`)
  await playing()
}

/** The entry of the deck, which every page of it needs. */
function script(): string {
  return /by\.hash\/[\w-]+\.js/.exec(readFileSync(join(site, 'alpha/index.html'), 'utf8').split('type="module"')[1]!)![0]
}

/** What a host gives in the stead of a script. */
const wrongs = [
  ['another script', 'text/javascript', 'export const other = 1'],
  ['a page in the stead of a script', 'text/html', '<!doctype html><title>Welcome</title>'],
  ['half of a script', 'text/javascript', 'export const half ='],
]

it.each(wrongs.slice(0, isLong ? 3 : 1))('does not keep %s, and is whole again at the visit after the host has recovered', async (_, type, body) => {
  await visit()
  await expect.poll(() => isKept('kept/alpha'), { timeout: 60_000 }).toBe(true)
  // What a careless worker would have kept, and the browser with it.
  wrong = { file: /\/alpha\/by\.hash\/.*\.js/, type, body }
  await page.evaluate(async () => {
    for (const name of await caches.keys())
      await caches.delete(name)
  })
  const fresh = await context.newPage()
  await fresh.goto(`${url}alpha/`)
  await fresh.waitForLoadState('networkidle')
  const kept = await fresh.evaluate(async () => {
    const texts: string[] = []
    for (const name of await caches.keys()) {
      for (const response of await (await caches.open(name)).matchAll())
        texts.push(await response.text())
    }
    return texts
  })
  expect(kept.filter(text => text === body)).toEqual([])
  expect(await isKept('kept/alpha')).toBe(false)
  await fresh.close()

  wrong = undefined
  await page.goto(`${url}alpha/`)
  await playing()
  await expect.poll(() => isKept('kept/alpha'), { timeout: 60_000 }).toBe(true)
  await context.setOffline(true)
  // Looked at again without a network, it is still whole.
  for (let visit = 0; visit < 3; visit++) {
    await page.reload()
    await playing()
    await page.waitForLoadState('networkidle')
  }
})

it('replaces what was damaged where it is kept, at the next visit', async () => {
  await visit()
  await expect.poll(() => isKept('kept/alpha'), { timeout: 60_000 }).toBe(true)
  const path = `alpha/${script()}`
  await page.evaluate(async (address) => {
    for (const name of await caches.keys())
      await (await caches.open(name)).put(address, new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } }))
  }, url + path)
  // The worker is another one by then: browsers end those that have nothing to do.
  const debug = await browser.newBrowserCDPSession()
  const { targetInfos } = await debug.send('Target.getTargets')
  for (const { targetId, type } of targetInfos) {
    if (type === 'service_worker')
      await debug.send('Target.closeTarget', { targetId })
  }
  await page.reload()
  await playing()
  const now = (): Promise<string> => page.evaluate(async address => await (await caches.match(address))?.text() ?? '', url + path)
  await expect.poll(async () => await now() === readFileSync(join(site, path), 'utf8'), { timeout: 60_000 }).toBe(true)
})

it('keeps a page to which the host has added a script of its own', async () => {
  const html = readFileSync(join(site, 'alpha/index.html'), 'utf8')
  wrong = { file: /\/alpha\/$/, type: 'text/html', body: html.replace('</body>', '<script>/* counts visitors */</script></body>') }
  await visit()
  await expect.poll(() => isKept('kept/alpha'), { timeout: 60_000 }).toBe(true)
})

it.runIf(isLong)('presents for eight hours in the memory of one', async () => {
  await page.clock.install()
  await page.goto(`${url}alpha/presenter/1`)
  await playing()
  const debug = await context.newCDPSession(page)
  await debug.send('Performance.enable')
  async function held(): Promise<Record<string, number>> {
    // What the first collection lets go of may hold on to more.
    for (let time = 0; time < 3; time++)
      await debug.send('HeapProfiler.collectGarbage')
    const { metrics } = await debug.send('Performance.getMetrics')
    return Object.fromEntries(metrics.map(({ name, value }) => [name, value]))
  }
  let steps = 0
  /** Five minutes each: four slides or clicks on, four back. */
  async function walk(count: number): Promise<void> {
    for (const end = steps + count; steps < end; steps++) {
      await page.clock.runFor(5 * 60_000)
      await page.keyboard.press(steps % 8 < 4 ? 'ArrowRight' : 'ArrowLeft')
    }
  }
  // By then every slide of these has been shown.
  await walk(16)
  const before = await held()
  await walk(80)
  const after = await held()
  expect(steps).toBe(96)
  expect(after.JSHeapUsedSize!).toBeLessThan(1.2 * before.JSHeapUsedSize!)
  expect(after.JSEventListeners!).toBeLessThan(1.1 * before.JSEventListeners!)
})

it('says whose work it is made of, and under which terms', async () => {
  await page.goto(url)
  await page.getByRole('link', { name: 'Licences' }).click()
  await page.getByRole('heading', { name: 'The texts' }).waitFor()
  const items = (await page.locator('main > ul > li').allInnerTexts()).join('\n')
  expect(items).toMatch(/^lectern \S+ · MIT$/m)
  expect(items).toMatch(/^@vue\/runtime-dom \S+ · MIT$/m)
  expect(items).toMatch(/^@fontsource-variable\/atkinson-hyperlegible-next \S+ · OFL-1\.1$/m)
  expect(items).toMatch(/^minisearch \S+ · MIT$/m)
  // Nothing of it runs on these slides.
  expect(items).not.toContain('pyodide')
  expect(items).not.toContain('see its source')
})
