import type { CallToolResult } from '@modelcontextprotocol/client'
import type { ChildProcess } from 'node:child_process'
import type { AddressInfo } from 'node:net'
import { Buffer } from 'node:buffer'
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import process from 'node:process'
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { launchBrowser } from '../../lib/browser/browser.ts'
import { copyPath, integrityOf } from '../../lib/project/remote/copies.ts'
import { root } from '../../lib/project/root.ts'
import { listen } from '../listen.ts'
import { isLong } from '../long.ts'

const program = join(root, 'commands/lectern.ts')
const folder = mkdtempSync(join(tmpdir(), 'lectern-agents-'))
const talk = join(folder, 'talk.md')
writeFileSync(talk, '---\ntitle: Tides\n---\n\n# Tides\n\n---\nminutes: 2\n---\n\n# Ampliación\n\n[The bay](/9)\n\n<!-- from article.md: 1; 3-4; notes 5 -->\n\n<!-- Say why the moon is late. -->\n\n---\nlayout: image-right\nimage: https://pictures.example/far\n---\n\n# Far\n\n![A far bay](https://pictures.example/far) <p class="far">x</p>\n\n<style>\n.far { background: url(https://pictures.example/far) }\n</style>\n')
// As a build has left it: a copy, and the lock that lists it.
const far = `<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><title>${folder}</title></svg>`
const locked = { integrity: integrityOf(far), ending: 'svg', bytes: far.length }
writeFileSync(join(folder, 'talk.lock.json'), JSON.stringify({ version: 1, remote: { 'https://pictures.example/far': locked } }))
mkdirSync(join(folder, 'node_modules/.cache/lectern/remote'), { recursive: true })
writeFileSync(join(folder, 'node_modules/.cache/lectern/remote', basename(copyPath(locked))), far)
writeFileSync(join(folder, 'article.md'), '# Ampliación\n\nThe bay\n\nSay why the moon is late.\n')
let dev: ChildProcess
let printed = ''
let url = ''

beforeAll(async () => {
  const free = await listen(() => {})
  const { port } = free.server.address() as AddressInfo
  await new Promise(resolve => free.server.close(resolve))
  url = `http://localhost:${port}/`
  dev = spawn(process.execPath, [program, 'dev', talk, '--port', String(port)], { cwd: folder, env: { ...process.env, NODE_ENV: 'development' } })
  for (const stream of [dev.stdout!, dev.stderr!])
    stream.on('data', (chunk: Buffer) => printed += String(chunk))
  await vi.waitFor(() => expect(printed).toMatch(/token +[\w-]{32}/), { timeout: 60_000 })
  await vi.waitFor(() => fetch(url), { timeout: 60_000 })
})
afterAll(() => void dev.kill())

const call = async (client: Client, name: string, values: Record<string, unknown>): Promise<CallToolResult> => await client.callTool({ name, arguments: values }) as CallToolResult
const textOf = ({ content: [first] }: CallToolResult): string => first?.type === 'text' ? first.text : ''

/** An agent with the terminal's token. */
async function connect(): Promise<Client> {
  const token = /token +([\w-]{32})/.exec(printed)![1]!
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(new StreamableHTTPClientTransport(new URL('__lectern/mcp', url), { requestInit: { headers: { authorization: `Bearer ${token}` } } }))
  return client
}

it('lets an agent with the terminal\'s token check a talk, and find what it says', async () => {
  const client = await connect()
  expect((await client.listTools()).tools.map(({ name, annotations }) => [name, annotations?.readOnlyHint])).toEqual([['check', true], ['picture', true], ['outline', true], ['find', true]])

  const report = JSON.parse(textOf(await call(client, 'check', { sourceOnly: true }))) as { findings: object[] }
  expect(report.findings).toMatchObject([{ rule: 'dead-link', file: 'talk.md', line: 13, slide: 2, found: 'a link to slide 9' }])
  expect(JSON.parse(textOf(await call(client, 'outline', {})))).toMatchObject({ title: 'Tides', slides: [{ slide: 1, title: 'Tides', line: 5, notes: false }, { slide: 2, title: 'Ampliación', file: 'talk.md', line: 11, minutes: 2, notes: true }, { slide: 3 }] })
  expect(JSON.parse(textOf(await call(client, 'find', { words: 'MOON ampliacion' })))).toEqual([{ slide: 2, title: 'Ampliación', places: [{ file: 'talk.md', line: 11, text: '# Ampliación' }, { text: 'Say why the moon is late.' }] }])
  await client.close()
})

it.runIf(isLong)('shows an agent a slide', async () => {
  const client = await connect()
  const { content: [picture] } = await call(client, 'picture', { slide: 1 })
  const { width, height } = PNG.sync.read(Buffer.from(picture?.type === 'image' ? picture.data : '', 'base64'))
  expect([picture?.type, width, height]).toEqual(['image', 980, 552])
  await client.close()
})

it('refuses an agent without the token, and one of another site', async () => {
  const ask = async (headers: Record<string, string>): Promise<[number, string]> => {
    const response = await fetch(`${url}__lectern/mcp`, { method: 'POST', headers: { 'content-type': 'application/json', 'accept': 'application/json, text/event-stream', ...headers }, body: '{"jsonrpc":"2.0","id":1,"method":"tools/list"}' })
    return [response.status, await response.text()]
  }
  expect(await ask({})).toEqual([401, expect.stringContaining('programs need the token that the terminal shows')])
  expect(await ask({ authorization: `Bearer ${'x'.repeat(32)}` })).toEqual([401, expect.stringContaining('programs need the token')])
  expect(await ask({ origin: 'https://evil.example' })).toEqual([403, 'the request came from another site\n'])
})

