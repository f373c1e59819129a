import type { Browser, BrowserContext, BrowserContextOptions, Page, Request } from 'playwright'
import type { Canvas } from '../../project/canvas.ts'
import type { Problem } from '../../project/problem.ts'
import type { Fact } from './in-page/facts.ts'
import type { Missed } from './in-page/missed-pictures.ts'
import type { RemoteSources } from './snapshot.ts'
import { defaultCanvas } from '../../project/canvas.ts'
import { LecternError } from '../../project/problem.ts'
import { replaceAddress } from './in-page/address.ts'
import { still, unsettled } from './in-page/facts.ts'
import { missedPictures } from './in-page/missed-pictures.ts'
import { rememberRules } from './in-page/remember-rules.ts'
import { placePosters } from './posters.ts'
import { watchRemote } from './remote.ts'

/** Which slides of a built deck to lay out, and how. */
export interface PrintOptions {
  /** Numbers of the slides, ascending. */
  slides: number[]
  /** One container for each click rather than for the last one only. */
  withClicks?: boolean
  /** The click that a slide begins with, by slide number, where it is not 0. */
  clicksStart?: Record<number, number>
  dark?: boolean
  /** What the slides are laid out on; Slidev's own when left out. */
  canvas?: Canvas
  /** Device pixels for each pixel of the canvas; 1 when left out. */
  scale?: number
  /** Milliseconds for everything together, from navigation to the last picture. */
  limit?: number
  /** Path of the deck's file, named in problems. */
  file?: string
}

/** A printed page that has settled. The caller closes it. */
export interface PrintPage {
  page: Page
  /** What went wrong and leaves the slides complete. */
  findings: Problem[]
  /** What the slides take from other hosts. */
  remote: RemoteSources
  close: () => Promise<void>
}

const late = new Error('late')

/** Ten times what the slowest deck needed with both cores loaded. */
const defaultLimit = 120_000

/** The settings under which slides are laid out for paper. */
export function paperContext({ dark, scale, canvas = defaultCanvas }: Pick<PrintOptions, 'dark' | 'scale' | 'canvas'>): BrowserContextOptions {
  return {
    viewport: canvas,
    deviceScaleFactor: scale,
    colorScheme: dark
      ? 'dark'
      : 'light',
    reducedMotion: 'reduce',
    serviceWorkers: 'block',
    // What is added for print (fonts cut to one weight) never reaches the site, so its policy need not allow it.
    bypassCSP: true,
  }
}

/**
 * Opens Slidev's print page of a built deck and returns when every slide is complete: fonts, pictures,
 * diagrams, recorded outputs. It waits for facts; time only limits how long.
 *
 * @param deckUrl address of the deck's `index.html`, with a final slash
 * @throws LecternError naming each slide that is broken or stuck, and why
 */
export async function openPrintPage(browser: Browser, deckUrl: string, options: PrintOptions): Promise<PrintPage> {
  const limit = options.limit ?? defaultLimit
  const deadline = performance.now() + limit
  const context = await browser.newContext(paperContext(options))
  try {
    const page = await context.newPage()
    // Paper shows what the screen does.
    await page.emulateMedia({ media: 'screen' })
    const remote = watchRemote(page, new URL(deckUrl).origin)
    const heard = listen(page, new URL(deckUrl).origin, options.file ?? '')
    await context.addInitScript(rememberRules)
    await enterPrintRoute(context, deckUrl, options)
    await withDeadline(page.goto(deckUrl, { waitUntil: 'commit', timeout: limit }), deadline)
      .catch(error => fail(options, [
        { slide: 0, what: `${deckUrl} cannot be opened: ${firstLine(error)}`, broken: true },
      ]))
    await settle(page, options, deadline, heard)
    await placePosters(page)
    return {
      page,
      findings: heard.findings(),
      remote: remote(),
      close: () => context.close(),
    }
  }
  catch (error) {
    await context.close().catch(() => {})
    throw error
  }
}

