import type { Browser, Page } from 'playwright'
import type { Canvas } from '../../project/canvas.ts'
import type { PaleWords } from './contrast-in-page.ts'
import type { Heard, PaleText, Seen, State } from './seen.ts'
import { createRequire } from 'node:module'
import { measurePages } from '../../print/pdf/in-page/measure.ts'
import { faultsOf } from '../../print/pdf/read/overprint.ts'
import { paperContext } from '../../print/settle.ts'
import { enterScene } from '../../print/settle/in-page/stage.ts'
import { stillStyles } from '../../print/settle/still-styles.ts'
import { mostClicks } from '../../project/deck.ts'
import { messageOf } from '../../project/problem.ts'
import { inspectContrast, legibleOnce } from './contrast-in-page.ts'
import { clicksTotal, enterAlone, inspectType, runAxe, undrawn } from './in-page.ts'
import { inspectLetters } from './letters-in-page.ts'
import { distinct, listenTo } from './listen.ts'
import { inspectPictures } from './pictures-in-page.ts'
import { shiftsOn, watchShifts } from './shifts-in-page.ts'

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js')

/** How a built deck is walked through. */
export interface WalkOptions {
  canvas: Canvas
  /** The smallest size that the back row reads, in pixels of the canvas. */
  least: number
  /** Milliseconds for a slide at one click to come to rest. */
  patience: number
}

/** A built deck in one page of a browser, in which its slides are looked at one after the other. */
export interface Walk {
  /** Never throws: a slide that hangs or breaks the page is told of, and the next one gets a new page. */
  see: (no: number) => Promise<Seen>
  close: () => Promise<void>
}

const styles = `* { caret-color: transparent !important } ${stillStyles}`
/** Milliseconds by which pictures and faces come later than their slide: some frames. */
const tardiness = 100
/** Of the canvas's width, what moves less is not seen to. */
const leastMove = 1 / 50
/** Of the canvas's width, in what is smaller nobody sees anything. */
const leastPicture = 1 / 8
const late = new Error('the page does not answer')

/** @param deckUrl address of the deck's folder, with a final slash */
export async function openWalk(browser: Browser, deckUrl: string, options: WalkOptions): Promise<Walk> {
  const origin = new URL(deckUrl).origin
  const context = await browser.newContext(paperContext(options))
  await context.addInitScript({ path: axe })
  await context.addInitScript(watchShifts)
  // From this machine pictures and faces come at once, as they do to no audience: what they move would not be seen to move.
  await context.route(url => url.origin === origin && /\.(?:png|jpe?g|gif|webp|avif|svg|woff2?|ttf|otf)$/i.test(url.pathname), async (route) => {
    await new Promise(resolve => setTimeout(resolve, tardiness))
    await route.continue().catch(() => {})
  })
  // A stage has no network; what was asked for is told.
  await context.route(url => /^https?:$/.test(url.protocol) && url.origin !== origin, route => route.abort())
  let heard: Heard[] = []
  let page: Page | undefined
  const open = async (no: number): Promise<Page> => {
    page = await listenTo(context, new URL(deckUrl), each => heard.push(each))
    // The only view that shows no slide.
    await page.goto(`${deckUrl}entry/`, { waitUntil: 'commit', timeout: options.patience })
    await within(options.patience * 1.5, page.evaluate(enterAlone, { no, patience: options.patience }))
    return page
  }
  const close = async (): Promise<void> => {
    const lost = page
    page = undefined
    // A page that is busy for ever does not even close.
    await Promise.race([lost?.close().catch(() => {}), new Promise(resolve => setTimeout(resolve, 2000))])
  }
  let isFirstSound = true
  /** By way of the first slide, so that what every slide needs (its faces) is there before, whichever slides were kept. */
  const fresh = async (no: number): Promise<Page> => {
    if (no > 1 && isFirstSound) {
      try {
        const opened = await open(1)
        await enter(opened, 1, 0, options.patience)
        heard = []
        return opened
      }
      catch {
        isFirstSound = false
        heard = []
        await close()
      }
    }
    return open(no)
  }
  return {
    see: async (no) => {
      heard = []
      const states: State[] = []
      const words = new Set<string>()
      const seen = (): Seen => ({ states, heard: distinct(heard), words: [...words].join('\n') })
      try {
        page ??= await fresh(no)
        await seeStates(page, no, states, words, options)
        heard.push(...(await within(options.patience, page.evaluate(undrawn, selectorOf(no)))).map((what): Heard => ({ kind: 'undrawn', what })))
        return seen()
      }
      catch (error) {
        await close()
        isFirstSound &&= no > 1
        return { ...seen(), stuck: messageOf(error).replace(/^.*?Error: /, '') }
      }
    },
    close: () => context.close(),
  }
}

