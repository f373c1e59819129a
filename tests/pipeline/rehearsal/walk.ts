import type { Browser, Page } from 'playwright'
import { differences } from './compare.ts'
import { lookAt } from './look.ts'

const canvas = { width: 980, height: 552 }

/** What may differ between the live server and the built site, and why. Any other difference is a fault. */
const allowed: { selector: string, why: string }[] = [
  { selector: '.slidev-monaco-container, .slidev-monaco-container-inner, .slidev-page-9 .slidev-code-wrapper', why: 'code with an editor is shown as other code: an editor needs eval, which no page of a site may use' },
]
const apart = allowed.map(({ selector }) => selector).join(', ')

/** A talk shown by two players. */
export interface TwoWindows {
  slides: number[]
  dev: Page
  built: Page
}

/** Chance is the same everywhere: marks are drawn by hand, as it were. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({ viewport: canvas, reducedMotion: 'reduce', colorScheme: 'light', serviceWorkers: 'block' })
  await context.addInitScript(() => {
    Math.random = () => 0.5
  })
  return context.newPage()
}

/** The layer for drawings comes by itself, after the first slide. */
export async function enter(page: Page, address: string): Promise<void> {
  await page.goto(address, { waitUntil: 'commit' })
  await page.locator('#slide-content > svg').waitFor({ state: 'attached', timeout: 120_000 })
}

/** Compares every slide at its clicks, or at its first and last one alone. */
export async function walk({ dev, built, slides }: TwoWindows, everyClick: boolean): Promise<{ found: string[], looks: number }> {
  const found: string[] = []
  let looks = 0
  for (const no of slides) {
    let last = 0
    for (let click = 0; click <= last; click += everyClick ? 1 : Math.max(1, last)) {
      const scene = { no, click }
      const [rehearsed, shown] = await Promise.all([dev, built].map(page => lookAt(page, scene, apart))) as [Awaited<ReturnType<typeof lookAt>>, Awaited<ReturnType<typeof lookAt>>]
      last = rehearsed.clicks
      looks++
      found.push(...differences(rehearsed, shown).map(difference => `slide ${no}, click ${click}: ${difference}`))
    }
  }
  return { found, looks }
}
