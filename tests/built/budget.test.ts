import type { Browser } from 'playwright'
import type { Walk } from './on-the-wire.ts'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser } from '../shared-browser.ts'
import { addedBySlide, walkOnWire, weigh } from './on-the-wire.ts'

const tour = 'lectern-tour'
/** Only somebody who presses Run or Edit pays for these. */
const onDemand = /\/runtimes\/|\/(?:SnippetEditor|host)-[^/]*$|(?:^|\/)(?:shiki|monaco|mermaid)[.-]/i

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

describe('the tour on the wire', () => {
  let walked: Walk

  beforeAll(async () => {
    walked = await walkOnWire(browser, tour)
  })

  it('can be played after at most 230 KB: page, styles, scripts, fonts and pictures', () => {
    expect(walked.first.some(path => path.endsWith('.woff2'))).toBe(true)
    expect(walked.first.filter(path => !walked.sizes.get(path))).toEqual([])
    expect(weigh(walked, walked.first), walked.first.map(path => `${walked.sizes.get(path)} ${path}`).join('\n')).toBeLessThanOrEqual(230_000)
  })

  it('adds at most 40 KB for any further slide, the Arabic face apart', () => {
    const sizes = addedBySlide(walked, tour, path => !path.includes('-arabic-'))
    expect(sizes.length).toBeGreaterThan(10)
    expect(sizes.filter(([, bytes]) => bytes > 0).length).toBeGreaterThan(3)
    expect(sizes.filter(([, bytes]) => bytes > 40_000)).toEqual([])
  })

  it('loads no editor, no runtime and no highlighter until somebody presses Run', async () => {
    expect([...walked.sizes.keys()].filter(path => onDemand.test(path))).toEqual([])
    const no = [...walked.later.keys()].find(no => readFileSync(join(inject('siteFolder'), tour, String(no), 'index.html'), 'utf8').includes('runnable-snippet'))
    const page = await browser.newPage({ serviceWorkers: 'block' })
    await page.goto(`${inject('siteUrl')}${tour}/${no}/?clicks=9`)
    const [heavy] = await Promise.all([
      page.waitForRequest(request => onDemand.test(request.url())),
      page.locator('.runnable-snippet').first().getByRole('button', { name: 'Run' }).click(),
    ])
    expect(heavy.url()).toMatch(onDemand)
    await page.close()
  })
})

it.each([
  ['the title', '<h1', 'h1'],
  ['a table', '<table', 'table'],
  ['a diagram', 'mermaid-diagram', 'svg'],
  ['code', 'runnable-snippet', '.runnable-snippet pre'],
])('shows %s with every script held back', async (_, mark, selector) => {
  const folder = join(inject('siteFolder'), tour)
  const still = (no: number): string => readFileSync(join(folder, String(no), 'index.html'), 'utf8').split('id="lectern-still"')[1]?.split('id="app"')[0] ?? ''
  const no = readdirSync(folder).filter(name => /^\d+$/.test(name)).map(Number).sort((a, b) => a - b).find(no => still(no).includes(mark))
  expect(no).toBeDefined()
  const page = await browser.newPage({ serviceWorkers: 'block' })
  let held = 0
  await page.route(/\.js$/, () => void held++)
  await page.goto(`${inject('siteUrl')}${tour}/${no}/`, { waitUntil: 'commit' })
  const seen = page.locator(`#lectern-still ${selector}`).filter({ visible: true }).first()
  await seen.waitFor()
  expect(await seen.evaluate((element) => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return document.elementFromPoint(left + width / 2, top + height / 2)?.closest('#lectern-still') !== null && top >= 0 && top + height <= innerHeight
  })).toBe(true)
  expect(held).toBeGreaterThan(0)
  await page.close()
})
