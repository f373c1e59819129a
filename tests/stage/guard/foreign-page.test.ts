import type { ChildProcess } from 'node:child_process'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { root } from '../../../lib/project/root.ts'
import { listen } from '../../listen.ts'
import { isLong } from '../../long.ts'
import { openBrowser } from '../../shared-browser.ts'
import { startDevServer } from '../dev-server.ts'

const deck = join(root, 'tests/fixtures/decks/own/slides/own/slides.md')
const written = readFileSync(deck, 'utf8')
let attacker: { url: string, server: Server }
let dev: ChildProcess
let browser: Browser
let printed = ''
let port = 0
let talk = ''

beforeAll(async () => {
  attacker = await listen((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Kittens</title><body>'))
  const free = await listen(() => {})
  port = (free.server.address() as AddressInfo).port
  await new Promise(resolve => free.server.close(resolve))
  talk = `http://localhost:${port}`
  dev = await startDevServer(deck, port, {})
  for (const stream of [dev.stdout!, dev.stderr!])
    stream.on('data', (chunk: Buffer) => printed += String(chunk))
  browser = await openBrowser()
  await vi.waitFor(() => fetch(talk), { timeout: 60_000 })
})
afterAll(async () => {
  await browser.close()
  dev.kill()
  attacker.server.closeAllConnections()
  attacker.server.close()
  writeFileSync(deck, written)
})

/** What other pages of this browser get: the addresses that the dev server answered with success. */
function listenToAnswers(page: Page): string[] {
  const answered: string[] = []
  page.on('response', (response) => {
    if (new URL(response.url()).port === String(port) && response.status() < 400)
      answered.push(`${response.request().method()} ${response.url()}`)
  })
  return answered
}

// Ports make another origin and the same site; another name of this machine makes another site, too.
it.each(['localhost', ...isLong ? ['127.0.0.1'] : []])('lets a page of another server on %s change, spend and read nothing', async (name) => {
  const page = await browser.newPage()
  const answered = listenToAnswers(page)
  await page.goto(attacker.url.replace('127.0.0.1', name))
  const outcomes = await page.evaluate(async ({ talk, root }) => {
    const evil = JSON.stringify({ content: '# Hacked\n\n<script setup>alert(1)</script>' })
    const editor = `${talk}/__slidev/slides/2.json`
    const middleware = `${talk}/__own/hello`
    const source = `${talk}/@fs${root}/tests/fixtures/decks/own/slides/own/lib/page.ts`
    const ask = (url: string, init?: RequestInit): Promise<string> => fetch(url, init)
      .then(async response => response.type === 'opaque' ? 'opaque' : `read ${(await response.text()).slice(0, 60)}`)
      .catch(() => 'refused')
    const load = (tag: string, properties: Record<string, string>): Promise<string> => new Promise((resolve) => {
      const element = Object.assign(document.createElement(tag), properties)
      element.onload = () => resolve('loaded')
      element.onerror = () => resolve('refused')
      document.body.append(element)
      setTimeout(resolve, 20_000, 'silent')
    })
    const form = (enctype: string, action: string): Promise<string> => new Promise((resolve) => {
      const frame = Object.assign(document.createElement('iframe'), { name: `f${Math.random()}` })
      const element = Object.assign(document.createElement('form'), { method: 'post', enctype, action, target: frame.name })
      element.append(Object.assign(document.createElement('input'), { name: '{"content":"# Hacked', value: '"}' }))
      document.body.append(frame, element)
      frame.onload = () => resolve('sent')
      element.submit()
      setTimeout(resolve, 20_000, 'silent')
    })
    const socket = (url: string, protocol: string): Promise<string> => new Promise((resolve) => {
      const opened = new WebSocket(url, protocol)
      opened.onopen = () => resolve('opened')
      opened.onerror = () => resolve('refused')
    })
    const events = (url: string): Promise<string> => new Promise((resolve) => {
      const source = new EventSource(url)
      source.onopen = () => resolve('opened')
      source.onerror = () => resolve('refused')
    })
    const plain = { 'content-type': 'text/plain' }
    const sockets = talk.replace('http', 'ws')
    return Object.entries({
      'text/plain': ask(editor, { method: 'POST', headers: plain, body: evil }),
      'no-cors': ask(editor, { method: 'POST', mode: 'no-cors', headers: plain, body: evil }),
      'JSON': ask(editor, { method: 'POST', headers: { 'content-type': 'application/json' }, body: evil }),
      'PUT': ask(editor, { method: 'PUT', body: evil }),
      'no referrer': ask(editor, { method: 'POST', mode: 'no-cors', referrerPolicy: 'no-referrer', headers: plain, body: evil }),
      'keepalive': ask(editor, { method: 'POST', mode: 'no-cors', keepalive: true, headers: plain, body: evil }),
      'beacon': Promise.resolve(String(navigator.sendBeacon(editor, new Blob([evil], { type: 'text/plain' })))),
      'form as text': form('text/plain', editor),
      'form': form('application/x-www-form-urlencoded', editor),
      'form with parts': form('multipart/form-data', editor),
      'MCP': ask(`${talk}/__mcp`, { method: 'POST', mode: 'no-cors', headers: plain, body: '{"jsonrpc":"2.0","id":1,"method":"tools/list"}' }),
      'the talk\'s own server': ask(middleware, { method: 'POST', mode: 'no-cors', headers: plain, body: '{}' }),
      'shared state': ask(`${talk}/@server-reactive/nav`, { method: 'POST', mode: 'no-cors', headers: plain, body: '{"page":3}' }),
      'read source': ask(editor),
      'read the talk\'s own code': ask(source),
      'read Vite\'s client': ask(`${talk}/@vite/client`),
      'read page': ask(`${talk}/1`),
      'image': load('img', { src: `${talk}/__slidev/slides/1.json` }),
      'script': load('script', { src: source }),
      'module': load('script', { src: source, type: 'module' }),
      'style sheet': load('link', { rel: 'stylesheet', href: `${talk}/@fs${root}/styles/tokens.css` }),
      'open in editor': load('img', { src: `${talk}/__open-in-editor?file=package.json` }),
      'frame': load('iframe', { src: `${talk}/2` }),
      'object': load('object', { data: `${talk}/2` }),
      'embed': load('embed', { src: `${talk}/2` }),
      'hot socket': socket(`${sockets}/?token=guess`, 'vite-hmr'),
      'ping socket': socket(`${sockets}/`, 'vite-ping'),
      'events': events(`${talk}/__slidev/slides/1.json`),
    }).reduce(async (all, [name, outcome]) => ({ ...await all, [name]: await outcome }), Promise.resolve<Record<string, string>>({}))
  }, { talk, root })
  expect(Object.keys(outcomes)).toHaveLength(28)
  expect(Object.entries(outcomes).filter(([, outcome]) => /^read|^opened/.test(outcome))).toEqual([])
  for (const loaded of ['image', 'script', 'module', 'style sheet', 'open in editor'])
    expect([loaded, outcomes[loaded]]).not.toEqual([loaded, 'loaded'])
  expect(answered).toEqual([])
  expect(readFileSync(deck, 'utf8')).toBe(written)
  expect(printed).not.toContain('somebody asked')
  expect(dev.exitCode).toBeNull()

  // The way in that stays: a link to the talk.
  const [opened] = await Promise.all([page.waitForEvent('popup'), page.evaluate(url => void window.open(url), `${talk}/1`)])
  await opened.waitForSelector('[data-slidev-no="1"] h1')
  await page.close()
  await opened.close()
})

it('refuses a socket with Vite\'s own token from another origin, and survives one to a broken address', async () => {
  const page = await browser.newPage()
  await page.goto(`${talk}/1`)
  const token = await page.evaluate(async () => /wsToken = "([^"]+)"/.exec(await (await fetch('/@vite/client')).text())?.[1])
  expect(token).toMatch(/^[\w-]{12}$/)
  const upgrade = (target: string, origin: string): Promise<string> => new Promise((resolve) => {
    const socket = connect(port, 'localhost')
    socket.once('data', (chunk) => {
      resolve(String(chunk).split('\r\n')[0] ?? '')
      socket.destroy()
    })
    socket.write(`GET ${target} HTTP/1.1\r\nHost: localhost:${port}\r\n${origin}Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: vite-hmr\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`)
  })
  const own = `Origin: ${talk}\r\n`
  expect(await upgrade(`/?token=${token}`, own)).toContain(' 101 ')
  expect(await upgrade(`/?token=${token}`, `Origin: ${attacker.url}\r\n`)).toContain(' 403 ')
  expect(await upgrade(`/?token=${token}`, 'Origin: null\r\n')).toContain(' 403 ')
  expect(await upgrade(`/?token=${token}`, '')).toContain(' 401 ')
  expect(await upgrade('http://[', own)).toContain(' 400 ')
  expect((await fetch(talk)).status).toBe(200)
  await page.close()
})

it('serves what the deck needs from the disk and no secret beside it', async () => {
  const get = (path: string): Promise<number> => new Promise((resolve) => {
    // `fetch` would tidy the path.
    const socket = connect(port, 'localhost')
    socket.once('data', (chunk) => {
      resolve(Number(String(chunk).split(' ')[1]))
      socket.destroy()
    })
    socket.write(`GET ${path} HTTP/1.1\r\nHost: localhost:${port}\r\nConnection: close\r\n\r\n`)
  })
  const folder = mkdtempSync(join(tmpdir(), 'lectern-secret-'))
  const outside = join(folder, 'secret.txt')
  writeFileSync(outside, 'outside the project')
  const needed = [`/@fs${root}/theme/styles/tokens.css`, `/@fs${root}/node_modules/@slidev/client/main.ts`, '/@vite/client']
  const secrets = ['/etc/passwd', `${root}/.npmrc`, `${root}/.gitignore`, outside]
  const forms = (file: string): string[] => ['', '?raw', '?url', '?import', '?import&raw', '?inline', '?vue&src=1&lang.js', '?x.svg', '%3Fraw']
    .flatMap(query => [`/@fs${file}${query}`, `/@fs/${file}${query}`, `${file}${query}`, `/@id/${file}${query}`])
    .concat(`/@fs${root}/%2e%2e/../../../../../..${file}`, `/@fs${root}/..%2f..%2f..%2f..%2f..%2f..%2f..${file}`, `/@fs${file.replace(/.$/, last => `%${last.charCodeAt(0).toString(16)}`)}`)
  let asked = 0
  for (const path of secrets.flatMap(forms)) {
    expect([path, await get(path)]).toEqual([path, 403])
    asked++
  }
  expect(asked).toBe(4 * 39)
  for (const path of needed)
    expect([path, await get(path)]).toEqual([path, 200])
  rmSync(folder, { recursive: true })
})

it('lets the talk\'s own page edit, and a program with the terminal\'s token', async () => {
  const page = await browser.newPage()
  await page.goto(`${talk}/presenter/1`)
  await page.waitForSelector('[data-slidev-no="1"] h1')
  const save = await page.evaluate(async () => {
    const response = await fetch('/__slidev/slides/1.json', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ note: 'kept by the editor', skipHmr: true }) })
    return response.status
  })
  expect(save).toBe(200)
  await expect.poll(() => readFileSync(deck, 'utf8')).toContain('kept by the editor')
  await page.close()

  const token = /token +([\w-]{32})/.exec(printed)?.[1] ?? ''
  const read = (headers: Record<string, string>): Promise<number> => fetch(`${talk}/__slidev/slides/1.json`, { headers }).then(({ status }) => status)
  expect(await read({ authorization: `Bearer ${token}` })).toBe(200)
  expect(await read({})).toBe(401)
  const withToken = await fetch(`${talk}/1?lectern-token=${token}`)
  const [cookie = ''] = withToken.headers.get('set-cookie')?.split(';') ?? []
  expect(await read({ cookie })).toBe(200)
})

it.runIf(isLong)('lets an add-on\'s half in the cage ask its half in the page, which has the talk\'s own server', async () => {
  const page = await browser.newPage()
  await page.goto(`${talk}/2`)
  const snippet = page.locator('[data-slidev-no="2"] .runnable-snippet')
  await snippet.getByRole('button', { name: 'Run' }).click()
  await expect.poll(() => snippet.locator('.caption').innerText(), { timeout: 60_000 }).toMatch(/live: finished/)
  expect(await snippet.getByRole('log').innerText()).toContain('hello from this machine')
  expect(printed).toContain('somebody asked for a greeting')
  await page.close()
})
