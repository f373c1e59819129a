import type { Browser, BrowserContext, Page, Response } from 'playwright'
import type { Host } from './hosts/serve-host.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../lib/browser.ts'
import { neverChanges } from '../../lib/page/offline/never-changes.ts'
import { githubPages } from './hosts/github-pages.ts'
import { netlify, netlifyHeaders } from './hosts/netlify.ts'
import { plain } from './hosts/plain.ts'
import { serveHost } from './hosts/serve-host.ts'
import { trailingSlash, vercel, vercelHeaders } from './hosts/vercel.ts'
import { runToEnd } from './snippet-site.ts'

const deck = 'foundation-models-vs-gen-ai'
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(() => browser.close())

interface Visit {
  page: Page
  context: BrowserContext
  /** Where the talk is, with a final slash. */
  talk: string
  /** Everything the host answered. */
  answers: Response[]
  /** The console's errors, but for what is missing on purpose. */
  errors: string[]
  close: () => Promise<void>
}

/** Opens a browser of its own, in which no service worker answers in the host's place. */
async function visit(host: Host, base = '/'): Promise<Visit> {
  const server = await serveHost(host)
  const context = await browser.newContext({ serviceWorkers: 'block', viewport: { width: 1280, height: 720 } })
  const page = await context.newPage()
  const answers: Response[] = []
  const errors: string[] = []
  page.on('response', response => answers.push(response))
  page.on('pageerror', error => errors.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !(message.text().includes('404') && /\/nowhere\/?$|\/99\/?$|\/nowhere\/sw\.js$/.test(message.location().url)))
      errors.push(`${message.text()} ${message.location().url}`)
  })
  return { page, context, talk: `${server.url.slice(0, -1)}${base}${deck}/`, answers, errors, close: async () => {
    await context.close()
    await server.close()
  } }
}

const playing = (page: Page): Promise<unknown> => page.waitForFunction(() => document.documentElement.dataset.lecternPlaying !== undefined)
const shown = (page: Page): Promise<string | undefined> => page.evaluate(() => [...document.querySelectorAll<HTMLElement>('#slideshow [data-slidev-no]')].find(slide => slide.checkVisibility())?.dataset.slidevNo)

/** Deep links, the next slide by key, the handout; on slide 3 a TypeScript snippet runs in its cage. */
async function tryTalk({ page, talk }: Visit): Promise<void> {
  for (const [path, no] of [['7', '7'], ['7/', '7'], ['7/?clicks=2', '7'], ['3', '3']] as const) {
    await page.goto(talk + path)
    await playing(page)
    await expect.poll(() => shown(page), { message: path }).toBe(no)
    expect(new URL(page.url()).pathname, path).toMatch(new RegExp(`/${no}/?$`))
    expect(new URL(page.url()).searchParams.get('clicks'), path).toBe(path.includes('?')
      ? '2'
      : null)
    if (path.includes('?')) {
      await page.keyboard.press('ArrowDown')
      await page.waitForURL(/\/8\/?(?:\?|$)/)
      await expect.poll(() => shown(page)).toBe('8')
    }
  }
  await page.goto(`${talk}3/?clicks=99`)
  await playing(page)
  const snippet = page.locator('#slideshow [data-slidev-no="3"] .runnable-snippet')
  await runToEnd(snippet, () => snippet.getByRole('button', { name: 'Run' }).click())
  expect(await snippet.locator('.caption').innerText()).toMatch(/live: finished/)
  expect(await snippet.locator('.piece.stdout').innerText()).toContain('broadly trained: writes')
}

/** What is missing says so: a slide that the talk does not have, an address of no talk. */
async function tryMissing({ page, talk, answers }: Visit): Promise<void> {
  for (const address of [`${talk}99`, new URL('../nowhere', talk).href]) {
    await page.goto(address)
    expect(await page.textContent('h1')).toBe('There is no page at this address')
    await page.waitForFunction(path => document.querySelector<HTMLAnchorElement>('a[data-deck]')?.pathname === path, new URL(talk).pathname)
  }
  expect(answers.filter(answer => answer.status() === 404 && /\/(?:nowhere|99)\/?$/.test(answer.url()))).toHaveLength(2)
}

/** What each kind of address was sent with. */
function headersOf(answers: Response[], kind: RegExp): Record<string, string>[] {
  const found = answers.filter(answer => answer.status() === 200 && kind.test(new URL(answer.url()).pathname)).map(answer => answer.headers())
  expect(found.length, String(kind)).toBeGreaterThan(0)
  return found
}

