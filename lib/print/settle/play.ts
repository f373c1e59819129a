import type { Browser, BrowserContext, CDPSession, Page } from 'playwright'
import type { Scene, Stage } from './in-page/stage.ts'
import type { PrintOptions } from './options.ts'
import { Buffer } from 'node:buffer'
import { LecternError, messageOf } from '../../project/problem.ts'
import { replaceAddress } from './in-page/address.ts'
import { enterScene, sizeOfSlide } from './in-page/stage.ts'
import { paperContext } from './open.ts'
import { defaultLimit } from './options.ts'
import { stillStyles } from './still-styles.ts'

export type { Scene } from './in-page/stage.ts'

/** One slide in one state, as the player shows it. */
export interface Photograph {
  /** PNG, a device pixel for each CSS pixel. */
  png: Uint8Array
  /** Where paper may differ, in pixels. */
  masks: Stage['masks']
  words: Stage['words']
  /** Buttons or fields are on it: for paper, as a rule, it has a form of its own. */
  hasControls: boolean
}

/** A built deck that is being played. */
export interface Player {
  /**
   * Leads the player to a slide and photographs it as soon as it is at rest: the slide alone.
   *
   * @param form `stage` as the audience sees it; `paper` with components in the form that they have for paper, and
   * in its last state unless the player was opened for all states; one photograph is taken after the other
   * @throws LecternError when the slide does not come to rest
   */
  photograph: (scene: Scene, form: 'stage' | 'paper') => Promise<Photograph>
  close: () => Promise<void>
}

/** How to play a deck. */
export interface PlayOptions extends Pick<PrintOptions, 'dark' | 'limit' | 'file'> {
  /** Opens the player in print mode, which tells slides' states apart only when it begins with that. */
  inPrintMode?: boolean
  /** Called with the page before each photograph of a paper form. */
  prepare?: (page: Page) => Promise<void>
}

/** What the player lays around a slide is not the slide's. */
const stageStyles = `
body { visibility: hidden !important }
#slide-content { visibility: visible !important }
* { caret-color: transparent !important }
${stillStyles}
`

/**
 * Films without a poster and foreign pages run in the browser alone; `data-lectern-live` marks what a component has for the stage
 * alone. Nothing else is left out of a comparison.
 */
const unlikePaper = 'video, audio, iframe, object, embed, .slidev-tweet, .slidev-bluesky, [data-lectern-live]'

/**
 * Opens a built deck in the player, as the audience does, to look at one slide after the other without loading it
 * again.
 *
 * @param deckUrl address of the deck's `index.html`, with a final slash
 */
export async function openPlayer(browser: Browser, deckUrl: string, options: PlayOptions): Promise<Player> {
  const context = await browser.newContext(paperContext(options))
  try {
    const page = await context.newPage()
    if (options.inPrintMode)
      await enterPrintMode(context, deckUrl)
    await page.goto(deckUrl, { waitUntil: 'commit', timeout: options.limit ?? defaultLimit })
    const session = await context.newCDPSession(page)
    let last: Promise<unknown> = Promise.resolve()
    return {
      photograph: (scene, form) => {
        const taken = last.then(() => photograph(page, session, scene, form, options))
        last = taken.catch(() => {})
        return taken
      },
      close: () => context.close(),
    }
  }
  catch (error) {
    await context.close().catch(() => {})
    throw error
  }
}

/** As for the print page: the address is set before the app starts, since Slidev reads it once. */
async function enterPrintMode(context: BrowserContext, deckUrl: string): Promise<void> {
  await context.addInitScript(replaceAddress, { from: deckUrl, to: `${deckUrl}1?print=clicks` })
}

async function photograph(page: Page, session: CDPSession, scene: Scene, form: 'stage' | 'paper', { file = '', limit = defaultLimit, inPrintMode, prepare }: PlayOptions): Promise<Photograph> {
  const mode: 'clicks' | 'true' = inPrintMode ? 'clicks' : 'true'
  const enter = (): Promise<Stage> => page.evaluate(enterScene, { ...scene, print: form === 'paper' ? mode : undefined, styles: stageStyles, unlike: unlikePaper, patience: limit })
  try {
    let stage = await enter()
    let viewport = page.viewportSize()
    // A slide of another shape is shown at its own size, so that a pixel is a pixel.
    if (viewport?.width !== stage.width || viewport.height !== stage.height) {
      const { width, height } = await page.evaluate(sizeOfSlide)
      viewport = { width, height }
      await page.setViewportSize(viewport)
      stage = await enter()
    }
    if (form === 'paper')
      await prepare?.(page)
    const { x, y, width, height } = stage
    // For a part of the window the browser lays out and paints the page once more, at that part's size.
    const isWindow = x === 0 && y === 0 && viewport?.width === width && viewport.height === height
    const { data } = await session.send('Page.captureScreenshot', { format: 'png', optimizeForSpeed: true, ...!isWindow && { clip: { x, y, width, height, scale: 1 } } })
    return { png: Buffer.from(data, 'base64'), masks: stage.masks, words: stage.words, hasControls: stage.hasControls }
  }
  catch (error) {
    const what = messageOf(error).replace(/^.*?Error: /, '')
    throw new LecternError({
      file,
      slide: scene.no,
      found: `in the player, ${what}`,
      expected: 'a slide that settles, to compare its printed page with',
      fix: 'open this slide in the browser; if it is only slow, raise --timeout',
    })
  }
}
