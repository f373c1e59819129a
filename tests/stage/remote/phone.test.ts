import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { networkInterfaces } from 'node:os'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { openBrowser } from '../../shared-browser.ts'
import { startDevServer } from '../dev-server.ts'

const deck = 'tests/fixtures/decks/tables/slides/tables/slides.md'
let child: ChildProcess
let port: number
let remote: { url: string, code: string, room: string }
const kept = deck.replace(/\.md$/, '.votes.json')

/** A port that was free a moment ago. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address
    ? address.port
    : 0
}

beforeAll(async () => {
  port = await freePort()
  child = await startDevServer(deck, port, { LECTERN_REMOTE: '1', LECTERN_VOTES: '1' })
  let text = ''
  remote = await new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      text += String(chunk)
      const remotePort = /remote +http:\/\/[^:]+:(\d+)/.exec(text)?.[1]
      const code = /code +(\d{6})/.exec(text)?.[1]
      const room = /votes +\S+(vote\/[\da-f]{16}) /.exec(text)?.[1]
      if (remotePort && code && room)
        resolve({ url: `http://127.0.0.1:${remotePort}/`, code, room })
    })
    child.on('close', () => reject(new Error(text)))
  })
  // The remote listens before the talk does.
  await vi.waitFor(() => fetch(`http://127.0.0.1:${port}/`), { timeout: 60_000 })
})
afterAll(() => {
  child.kill()
  rmSync(kept, { force: true })
})

it('steers the talk from a phone by touch, and shows it the slide', async () => {
  const browser = await openBrowser()
  const talk = await browser.newPage({
    viewport: { width: 980, height: 552 },
  })
  await talk.goto(`http://127.0.0.1:${port}/1`)
  await talk.waitForSelector('[data-slidev-no="1"] h1')
  const context = await browser.newContext({
    viewport: { width: 390, height: 780 },
    hasTouch: true,
    isMobile: true,
  })
  const phone = await context.newPage()
  await phone.goto(remote.url)
  await phone.getByLabel('Code').fill(remote.code)
  await phone.getByRole('button', { name: 'Connect' }).tap()
  await phone.getByText('Slide 1 of 8').waitFor()

  await phone.getByRole('button', { name: 'Next' }).tap()
  await talk.waitForURL(/1\?clicks=1$/)
  await phone.getByText('click 1 of 7').waitFor()
  await phone.getByRole('button', { name: 'Back' }).tap()
  await talk.waitForURL(url => !url.search.includes('clicks=1'))
  await phone.getByRole('button', { name: 'Blank' }).tap()
  await talk.locator('.lectern-blank').waitFor()
  await phone.locator('#blank[aria-pressed="true"]').waitFor()
  await phone.getByLabel('Slide to go to').fill('3')
  await phone.getByRole('button', { name: 'Go' }).tap()
  await talk.waitForURL(/\/3$/)
  await talk.locator('.lectern-blank').waitFor({ state: 'detached' })
  await phone.getByText('Slide 3 of 8').waitFor()
  const button = await phone.getByRole('button', { name: 'Next' }).boundingBox()
  expect(button?.height).toBeGreaterThan(100)
  expect(button?.width).toBeGreaterThan(200)
  await browser.close()
})

it('shows the room where to vote while the poll is on the screen, and counts on the slide', async () => {
  const browser = await openBrowser()
  const talk = await browser.newPage({ viewport: { width: 980, height: 552 } })
  await talk.goto(`http://127.0.0.1:${port}/7`)
  await talk.waitForSelector('[data-slidev-no="7"] h1')
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true })).newPage()
  await phone.goto(`${remote.url}${remote.room}`)
  await phone.getByText('Nothing to vote on now').waitFor()
  await talk.keyboard.press('ArrowRight')
  const poll = talk.locator('[data-slidev-no="8"] .poll')
  await poll.getByRole('img', { name: remote.room }).waitFor()
  await phone.getByRole('button', { name: 'Marp' }).tap()
  await phone.locator('button[aria-pressed="true"]').waitFor()
  await expect.poll(() => poll.innerText()).toMatch(/Slidev\s+0\s+Marp\s+1\s+neither of the two\s+0\s+Point your camera here\.\s+1 vote$/)
  // A change of mind is no second vote.
  await phone.getByRole('button', { name: 'Slidev' }).tap()
  await expect.poll(() => poll.innerText()).toMatch(/Slidev\s+1\s+Marp\s+0[\s\S]*1 vote$/)
  await expect.poll(() => JSON.parse(readFileSync(kept, 'utf8')) as unknown).toMatchObject({ 'poll: What do you write slides in?': { voters: 1, votes: { 'What do you write slides in?': { 'Slidev': 1, 'Marp': 0, 'neither of the two': 0 } } } })
  await talk.keyboard.press('ArrowLeft')
  await phone.getByText('Nothing to vote on now').waitFor()
  await browser.close()
})

it('asks no other host for anything, not even for an icon', async () => {
  const html = await (await fetch(`http://127.0.0.1:${port}/`)).text()
  expect(html.match(/<link [^>]*rel="icon"[^>]*>/g)).toEqual([expect.stringContaining('href="data:image/svg+xml')])
  expect(html.match(/(?:href|src)="(?:https?:)?\/\/[^"]*"/g)).toBeNull()
})

it('keeps Slidev itself off the network while the remote is on it', async () => {
  const outside = Object.values(networkInterfaces()).flatMap(list => list ?? []).find(({ family, internal }) => family === 'IPv4' && !internal)
  // A machine without a network has nobody to hide from.
  if (!outside)
    return
  const reaches = (target: number): Promise<boolean> => new Promise((resolve) => {
    const socket = connect(target, outside.address)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
  expect(await reaches(Number(new URL(remote.url).port))).toBe(true)
  expect(await reaches(port)).toBe(false)
})
