import type { Browser, BrowserContext, Page, Response } from 'playwright'
import type { Host } from './hosts/serve-host.ts'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { neverChanges } from '../../lib/slidev/client/never-changes.ts'
import { isLong } from '../long.ts'
import { openBrowser } from '../shared-browser.ts'
import { githubPages } from './hosts/github-pages.ts'
import { netlify, netlifyDev, netlifyHeaders } from './hosts/netlify.ts'
import { plain } from './hosts/plain.ts'
import { serveHost } from './hosts/serve-host.ts'
import { vercel, vercelRoutes } from './hosts/vercel.ts'
import { runToEnd } from './snippet-site.ts'

const deck = 'lectern-tour'
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
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

/** Deep links, the next slide by key, the handout; a TypeScript snippet of another talk runs in its cage. */
async function tryTalk({ page, talk }: Visit): Promise<void> {
  for (const [path, no] of [['7', '7'], ['7/', '7'], ['7/?clicks=2', '7'], ['4', '4']] as const) {
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
  await page.goto(new URL('../cage/3/', talk).href)
  await playing(page)
  const snippet = page.locator('#slideshow [data-slidev-no="3"] .runnable-snippet')
  await runToEnd(snippet, () => snippet.getByRole('button', { name: 'Run' }).click())
  expect(await snippet.locator('.caption').innerText()).toMatch(/live: finished/)
  expect(await snippet.locator('.piece.stdout').innerText()).toContain('text █████')
}

/** What is missing says so: a slide that the talk does not have, an address of no talk. */
async function tryMissing({ page, talk, answers }: Visit): Promise<void> {
  for (const address of [`${talk}99`, new URL('../nowhere', talk).href]) {
    await page.goto(address)
    expect(await page.textContent('h1')).toBe('There is no page at this address')
    await page.waitForFunction(path => [...document.querySelectorAll<HTMLAnchorElement>('a[data-deck]')].some(({ pathname }) => pathname === path), new URL(talk).pathname)
  }
  expect(answers.filter(answer => answer.status() === 404 && /\/(?:nowhere|99)\/?$/.test(answer.url()))).toHaveLength(2)
}

type HeadersOf = (path: string) => Promise<Record<string, string>>

/** What each kind of address was sent with. */
function headersOf(answers: Response[], kind: RegExp): Record<string, string>[] {
  const found = answers.filter(answer => answer.status() === 200 && kind.test(new URL(answer.url()).pathname)).map(answer => answer.headers())
  expect(found.length, String(kind)).toBeGreaterThan(0)
  return found
}

/**
 * Pages have the policy, files that never change are kept for ever, the cage has neither.
 *
 * @param beside files that a host gives the policy as well, since it reads a rule's final slash as optional
 */
async function tryHeaders({ answers, context, talk }: Visit, headersFor: HeadersOf, beside?: RegExp): Promise<void> {
  for (const page of headersOf(answers, /\/\d+\/$/)) {
    expect(page['content-security-policy']).toMatch(/^default-src 'none'; .*; frame-ancestors 'self'$/)
    expect(page['x-content-type-options']).toBe('nosniff')
  }
  for (const asset of headersOf(answers, /\/by\.hash\//))
    expect(asset['cache-control']).toBe('public, max-age=31536000, immutable')
  for (const runtime of headersOf(answers, /\/runtimes\//))
    expect(runtime['content-security-policy']).toBeUndefined()
  expect((await context.request.get(new URL('../sw.js', talk).href)).headers()['cache-control']).toMatch(/no-cache$/)
  const site = inject('siteFolder')
  const files = readdirSync(site, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name).slice(site.length))
  const pages = files.filter(path => path.endsWith('/index.html') && !path.includes('/runtimes/')).map(path => path.slice(0, -'index.html'.length))
  const all = new Map(await Promise.all([...files, ...pages].map(async path => [path, await headersFor(path)] as const)))
  const headers = (path: string): Record<string, string> => all.get(path) ?? {}
  const kept = files.filter(path => headers(path)['Cache-Control']?.includes('immutable'))
  expect(kept.length).toBeGreaterThan(50)
  expect(kept.filter(path => !neverChanges(path.slice(1)))).toEqual([])
  expect(files.filter(path => /\/by\.hash\//.test(path) && !kept.includes(path))).toEqual([])
  expect(pages.length).toBeGreaterThan(50)
  expect(pages.filter(path => headers(path)['Content-Security-Policy'] === undefined)).toEqual([])
  expect(files.filter(path => (!path.endsWith('.html') || path.includes('/runtimes/')) && !beside?.test(path) && headers(path)['Content-Security-Policy'] !== undefined)).toEqual([])
}

/** Pictures and PDFs in a talk's folder. */
const besidePages = /^\/[\w-]+\/\w+\.(?:md|pdf|png|svg)$/

describe('the built site', () => {
  it.runIf(isLong)('plays below a path on GitHub Pages', async () => {
    const host = await visit(githubPages(inject('siteFolder'), '/talks/'), '/talks/')
    await tryTalk(host)
    await tryMissing(host)
    expect(host.errors).toEqual([])
    await host.close()
  })

  it.runIf(isLong)('plays on a plain file server', async () => {
    const host = await visit(plain(inject('siteFolder')))
    await tryTalk(host)
    expect((await host.context.request.get(`${host.talk}nowhere`)).status()).toBe(404)
    expect(host.errors).toEqual([])
    await host.close()
  })

  it.each([
    ['Netlify', netlify, netlifyHeaders, besidePages],
    ...isLong ? [['Netlify\'s own server for developers', netlifyDev, netlifyHeaders, besidePages]] as const : [],
    ['Vercel', vercel, (folder: string): HeadersOf => {
      const routes = vercelRoutes(readFileSync(join(folder, 'vercel.json'), 'utf8'))
      return async path => routes(path).headers
    }, undefined],
  ] as const)('plays on %s under the headers of its file', async (_, start, read, beside) => {
    const host = await visit(start(inject('siteFolder')))
    await tryTalk(host)
    await tryMissing(host)
    await tryHeaders(host, read(inject('siteFolder')), beside)
    expect(host.errors).toEqual([])
    await host.close()
  })
})

describe('the stand-ins for hosts', () => {
  it('read _headers as Netlify does, and refuse what it refuses', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lectern-hosts-'))
    const write = (text: string): void => writeFileSync(join(folder, '_headers'), text)
    write('# ours\n/a/:page/\n  X-A: 1\n/b/*\n  X-B: 2\n/sw.js\n  X-C: 3\n')
    const headers = netlifyHeaders(folder)
    expect(await headers('/a/7/')).toEqual({ 'X-A': '1' })
    expect(await headers('/a/b/7/')).toEqual({})
    expect(await headers('/b/c/d')).toEqual({ 'X-B': '2' })
    expect(await headers('/sw.js')).toEqual({ 'X-C': '3' })
    expect(await headers('/sw-js')).toEqual({})
    write('  X-A: 1\n/a\n')
    await expect(headers('/a')).rejects.toThrow(/syntax/)
    rmSync(folder, { recursive: true })
  })

  it('read vercel.json as Vercel does, and refuse what it refuses', () => {
    const rule = (source: string, value: string): object => ({ source, headers: [{ key: 'X-A', value }] })
    const file = (...headers: object[]): string => JSON.stringify({ cleanUrls: false, trailingSlash: true, headers })
    const routes = vercelRoutes(file(rule('/a/:page/', '1'), rule('/a/7/', '2'), rule('/assets/(.*)', '3')))
    expect(routes('/a/7/')).toEqual({ headers: { 'X-A': '2' } })
    expect(routes('/a/8/')).toEqual({ headers: { 'X-A': '1' } })
    expect(routes('/a/8')).toEqual({ headers: { Location: '/a/8/' }, status: 308 })
    expect(routes('/a/b/8/')).toEqual({ headers: {} })
    expect(routes('/assets/x/y.js')).toEqual({ headers: { 'X-A': '3' } })
    expect(routes('/a/assets/y.js')).toEqual({ headers: {} })
    expect(['/', '/a/9', '/a', '/sw.js'].map(path => routes(path).status)).toEqual([undefined, 308, 308, undefined])
    expect(routes('/sw.js/')).toEqual({ headers: { Location: '/sw.js' }, status: 308 })
    expect(() => vercelRoutes(file(rule('/(.*/)?a(', '1')))).toThrow('invalid `source`')
    expect(() => vercelRoutes('{"trailingSlash":true,"rewrites":[{"source":"/a","destination":"/b"}],"headers":[]}')).toThrow('cannot follow')
  })

  it('answer differently where they differ', async () => {
    const pages = githubPages(inject('siteFolder'), '/talks/')
    expect((await pages(`/${deck}/`)).status).toBe(404)
    expect(await pages(`/talks/${deck}`)).toEqual({ status: 301, headers: { Location: `/talks/${deck}/` } })
    expect((await pages('/talks/nowhere')).file).toMatch(/404\.html$/)
    expect((await plain(inject('siteFolder'))('/nowhere')).file).toBeUndefined()
    expect((await netlify(inject('siteFolder'))(`/${deck}/7`)).status).toBe(301)
    expect((await netlifyDev(inject('siteFolder'))(`/${deck}/7`)).status).toBe(200)
  })
})
