import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright'
import type { Canvas } from '../../project/canvas.ts'
import type { Problem } from '../../project/problem.ts'
import type { Fact } from './facts.ts'
import { defaultCanvas } from '../../project/canvas.ts'
import { LecternError } from '../../project/problem.ts'
import { keepSlides, still, unsettled } from './facts.ts'
import { rememberRules } from './remember-rules.ts'

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
    const heard = listen(page, new URL(deckUrl).origin, options.file ?? '')
    await context.addInitScript(rememberRules)
    await enterPrintRoute(context, deckUrl, options)
    await withDeadline(page.goto(deckUrl, { waitUntil: 'commit', timeout: limit }), deadline)
      .catch(error => fail(options, [
        { slide: 0, what: `${deckUrl} cannot be opened: ${firstLine(error)}`, broken: true },
      ]))
    await settle(page, options, deadline, heard.errors)
    await page.evaluate(keepSlides, options.slides)
    return {
      page,
      findings: heard.findings,
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
  await context.addInitScript(({ from, to }) => {
    if (location.href === from)
      history.replaceState(null, '', to)
  }, { from: deckUrl, to: `${deckUrl}print?${query}` })
}

/** What a page said while its slides settled. */
interface Heard {
  /** What may have left a slide incomplete. */
  errors: string[]
  /** What has not: other hosts that do not answer, and what their pages and the author's scripts report. */
  findings: Problem[]
}

function listen(page: Page, origin: string, file: string): Heard {
  const heard: Heard = { errors: [], findings: [] }
  const isOwn = (address: string): boolean => !/^https?:/.test(address) || new URL(address).origin === origin
  const note = (found: string, cause: string): unknown => heard.findings.push({
    file,
    severity: 'care',
    found,
    cause,
    expected: 'slides that are complete without the network and report no error',
    mend: 'bring what is named above along as a file of the deck; until then its place may be empty',
  })
  const missing = (address: string, reason: string): unknown => isOwn(address)
    ? heard.errors.push(`${address} ${reason}`)
    : note(`${address} ${reason}`, `${new URL(address).host} ${reason}`)
  page.on('pageerror', (error) => {
    // A page in a frame of another host throws its own errors.
    const places = [...(error.stack ?? '').matchAll(/https?:\/\/[^\s)]+/g)].map(([address]) => address)
    if (places.length > 0 && !places.some(isOwn))
      note(`an error is thrown by ${new URL(places[0]!).host}: ${firstLine(error)}`, `errors are thrown by ${new URL(places[0]!).host}`)
    else
      heard.errors.push(`an error is thrown: ${firstLine(error)}`)
  })
  page.on('console', (message) => {
    const [text = ''] = message.text().split('\n')
    if (message.type() !== 'error' || text.startsWith('Failed to load resource'))
      return
    // Vue reports what broke a component as an error with its stack; all else is somebody's remark.
    if (isOwn(message.location().url) && /\n\s+at /.test(message.text()))
      heard.errors.push(`an error is reported: ${text}`)
    else
      note(`an error is reported: ${text}`, `an error is reported: ${text}`)
  })
  page.on('response', response => response.status() >= 400 && missing(response.url(), `answers ${response.status()}`))
  // A browser breaks off the reading of a film when it has enough of it; what is missing, the film itself tells.
  page.on('requestfailed', request => request.resourceType() !== 'media' && missing(request.url(), `cannot be had: ${request.failure()?.errorText ?? ''}`))
  page.on('crash', () => heard.errors.push('the browser\'s page crashed'))
  return heard
}

async function settle(page: Page, options: PrintOptions, deadline: number, errors: string[]): Promise<void> {
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
      if (size === before)
        return
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
    mend: broken
      ? 'open this slide in the browser and mend what is named above'
      : 'open this slide in the browser; if it is only slow, raise --timeout',
  })))
}
