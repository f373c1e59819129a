import type { Browser, Page } from 'playwright'
import { createRequire } from 'node:module'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspectContrast } from '../../lib/check/walk/contrast-in-page.ts'
import { isLong } from '../long.ts'
import { openBrowser } from '../shared-browser.ts'
import { builtDecks, currentSlide, lookThrough, openSlide, walkedDecks } from './stage-page.ts'

const axe = createRequire(import.meta.url).resolve('axe-core')

/** In the light, `lectern check` walks every slide. */
const schemes = isLong ? ['light', 'dark'] as const : ['dark'] as const
let browser: Browser
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

async function newPage(colorScheme: 'light' | 'dark', width = 980, height = 552): Promise<Page> {
  // Without transitions no half-faded word is measured.
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    reducedMotion: 'reduce',
  })
  const page = await context.newPage()
  await page.addInitScript({ path: axe })
  return page
}

/** Every violation on the page as `rule: element`. */
function violations(page: Page, rules?: string[]): Promise<string[]> {
  return page.evaluate(async (only) => {
    interface Result { violations: { id: string, nodes: { html: string, any: { message: string }[] }[] }[] }
    const { axe } = window as unknown as { axe: { run: (context: Document, options: object) => Promise<Result> } }
    const { violations } = await axe.run(document, {
      resultTypes: ['violations'],
      ...(only
        ? { runOnly: only }
        : {}),
    })
    return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 120)} ${node.any[0]?.message ?? ''}`))
  }, rules)
}

it('is seen to reject a page', async () => {
  const page = await newPage('light')
  await page.goto('about:blank')
  await page.setContent('<html lang="en"><main><button></button><p style="color:#ccc">pale</p></main></html>')
  expect((await violations(page)).join('\n')).toMatch(/button-name[\s\S]*color-contrast/)
  await page.close()
})

describe.each(walkedDecks())('%s', (deck) => {
  // `lectern check`, which `verify` runs, has axe look at light slides.
  it.each(schemes)('has no violation on any slide, %s', async (scheme) => {
    const page = await newPage(scheme)
    const found = new Map<string, string[]>()
    const states = await lookThrough(page, deck, async () => {
      // What a scheme can change is contrast, which axe does not judge where a player's layers lie over each other.
      const here = scheme === 'dark' ? [] : await violations(page)
      const pale = await page.evaluate(inspectContrast, currentSlide)
      if (pale.length > 0)
        here.push(JSON.stringify(pale))
      if (here.length > 0)
        found.set(new URL(page.url()).pathname + new URL(page.url()).search, here)
    }, isLong)
    expect(Object.fromEntries(found)).toEqual({})
    expect(states).toBeGreaterThan(15)
    await page.context().close()
  })
})

it.runIf(isLong).each(schemes)('has no violation in Slidev\'s own controls, %s', async (scheme) => {
  const deck = builtDecks().at(-1) ?? ''
  const page = await newPage(scheme, 1280, 720)
  const found: Record<string, string[]> = {}
  const look = async (what: string): Promise<void> => {
    found[what] = await violations(page)
  }
  await openSlide(page, deck, 4)
  await page.mouse.move(100, 700)
  await page.getByTitle('More Options').click()
  await page.getByText('Wake lock', { exact: false }).first().waitFor()
  await look('settings')
  await page.keyboard.press('Escape')

  await openSlide(page, deck, 4)
  await page.keyboard.press('g')
  await page.locator('#slidev-goto-input:focus').waitFor()
  await page.keyboard.type('table')
  await page.getByRole('option').first().waitFor()
  await look('go to')

  await openSlide(page, deck, 4)
  await page.keyboard.press('o')
  await page.getByRole('dialog', { name: 'Slides' }).waitFor()
  await look('overview')

  await openSlide(page, deck, 4)
  await page.mouse.move(100, 700)
  await page.getByTitle('Presenter Mode').click()
  await page.getByRole('button', { name: 'Start' }).click()
  await page.getByRole('button', { name: 'Pause' }).waitFor()
  await look('presenter')
  expect(found).toEqual({
    'settings': [],
    'go to': [],
    'overview': [],
    'presenter': [],
  })
  await page.context().close()
})