/** The print page has no file of its own on a static host, so its address is set before the app starts. */
async function enterPrintRoute(context: BrowserContext, deckUrl: string, options: PrintOptions): Promise<void> {
  const query = new URLSearchParams({
    print: options.withClicks
      ? 'clicks'
      : 'true',
    range: options.slides.join(','),
  })
  await context.addInitScript(replaceAddress, { from: deckUrl, to: `${deckUrl}print?${query}` })
}

/** What a page said while its slides settled. */
interface Heard {
  /** What may have left a slide incomplete. */
  errors: string[]
  /** Pictures of the deck's own that are not there, by address: whether a slide misses one is seen when it has settled. */
  pictures: Map<string, string>
  /** What has not: other hosts that do not answer, and what their pages and the author's scripts report. */
  findings: () => Problem[]
}

function listen(page: Page, origin: string, file: string): Heard {
  const errors: string[] = []
  const findings: Problem[] = []
  const missed = new Map<string, string>()
  const isOwn = (address: string): boolean => !/^https?:/.test(address) || new URL(address).origin === origin
  const note = (found: string, cause: string): unknown => findings.push({
    file,
    severity: 'care',
    found,
    cause,
    expected: 'slides that report no error',
    fix: 'open the deck with lectern dev, and look at the browser\'s console',
  })
  const pictures = new Map<string, string>()
  const missing = (request: Request, reason: string): unknown => {
    const address = request.url()
    return isOwn(address)
      ? request.resourceType() === 'image' ? pictures.set(address, reason) : errors.push(`${address} ${reason}`)
      : missed.set(address, reason)
  }
  page.on('pageerror', (error) => {
    // A page in a frame of another host throws its own errors.
    const places = [...(error.stack ?? '').matchAll(/https?:\/\/[^\s)]+/g)].map(([address]) => address)
    if (places.length > 0 && !places.some(isOwn))
      note(`an error is thrown by ${new URL(places[0]!).host}: ${firstLine(error)}`, `errors are thrown by ${new URL(places[0]!).host}`)
    else
      errors.push(`an error is thrown: ${firstLine(error)}`)
  })
  page.on('console', (message) => {
    const [text = ''] = message.text().split('\n')
    if (message.type() !== 'error' || text.startsWith('Failed to load resource'))
      return
    // Vue reports what broke a component as an error with its stack; everything else is somebody's remark.
    if (isOwn(message.location().url) && /\n\s+at /.test(message.text()))
      errors.push(`an error is reported: ${text}`)
    else
      note(`an error is reported: ${text}`, `an error is reported: ${text}`)
  })
  page.on('response', response => response.status() >= 400 && missing(response.request(), `answers ${response.status()}`))
  page.on('requestfailed', request => !isBrokenOff(request) && missing(request, `cannot be had: ${request.failure()?.errorText ?? ''}`))
  page.on('crash', () => errors.push('the browser\'s page crashed'))
  return {
    errors,
    pictures,
    findings: () => [
      ...findings,
      ...[...pictures].map(([address, reason]): Problem => ({
        file,
        severity: 'care',
        found: `${decodeURI(new URL(address).pathname.split('/').at(-1) ?? '')} ${reason}: a style asks for it, and nothing that is shown needs it`,
        expected: 'files that are there, relative to the style sheet that names them',
        fix: 'correct the address, or remove the rule',
      })),
      ...absent(missed, file),
    ],
  }
}

/**
 * A browser breaks off the reading of a film when it has enough of it; what is missing, the film itself tells. A page
 * breaks off a frame that it takes away again: a snippet's runtime that was to be warm.
 */
function isBrokenOff(request: Request): boolean {
  return request.resourceType() === 'media' || (request.resourceType() === 'document' && request.failure()?.errorText === 'net::ERR_ABORTED')
}

