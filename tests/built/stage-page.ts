import type { Page } from 'playwright'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'
import { isLong } from '../long.ts'

/** The slide in sight; the one before it may still be on its way out. */
export const currentSlide = '#slideshow > [data-slidev-no]:not([style*="display: none"], [class*="-leave-active"])'

/** Names of the decks that the built site has. */
export function builtDecks(): string[] {
  return findDecks(root).map(deck => deck.name).filter(name => existsSync(join(inject('siteFolder'), name)))
}

/** The decks that a test walks through: the one that shows everything, or all of them where a run may take its time. */
export function walkedDecks(): string[] {
  return isLong ? builtDecks() : ['lectern-tour']
}

/** Opens a slide of a built deck and waits until it plays (the page brings the slide's words before that) with its fonts. */
export async function openSlide(page: Page, deck: string, no: number, clicks = 0): Promise<void> {
  await page.goto(`${inject('siteUrl')}${deck}/${no}${clicks > 0
    ? `?clicks=${clicks}`
    : ''}`)
  await page.waitForSelector(`#slideshow > [data-slidev-no="${no}"] .slidev-layout`)
  await page.waitForSelector('#lectern-announcer:not(:empty)', { state: 'attached' })
  await page.evaluate(() => document.fonts.ready)
}

/** Presses the key that every presenter presses; false when nothing came of it, which is the end of the talk. */
export async function goOn(page: Page): Promise<boolean> {
  const before = page.url()
  await page.keyboard.press('ArrowRight')
  try {
    await page.waitForFunction(url => location.href !== url, before, { timeout: 3000 })
  }
  catch {
    return false
  }
  // A slide counts its clicks only when its chunk has come; the next key would skip them.
  await page.waitForSelector(`${currentSlide} .slidev-layout`)
  await settle(page)
  return true
}

/** How many slides a built deck has: each has a page of its own. */
export function slideCount(deck: string): number {
  return readdirSync(join(inject('siteFolder'), deck)).filter(name => /^\d+$/.test(name)).length
}

/**
 * Leads through a whole deck: to each slide with all that its clicks bring, or to every click.
 *
 * @param look is called in each state
 * @returns how many states there were
 */
export async function lookThrough(page: Page, deck: string, look: (no: number) => Promise<void>, everyClick: boolean): Promise<number> {
  const total = slideCount(deck)
  await openSlide(page, deck, 1, everyClick ? 0 : 99)
  await look(1)
  let states = 1
  for (let no = 2; everyClick ? await goOn(page) : no <= total; no++, states++) {
    if (!everyClick)
      await show(page, no, 99)
    await look(Number(await page.locator(currentSlide).getAttribute('data-slidev-no')))
  }
  return states
}

/** Goes to a slide within the player, as its own links do. */
async function show(page: Page, no: number, clicks: number): Promise<void> {
  await page.evaluate(async (path) => {
    const app = document.querySelector('#app') as unknown as { __vue_app__: { config: { globalProperties: { $router: { push: (path: string) => Promise<unknown> } } } } }
    await app.__vue_app__.config.globalProperties.$router.push(path)
  }, `/${no}?clicks=${clicks}`)
  await page.waitForSelector(`${currentSlide}[data-slidev-no="${no}"] .slidev-layout`)
  await page.evaluate(() => document.fonts.ready)
  await settle(page)
}

/** Two frames: what a click changes is drawn. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}
