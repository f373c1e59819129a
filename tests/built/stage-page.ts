import type { Page } from 'playwright'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { inject } from 'vitest'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'

/** The slide in sight; the one before it may still be on its way out. */
export const currentSlide = '#slideshow > [data-slidev-no]:not([style*="display: none"], [class*="-leave-active"])'

/** Names of the decks that the built site has. */
export function builtDecks(): string[] {
  return findDecks(root).map(deck => deck.name).filter(name => existsSync(join(inject('siteFolder'), name)))
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

/** Two frames: what a click changes is drawn. */
export async function settle(page: Page): Promise<void> {
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
}