/** All that other hosts did not give, as one finding: it is one cause, a machine without network, more often than not. */
function absent(missed: Map<string, string>, file: string): Problem[] {
  const list = [...missed].sort(([one], [other]) => one < other ? -1 : 1).map(([address, reason]) => `${address.length > 80 ? `${address.slice(0, 79)}…` : address} ${reason}`)
  return list.length > 0
    ? [{
        file,
        severity: 'care',
        found: `other hosts do not give what the slides name, so the files may lack it:\n    ${list.join('\n    ')}`,
        cause: 'other hosts do not give what the slides name',
        expected: 'a network while the files are made, or slides that are complete without one',
        fix: 'save it as a file of the deck, or run this again with the network',
      }]
    : []
}

async function settle(page: Page, options: PrintOptions, deadline: number, { errors, pictures }: Heard): Promise<void> {
  const awaited = { slides: options.slides, withClicks: options.withClicks ?? false, clicksStart: options.clicksStart ?? {} }
  let facts: Fact[] = []
  let before = -1
  for (;;) {
    const now = await withDeadline(page.evaluate(unsettled, awaited), deadline)
      .catch(error => error === late || page.isClosed() || errors.length > 0
        ? undefined
        : fail(options, [
            {
              slide: 0,
              what: firstLine(error),
              broken: true,
            },
          ]))
    facts = now ?? facts
    const broken = facts.filter(fact => fact.broken)
    if (broken.length > 0)
      fail(options, broken)
    if (errors.length > 0) {
      fail(options, errors.map(what => ({
        slide: suspect(facts),
        what,
        broken: true,
      })))
    }
    // A slide that has just been mounted may still add its clicks: only two equal looks in a row count.
    if (now?.length === 0) {
      const size = await withDeadline(page.evaluate(still), deadline).catch(() => fail(options, [
        { slide: 0, what: 'the page does not answer', broken: false },
      ]))
      if (size === before) {
        const missed = await withDeadline(page.evaluate(missedPictures, { addresses: [...pictures.keys()], selector: '.print-slide-container' }), deadline).catch((): Missed[] => [])
        if (missed.length > 0)
          fail(options, missed.map(({ slide, address }) => ({ slide, what: `${address} ${pictures.get(address)}`, broken: true })))
        return
      }
      before = size
      continue
    }
    if (now === undefined || performance.now() > deadline) {
      fail(options, facts.length > 0
        ? facts
        : [
            { slide: 0, what: 'the page does not answer', broken: false },
          ])
    }
    await new Promise(resolve => setTimeout(resolve, 30))
  }
  await withDeadline(page.evaluate(still), deadline).catch(() => fail(options, [
    { slide: 0, what: 'the page does not answer', broken: false },
  ]))
}

/** The slide that an error without an address most likely belongs to: the one that alone is not there. */
function suspect(facts: Fact[]): number {
  const slides = new Set(facts.map(fact => fact.slide).filter(Boolean))
  return slides.size === 1
    ? [...slides][0] ?? 0
    : 0
}

async function withDeadline<T>(promise: Promise<T>, deadline: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_, reject) => {
    timer = setTimeout(reject, Math.max(1, deadline - performance.now()), late)
  })
  return Promise.race([promise, limit]).finally(() => clearTimeout(timer))
}

function firstLine(error: unknown): string {
  return (error instanceof Error
    ? error.message
    : String(error)).split('\n')[0] ?? ''
}

function fail(options: PrintOptions, facts: Fact[]): never {
  const seconds = Math.round((options.limit ?? defaultLimit) / 1000)
  throw new LecternError(facts.map(({ slide, what, broken }) => ({
    file: options.file ?? '',
    ...(slide
      ? { slide }
      : {}),
    found: broken
      ? what
      : `${what} (waited ${seconds} s)`,
    expected: 'a slide that is complete: its fonts, pictures, diagrams and outputs',
    fix: broken
      ? 'open this slide in the browser and fix what is named above'
      : 'open this slide in the browser; if it is only slow, raise --timeout',
  })))
}
