import type { ChildProcess } from 'node:child_process'
import type { Server } from 'node:http'
import type { Browser, Page } from 'playwright'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { root } from '../../../../lib/project/root.ts'
import { listen } from '../../../listen.ts'
import { isLong } from '../../../long.ts'
import { openBrowser } from '../../../shared-browser.ts'
import { startDevServer } from '../../../stage/dev-server.ts'
import { fakeEndpoint } from './fake-endpoint.ts'

const deck = 'tests/slides/foundation-models-vs-gen-ai/fixtures/endpoint/slides/asks/slides.md'
let upstream: { url: string, server: Server }
let dev: ChildProcess
let browser: Browser
let page: Page
let address: string
let printed = ''

beforeAll(async () => {
  upstream = await listen(fakeEndpoint)
  const port = await freePort()
  address = `http://localhost:${port}/`
  dev = await startDevServer(join(root, deck), port, { OPENAI_BASE_URL: `${upstream.url}/v1`, OPENAI_API_KEY: 'the-key' })
  for (const stream of [dev.stdout!, dev.stderr!])
    stream.on('data', (chunk: Buffer) => printed += chunk)
  browser = await openBrowser()
  page = await browser.newPage()
  await vi.waitFor(() => fetch(address), { timeout: 60_000 })
})
afterAll(async () => {
  await browser.close()
  dev.kill()
  upstream.server.closeAllConnections()
  upstream.server.close()
})

async function freePort(): Promise<number> {
  const { url, server } = await listen(() => {})
  await new Promise(resolve => server.close(resolve))
  return Number(new URL(url).port)
}

/** Presses Run on the slide that asks this model, and waits for the end. */
async function run(model: string): Promise<{ caption: string, output: string, standIn: boolean }> {
  const no = [
    'good',
    'denied',
    'limited',
    'broken',
    'cuts',
    'hangs',
    'caught',
  ].indexOf(model) + 2
  await page.goto(`${address}${no}`)
  const slide = page.locator(`[data-slidev-no="${no}"] .runnable-snippet`)
  await slide.getByRole('button', { name: 'Run' }).click({ timeout: 60_000 })
  await expect.poll(() => slide.locator('.caption').innerText(), { timeout: 60_000 }).toMatch(/live:/)
  const output = await slide.getByRole('log').innerText()
  return {
    caption: (await slide.locator('.caption').innerText()).replace(/\d{4}-\d\d-\d\d/, '<date>'),
    output,
    standIn: await slide.locator('.badge', { hasText: 'stand-in' }).isVisible(),
  }
}

it.runIf(isLong)('starts the runtime one slide before the snippet that needs it', async () => {
  const runtime = page.waitForRequest(/pyodide.*\.wasm/, { timeout: 60_000 })
  await page.goto(`${address}1`)
  await runtime
  expect(new URL(page.url()).pathname).toBe('/1')
})

it.runIf(isLong)('streams from the speaker\'s endpoint into the cage, which has no network, and says who answered', async () => {
  const { caption, output } = await run('good')
  expect(caption).toMatch(/^live: finished/)
  expect(output.split('\n').filter(Boolean)).toEqual(expect.arrayContaining([
    '[Lectern endpoint] good-2026 answers, through the speaker\'s own endpoint',
    'Roses are red.',
  ]))
  expect(output.match(/Roses are red\./g)).toHaveLength(2)
})

it.runIf(isLong).for([
  ['denied', 'the endpoint answered 401: no such key'],
  ['limited', 'the endpoint answered 429, retry after 7 s: slow down'],
  ['broken', 'the endpoint answered 500: inside'],
  ['cuts', 'the endpoint failed: the answer broke off'],
  ['hangs', 'stopped at its time limit'],
] as const)('shows the recording, marked, when the endpoint is %s', async ([model, reason]) => {
  const { caption, standIn } = await run(model)
  expect(caption).toContain(`recorded on <date> (live: ${reason}`)
  expect(standIn).toBe(true)
})

it('hands the token to its own page only, and the key to nobody', async () => {
  const ask = (headers: Record<string, string>): Promise<number> =>
    fetch(`${address}__lectern/endpoint/responses`, { method: 'POST', headers: { origin: new URL(address).origin, ...headers }, body: '{"model":"good"}' }).then(({ status }) => status)
  const source = `${address}@fs${root}/slides/foundation-models-vs-gen-ai/lib/endpoint/client/token.ts`
  const code = await (await fetch(source)).text()
  const token = /"([\w-]{32})"/.exec(code)?.[1] ?? ''
  expect(await ask({ 'x-lectern-token': token })).toBe(200)
  expect(await ask({})).toBe(401)
  expect(await ask({ 'x-lectern-token': token, 'origin': 'http://evil.example' })).toBe(403)
  const seenElsewhere = await fetch(source, {
    headers: { origin: 'http://evil.example' },
  })
  expect(seenElsewhere.headers.get('access-control-allow-origin')).toBeNull()
  expect(`${code}${await page.content()}${printed}`).not.toContain('the-key')
})
