import type { ChildProcess } from 'node:child_process'
import type { Browser, Page } from 'playwright'
import type { TemporarySite } from '../../lib/site/temporary-site.ts'
import type { TwoWindows } from './rehearsal/walk.ts'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'
import { temporarySite } from '../../lib/site/temporary-site.ts'
import { buildDeck } from '../../lib/slidev/build.ts'
import { isLong } from '../long.ts'
import { startDevServer } from '../stage/dev-server.ts'
import { enter, openPage, walk } from './rehearsal/walk.ts'

const features = 'tests/fixtures/decks/features/slides/features/slides.md'
let site: TemporarySite

beforeAll(() => {
  site = temporarySite()
})
afterAll(() => site.close())

/** A talk on the live server and in the built site. */
interface Rehearsal extends TwoWindows {
  browser: Browser
  builtUrl: string
  close: () => Promise<void>
}

async function rehearse(file: string): Promise<Rehearsal> {
  const deck = await loadDeck(findDecks(root, [file])[0]!)
  const port = await freePort()
  const server = await startDevServer(deck.entry, port, {})
  const { browser, url } = await site.place(await buildDeck(deck))
  await listening(server, port)
  const [dev, built] = await Promise.all([`http://127.0.0.1:${port}/1`, `${url}1/`].map(async (address) => {
    const page = await openPage(browser)
    await enter(page, address)
    return page
  })) as [Page, Page]
  return {
    browser,
    slides: deck.slides.map(({ no }) => no),
    dev,
    built,
    builtUrl: url,
    close: async () => {
      await Promise.all([dev, built].map(page => page.context().close()))
      server.kill()
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  await new Promise(resolve => server.close(resolve))
  return typeof address === 'object' && address ? address.port : 0
}

/** @throws Error with what the server said when it ends instead */
async function listening(server: ChildProcess, port: number): Promise<void> {
  let text = ''
  server.stderr?.on('data', (chunk: Buffer) => text += chunk)
  server.stdout?.resume()
  while (!await fetch(`http://127.0.0.1:${port}/`).then(({ ok }) => ok, () => false)) {
    if (server.exitCode !== null)
      throw new Error(text)
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

/** Shows the built site with one thing changed, as a build that went wrong would. */
async function doctor(page: Page, { style = '', word }: { style?: string, word?: [from: string, to: string] }): Promise<void> {
  await page.route(/\.(?:js|css)$/, async (route) => {
    const response = await route.fetch()
    const text = await response.text()
    await route.fulfill({ response, body: word ? text.replaceAll(...word) : /\.css$/.test(route.request().url()) ? text + style : text })
  })
}

describe('with each feature of Slidev, what is rehearsed is what is built', () => {
  let rehearsal: Rehearsal
  beforeAll(async () => {
    rehearsal = await rehearse(features)
  })
  afterAll(() => rehearsal.close())

  it(`at ${isLong ? 'every click of each slide' : 'the first and the last click of every other slide'}`, async () => {
    const slides = rehearsal.slides.filter((_, at) => isLong || at % 2 === 0)
    const { found, looks } = await walk({ ...rehearsal, slides }, isLong)
    expect(found).toEqual([])
    expect(looks).toBeGreaterThan(slides.length)
  })

  it.for<[string, Parameters<typeof doctor>[1], RegExp]>([
    ['a word', { word: ['One slide for', 'Some slide for'] }, /<p> "One slide for .*" became <p> "Some slide for /],
    ['a place', { style: '\nh1{position:relative;left:10px}' }, /<h1> "What Slidev can do" at 64,\S+ in \S+ × \S+ px stands at 74,/],
    ['a colour', { style: '\nh1{color:#1f4a2c!important}' }, /the pictures differ at \S+ in \d+ × \d+ px/],
  ])('and a build with %s changed is not', async ([, change, message]) => {
    const page = await openPage(rehearsal.browser)
    await doctor(page, change)
    await enter(page, `${rehearsal.builtUrl}1/`)
    const { found } = await walk({ ...rehearsal, built: page, slides: [1] }, false)
    await page.context().close()
    expect(found.join('\n')).toMatch(message)
  })
})

// Half an hour.
describe.runIf(isLong)('in each talk, what is rehearsed is what is built', () => {
  it.for(findDecks(root).map(({ entry }) => entry))('%s at every click', { timeout: 1_800_000 }, async (entry) => {
    const rehearsal = await rehearse(entry)
    const { found, looks } = await walk(rehearsal, true)
    await rehearsal.close()
    expect(found).toEqual([])
    expect(looks).toBeGreaterThan(rehearsal.slides.length)
  })
})