/** Pages have the policy, files that never change are kept for ever, the cage has neither. */
async function tryHeaders({ answers, context, talk }: Visit, headers: (path: string) => Record<string, string>): Promise<void> {
  for (const page of headersOf(answers, /\/\d+\/$/)) {
    expect(page['content-security-policy']).toMatch(/^default-src 'none'; .*; frame-ancestors 'self'$/)
    expect(page['x-content-type-options']).toBe('nosniff')
  }
  for (const asset of headersOf(answers, /\/assets\//))
    expect(asset['cache-control']).toBe('public, max-age=31536000, immutable')
  for (const runtime of headersOf(answers, /\/runtimes\//))
    expect(runtime['content-security-policy']).toBeUndefined()
  expect((await context.request.get(new URL('../sw.js', talk).href)).headers()['cache-control']).toMatch(/no-cache$/)
  const site = inject('siteFolder')
  const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name).slice(site.length))
  const kept = files.filter(path => headers(path)['Cache-Control']?.includes('immutable'))
  expect(kept.length).toBeGreaterThan(50)
  expect(kept.filter(path => !neverChanges(path))).toEqual([])
  expect(files.filter(path => /\/assets\//.test(path) && !kept.includes(path))).toEqual([])
  const pages = files.filter(path => path.endsWith('/index.html') && !path.includes('/runtimes/')).map(path => path.slice(0, -'index.html'.length))
  expect(pages.length).toBeGreaterThan(50)
  expect(pages.filter(path => headers(path)['Content-Security-Policy'] === undefined)).toEqual([])
  expect(files.filter(path => !path.endsWith('.html') && headers(path)['Content-Security-Policy'] !== undefined)).toEqual([])
}

describe('the built site', () => {
  it('plays below a path on GitHub Pages', async () => {
    const host = await visit(githubPages(inject('siteFolder'), '/talks/'), '/talks/')
    await tryTalk(host)
    await tryMissing(host)
    expect(host.errors).toEqual([])
    await host.close()
  })

  it('plays on a plain file server', async () => {
    const host = await visit(plain(inject('siteFolder')))
    await tryTalk(host)
    expect((await host.context.request.get(`${host.talk}nowhere`)).status()).toBe(404)
    expect(host.errors).toEqual([])
    await host.close()
  })

  it.each([
    ['Netlify', netlify, netlifyHeaders, '_headers'],
    ['Vercel', vercel, vercelHeaders, 'vercel.json'],
  ] as const)('plays on %s under the headers of its file', async (_, start, read, file) => {
    const host = await visit(start(inject('siteFolder')))
    await tryTalk(host)
    await tryMissing(host)
    await tryHeaders(host, read(readFileSync(join(inject('siteFolder'), file), 'utf8')))
    expect(host.errors).toEqual([])
    await host.close()
  })
})

describe('the stand-ins for hosts', () => {
  it('read _headers: a placeholder is one part of a path, a splat the rest, all rules count', () => {
    const headers = netlifyHeaders('# ours\n/a/:page/\n  X-A: 1\n/a/*\n  X-A: 2\n/sw.js\n  X-B: 3\n')
    expect(headers('/a/7/')).toEqual({ 'X-A': '1, 2' })
    expect(headers('/a/7')).toEqual({ 'X-A': '2' })
    expect(headers('/a/b/7/')).toEqual({ 'X-A': '2' })
    expect(headers('/sw.js')).toEqual({ 'X-B': '3' })
    expect(headers('/sw-js')).toEqual({})
    expect(headers('/b/sw.js')).toEqual({})
    expect(() => netlifyHeaders('/a*b\n  X-A: 1')).toThrow('cannot read: /a*b')
    expect(() => netlifyHeaders('/a\nX-A: 1')).toThrow('neither a path nor a header')
  })

  it('read vercel.json: a source is strict about its slash, the last rule wins, unknown settings are refused', () => {
    const rule = (source: string, value: string): object => ({ source, headers: [{ key: 'X-A', value }] })
    const file = (...headers: object[]): string => JSON.stringify({ cleanUrls: false, trailingSlash: true, headers })
    const headers = vercelHeaders(file(rule('/a/:page/', '1'), rule('/a/7/', '2'), rule('/assets/(.*)', '3')))
    expect(headers('/a/7/')).toEqual({ 'X-A': '2' })
    expect(headers('/a/8/')).toEqual({ 'X-A': '1' })
    expect(headers('/a/8')).toEqual({})
    expect(headers('/a/b/8/')).toEqual({})
    expect(headers('/assets/x/y.js')).toEqual({ 'X-A': '3' })
    expect(headers('/a/assets/y.js')).toEqual({})
    expect(() => vercelHeaders(file(rule('/(.*/)?assets/(.*)', '1')))).toThrow('cannot read')
    expect(() => vercelHeaders('{"trailingSlash":true,"rewrites":[],"headers":[]}')).toThrow('rewrites')
    expect(['/', '/a', '/a/7', '/a/7/', '/sw.js', '/sw.js/'].map(trailingSlash)).toEqual([undefined, '/a/', '/a/7/', undefined, undefined, '/sw.js'])
  })

  it('answer differently where they differ', () => {
    const pages = githubPages(inject('siteFolder'), '/talks/')
    expect(pages(`/${deck}/`).status).toBe(404)
    expect(pages(`/talks/${deck}`)).toEqual({ status: 301, headers: { Location: `/talks/${deck}/` } })
    expect(pages('/talks/nowhere').file).toMatch(/404\.html$/)
    expect(plain(inject('siteFolder'))('/nowhere').file).toBeUndefined()
  })
})
