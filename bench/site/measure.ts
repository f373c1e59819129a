import type { Browser, CDPSession, Page } from 'playwright'
import type { Row } from '../row.ts'

/** A talk to measure. */
export interface Talk {
  /** Program and content. */
  what: string
  url: string
  slides: number
  /** Addresses, below `url`, of the slides among which the heaviest is looked for. */
  addresses: string[]
  /** The key for the next slide that leaves out a slide's clicks. */
  key: string
  /** Matches slide 2's words; a talk of other words than the generated one has a selector of its own. */
  second?: string
  /** Told with its first row. */
  note?: string
}

/** What the page has asked for, as transferred: bodies as compressed by the server, and the answers' headers. */
interface Wire {
  bytes: () => number
  requests: () => number
  /** Resolves when nothing has been under way for a third of a second. */
  quiet: () => Promise<void>
}

/** Lighthouse's slow line, and a processor of a quarter of this one's speed. */
const slow = { download: 1.6e6 / 8, upload: 750e3 / 8, latency: 150, processor: 4 }
const slideAfterFirst = /^\s*Slide (?:[2-9]|1\d|20) says/
/** Runs of each time; the middle one is told. */
const repeats = 3
/** Milliseconds after which a talk counts as not to be played at all. */
const longest = 60_000

/** Loads one talk, walks through it, and times it on a slow machine behind a slow line. */
export async function measureTalk(browser: Browser, talk: Talk): Promise<Row[]> {
  const row = (what: string, value: number, unit: string, note?: string): Row => ({ area: 'site', what: `${talk.what}: ${what}`, value, unit, note })
  const { page, session, close } = await open(browser)
  const wire = await listen(session)
  await page.goto(talk.url)
  await wire.quiet()
  const first = { bytes: wire.bytes(), requests: wire.requests() }
  for (let no = 2; no <= talk.slides; no++) {
    await page.keyboard.press(talk.key)
    await wire.quiet()
  }
  const whole = { bytes: wire.bytes(), requests: wire.requests() }
  await close()
  const direct: { address: string, bytes: number }[] = []
  for (const address of talk.addresses)
    direct.push({ address, bytes: await load(browser, talk.url + address) })
  const heaviest = direct.sort((a, b) => b.bytes - a.bytes)[0]
  const times = []
  for (let run = 0; run < repeats; run++)
    times.push(await time(browser, talk))
  return [
    row('first load', first.bytes / 1000, 'KB gzip', [`${first.requests} requests, slide 1 until the line is quiet`, talk.note].filter(Boolean).join('; ')),
    row('heaviest slide', (heaviest?.bytes ?? Number.NaN) / 1000, 'KB gzip', `opened first, at ${heaviest?.address}`),
    row('whole walk', whole.bytes / 1000, 'KB gzip', `${whole.requests} requests, ${talk.slides} slides`),
    row('first text', middle(times.map(({ text }) => text)), 'ms', 'first contentful paint; CPU 4× slowed, 1.6 Mbit/s, 150 ms round trip'),
    row('playable', middle(times.map(({ playable }) => playable)), 'ms', `until the key for the next slide shows slide 2; same conditions, middle of ${repeats}`),
  ]
}

async function open(browser: Browser): Promise<{ page: Page, session: CDPSession, close: () => Promise<void> }> {
  // A service worker's fetches for later are not the visit's.
  const context = await browser.newContext({ viewport: { width: 1280, height: 720 }, serviceWorkers: 'block' })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  return { page, session, close: () => context.close() }
}

/** @returns bytes of a first visit to an address */
async function load(browser: Browser, url: string): Promise<number> {
  const { page, session, close } = await open(browser)
  const wire = await listen(session)
  await page.goto(url)
  await wire.quiet()
  await close()
  return wire.bytes()
}

async function listen(session: CDPSession): Promise<Wire> {
  const started = new Set<string>()
  const under = new Set<string>()
  let bytes = 0
  let last = performance.now()
  session.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (request.url.startsWith('data:') || request.url.startsWith('blob:'))
      return
    started.add(requestId)
    under.add(requestId)
    last = performance.now()
  })
  session.on('Network.loadingFinished', ({ encodedDataLength }) => bytes += encodedDataLength)
  const end = ({ requestId }: { requestId: string }): void => {
    under.delete(requestId)
    last = performance.now()
  }
  session.on('Network.loadingFinished', end)
  session.on('Network.loadingFailed', end)
  return {
    bytes: () => bytes,
    requests: () => started.size,
    async quiet() {
      while (under.size > 0 || performance.now() - last < 333)
        await new Promise(resolve => setTimeout(resolve, 50))
    },
  }
}

async function time(browser: Browser, { url, key, second = 'h1' }: Talk): Promise<{ text: number, playable: number }> {
  const { page, session, close } = await open(browser)
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: slow.latency, downloadThroughput: slow.download, uploadThroughput: slow.upload })
  await session.send('Emulation.setCPUThrottlingRate', { rate: slow.processor })
  await page.addInitScript(({ words, selector }) => {
    const later = new RegExp(words)
    const look = (): void => {
      const found = [...document.querySelectorAll(selector)].some((element) => {
        const { left, right, top } = element.getBoundingClientRect()
        return (selector !== 'h1' || later.test(element.textContent)) && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && left < innerWidth && right > 0 && top < innerHeight
      })
      if (found)
        performance.mark('turned')
      else
        requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }, { words: slideAfterFirst.source, selector: second })
  await page.goto(url, { waitUntil: 'commit' })
  const turned = (): Promise<number | undefined> => page.evaluate(() => performance.getEntriesByName('turned')[0]?.startTime)
  // The first key that counts is the last one pressed: more would go past slide 2 before it is there.
  const slideNo = (): string => /\d+$/.exec(page.url().slice(url.length))?.[0] ?? '1'
  const end = performance.now() + longest
  while (['0', '1'].includes(slideNo()) && performance.now() < end) {
    await page.keyboard.press(key)
    await page.waitForTimeout(100)
  }
  let playable = await turned()
  while (playable === undefined && performance.now() < end) {
    await page.waitForTimeout(50)
    playable = await turned()
  }
  // Told some frames after it happened.
  const text = await page.waitForFunction(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime, undefined, { timeout: longest }).then(handle => handle.jsonValue(), () => undefined)
  await close()
  return { text: text ?? Number.NaN, playable: playable ?? Number.NaN }
}

function middle(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