it('serves an editor on standard input and output', async () => {
  const client = new Client({ name: 'test', version: '1' })
  await client.connect(new StdioClientTransport({ command: process.execPath, args: [program, 'mcp'], cwd: folder }))
  expect(JSON.parse(textOf(await call(client, 'outline', { deck: 'talk' })))).toMatchObject({ title: 'Tides' })
  const refused = await call(client, 'picture', { slide: 0 })
  expect([refused.isError, textOf(refused)]).toEqual([true, expect.stringContaining('slide must be >= 1')])
  await client.close()
})

it('shows the author what the source has wrong, on the slide that has it, and nobody beside them', async () => {
  const browser = await launchBrowser()
  const context = await browser.newContext()
  const page = await context.newPage()
  const mark = page.locator('lectern-findings .mark')
  const list = page.locator('lectern-findings .list')
  await page.goto(`${url}2`)
  await expect.poll(() => mark.getAttribute('aria-label')).toBe('1 finding on this slide; i lists them')
  await page.keyboard.press('i')
  expect(await list.innerText()).toMatch(/1 finding on this slide\s+error a link to slide 9\s+Expected: a number from 1 to 3\s+Fix: correct the number\s+talk\.md:13/)

  const written = readFileSync(talk, 'utf8')
  writeFileSync(talk, written.replace('[The bay](/9)', 'TODO the bay'))
  await expect.poll(() => list.innerText()).toContain('talk.md:13')
  await expect.poll(() => list.innerText()).toMatch(/TODO/)
  writeFileSync(talk, written.replace('[The bay](/9)', 'The bay'))
  await expect.poll(() => page.locator('lectern-findings').count()).toBe(0)
  writeFileSync(talk, written)
  await expect.poll(() => list.innerText()).toContain('slide 9')
  await page.keyboard.press('Escape')
  expect([await mark.isVisible(), await list.isVisible()]).toEqual([true, false])
  await page.goto(`${url}1`)
  await expect.poll(() => page.locator('lectern-findings').count()).toBe(1)
  expect(await mark.isVisible()).toBe(false)

  await page.goto(`${url}2`)
  await expect.poll(() => mark.isVisible()).toBe(true)
  const presenter = await context.newPage()
  await presenter.goto(`${url}presenter/2`)
  await presenter.waitForSelector('[data-slidev-no="2"] h1')
  await expect.poll(() => page.locator('lectern-findings').count()).toBe(0)
  expect(await presenter.locator('lectern-findings').count()).toBe(0)
  // A speaker who wonders where a sentence comes from sees it beside the time.
  const source = presenter.locator('.talk-pace .source')
  await expect.poll(() => source.innerText()).toBe('article.md: 1; 3-4; notes 5')
  const [asked] = await Promise.all([presenter.waitForRequest(/__open-in-editor/), source.click()])
  expect(asked.url()).toContain('article.md%3A3')
  await presenter.goto(`${url}presenter/1`)
  await presenter.waitForSelector('[data-slidev-no="1"] h1')
  await expect.poll(() => source.count()).toBe(0)
  // The audience's window follows.
  await presenter.goto(`${url}presenter/2`)
  await expect.poll(() => page.url()).toContain('/2')
  await presenter.close()
  await expect.poll(() => mark.isVisible()).toBe(true)
  await page.emulateMedia({ media: 'print' })
  expect(await mark.isVisible()).toBe(false)
  await browser.close()
})

it('plays what the last build took from other hosts', async () => {
  const browser = await launchBrowser()
  const page = await browser.newPage()
  const asked: string[] = []
  page.on('request', request => /pictures\.example/.test(request.url()) && asked.push(request.url()))
  await page.goto(`${url}3`)
  const slide = page.locator('.slidev-page-3')
  await slide.getByAltText('A far bay').evaluate((image: HTMLImageElement) => image.decode())
  const shown = await slide.evaluate(element => [
    ...[...element.querySelectorAll('img')].map(image => image.currentSrc),
    /url\("(.*)"\)/.exec(getComputedStyle(element.querySelector('.far')!).backgroundImage)?.[1] ?? '',
  ])
  expect(shown).toHaveLength(3)
  for (const address of shown)
    expect(await page.evaluate(async at => (await fetch(at)).text(), address), address).toBe(far)
  expect(asked).toEqual([])
  // What a poster needs comes when one is shown, and the page stays.
  await page.route('https://frames.example/**', route => route.abort())
  await slide.evaluate((element) => {
    Object.assign(globalThis, { stays: true })
    element.querySelector('.slidev-layout')!.insertAdjacentHTML('beforeend', '<iframe src="https://frames.example/"></iframe>')
  })
  expect(await slide.locator('iframe').contentFrame().getByRole('link').innerText()).toBe('frames.example/')
  // Who listens hears where a frame without a name leads.
  expect(await slide.locator('iframe').getAttribute('title')).toBe('frames.example')
  expect(await page.evaluate(() => 'stays' in globalThis)).toBe(true)
  await browser.close()
})

it('ends with the command that started it, whatever ends that', async () => {
  dev.kill('SIGKILL')
  await vi.waitFor(() => expect(fetch(url)).rejects.toThrow('fetch failed'), { timeout: 60_000, interval: 100 })
})