function enter(page: Page, no: number, click: number, patience: number): Promise<unknown> {
  return within(patience * 1.5, page.evaluate(enterScene, { no, click, styles, unlike: 'video', patience }))
}

/** The slide with the layers that are on every one, as a foot is: words of both may meet. */
const stage = '#slide-content'

function selectorOf(no: number): string {
  return `${stage} .slidev-page[data-slidev-no="${no}"]`
}

async function seeStates(page: Page, no: number, states: State[], words: Set<string>, { canvas, least, patience }: WalkOptions): Promise<void> {
  const selector = selectorOf(no)
  const pale = new Map<State, PaleWords[]>()
  const look = async (click: number): Promise<{ state: State, words: string[] }> => {
    await enter(page, no, click, patience)
    const moved = await within(patience + 1000, page.evaluate(shiftsOn, { selector, least: canvas.width * leastMove, isFirst: click === 0 && no > 1 }))
    const [measured] = await within(patience, page.evaluate(measurePages, stage))
    const { small, faces } = await within(patience, page.evaluate(inspectType, { selector, least }))
    const faint = await within(patience, page.evaluate(inspectContrast, selector))
    const tiny = await within(patience, page.evaluate(inspectPictures, { selector, least: canvas.width * leastPicture }))
    const shapeless = await within(patience, page.evaluate(inspectLetters, selector))
    const state: State = { click, faults: measured ? faultsOf(measured).map(({ found }) => found) : [], ...small && { small }, ...tiny && { tiny }, shapeless, ...moved && { moved }, faces, violations: [] }
    pale.set(state, faint)
    states.push(state)
    measured?.runs.forEach(run => words.add(run))
    return { state, words: measured?.runs ?? [] }
  }
  const judged = async (state: State): Promise<void> => {
    state.violations = await within(patience, page.evaluate(runAxe, selector))
  }
  const first = await look(0)
  const total = await within(patience, page.evaluate(clicksTotal))
  if (total > mostClicks)
    throw new Error(`it has ${total.toLocaleString('en-US')} clicks, and a slide has ${mostClicks.toLocaleString('en-US')} at most`)
  const last = total > 0 ? await look(total) : first
  await judged(last.state)
  const shown = new Set(last.words)
  // Axe is slow: it looks again only where a click shows words that the last one does not.
  if (first.words.some(words => !shown.has(words))) {
    await enter(page, no, 0, patience)
    await judged(first.state)
  }
  for (let click = 1; click < total; click++) {
    const { state, words } = await look(click)
    if (words.some(each => !shown.has(each)))
      await judged(state)
  }
  const legible = new Set(await within(patience, page.evaluate(legibleOnce)))
  for (const [state, all] of pale)
    state.pale = palest(all.filter(({ id }) => !legible.has(id)))
}

function palest(pale: PaleWords[]): PaleText | undefined {
  const [first, ...rest] = pale.sort((a, b) => a.ratio / a.wanted - b.ratio / b.wanted)
  if (!first)
    return undefined
  const { id: _, ...told } = first
  return { ...told, more: rest.length }
}

function within<T>(limit: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const end = new Promise<never>((_, reject) => timer = setTimeout(reject, limit, late))
  work.catch(() => {})
  return Promise.race([work, end]).finally(() => clearTimeout(timer))
}
