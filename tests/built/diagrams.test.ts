import type { Browser, Page } from 'playwright'
import { mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { serveFolder } from '../../lib/browser/serve.ts'
import { diagramChains } from '../../lib/features/diagram/blocks.ts'
import { readPalettes } from '../../lib/look/palette.ts'
import { buildSite } from '../../lib/pipeline/build.ts'
import { loadDeck } from '../../lib/project/deck.ts'
import { findDecks } from '../../lib/project/decks.ts'
import { root } from '../../lib/project/root.ts'
import { smallestOfOurs } from '../../lib/slidev/theme.ts'
import { openBrowser } from '../shared-browser.ts'

const canvas = { width: 980, height: 552 }
const fixtures = mkdtempSync(join(tmpdir(), 'lectern-'))
let browser: Browser
let types: Awaited<ReturnType<typeof serveFolder>>

beforeAll(async () => {
  browser = await openBrowser()
  await buildSite({
    projectRoot: join(root, 'tests/fixtures/decks/diagrams'),
    output: join(fixtures, 'site'),
    names: [],
  })
  types = await serveFolder(join(fixtures, 'site'), '/talks/')
})
afterAll(async () => {
  await types.close()
  await browser.close()
})

/** Opens a slide of the fixture deck, or of another, at a click. */
async function open(page: Page, no: number, click = 0, deck = `${types.url}types/`): Promise<void> {
  await page.goto(`${deck}${no}${click > 0
    ? `?clicks=${click}`
    : ''}`)
  await page.locator(`#slideshow [data-slidev-no="${no}"] .mermaid-diagram[data-settled]`).first().waitFor()
}

/** What a diagram shows: the labels to be seen, and the words for those who do not see it. */
function shown(page: Page, scope: string): Promise<{ labels: string[], text: string }> {
  return page.locator(`${scope} .mermaid-diagram`).first().evaluate((diagram) => {
    const labels = [
      ...diagram.querySelectorAll('svg text'),
    ]
      .filter(text => text.checkVisibility({ visibilityProperty: true }))
      .map(text => text.textContent?.replace(/\s+/g, ' ').trim() ?? '')
    return { labels, text: diagram.querySelector('[id$="-text"]')?.textContent?.trim() ?? '' }
  })
}

const flow = [
  'FM',
  'FM GA',
  'FM GA P',
  'FM GA P N',
  'FM GA P N',
  'FM GA P N',
].map(step => step.split(' '))
const names: Record<string, string> = {
  FM: 'Foundation Models',
  GA: 'Gen AI',
  P: 'Products',
  N: 'Search, ranking,classification',
}

describe('steps', () => {
  it('agree forwards, backwards and by deep link, without moving anything', async () => {
    const page = await browser.newPage({ viewport: canvas })
    const scope = '#slideshow [data-slidev-no="1"]'
    const see = async (): Promise<string[]> => (await shown(page, scope)).labels.map(label => Object.keys(names).find(id => names[id]?.replace(/\s/g, '') === label.replace(/\s/g, ''))).filter(id => id !== undefined).sort()
    const places = (): Promise<string> => page.locator(`${scope} [data-step="FM"]`).first().evaluate(part => JSON.stringify(part.getBoundingClientRect()))
    await open(page, 1)
    const place = await places()
    let checked = 0
    const at = async (click: number): Promise<void> => {
      await expect.poll(() => Number(new URL(page.url()).searchParams.get('clicks') ?? 0)).toBe(click)
      await expect.poll(see).toEqual([
        ...flow[click] ?? [],
      ].sort())
      expect(await places()).toBe(place)
      checked++
    }
    await at(0)
    for (let click = 1; click <= 5; click++) {
      await page.keyboard.press('ArrowRight')
      await at(click)
    }
    for (let click = 4; click >= 0; click--) {
      await page.keyboard.press('ArrowLeft')
      await at(click)
    }
    for (const click of [2, 5]) {
      await open(page, 1, click)
      await at(click)
    }
    expect(checked).toBe(13)
    await page.close()
  })

  it('agree in the presenter\'s preview of what comes next, and in the overview', async () => {
    const page = await browser.newPage({
      viewport: { width: 1400, height: 800 },
    })
    await page.goto(`${types.url}types/presenter/1?clicks=1`)
    // Beside the slide and its preview lie all other slides, hidden, as soon as they are loaded.
    await page.locator('[data-slidev-no="1"] .mermaid-diagram[data-settled]').nth(1).waitFor()
    await expect.poll(async () => (await page.locator('[data-slidev-no="1"] .mermaid-diagram').evaluateAll(diagrams => diagrams.map(diagram => [
      ...diagram.querySelectorAll('svg text'),
    ].filter(text => text.checkVisibility({ visibilityProperty: true })).length))).sort()).toEqual([3, 5])
    await page.goto(`${types.url}types/overview`)
    await page.locator('[data-slidev-no="1"] .mermaid-diagram').waitFor()
    await expect.poll(async () => (await shown(page, '[data-slidev-no="1"]')).labels.length).toBeGreaterThan(0)
    await page.close()
  })

  it('agree on a page for each click when printed', async () => {
    const page = await browser.newPage({ viewport: canvas })
    await page.goto(`${types.url}types/print?print=clicks`)
    await page.locator('[id="002-06"] .mermaid-diagram').waitFor()
    for (const [click, ids] of flow.entries())
      expect((await shown(page, `[id="001-0${click + 1}"]`)).labels.length, `click ${click}`).toBe(ids.length + Math.max(0, ids.length - 1))
    const venn = await Promise.all([1, 2, 3, 4, 5, 6].map(click => shown(page, `[id="002-0${click}"]`)))
    expect(venn.map(state => state.labels.includes('Both'))).toEqual([false, true, true, true, true, true])
    expect(venn.map(state => state.labels.includes('Face GAN'))).toEqual([false, false, false, false, true, true])
    await page.close()
  })

  it('announce once what a step adds, and describe only what is to be seen', async () => {
    const page = await browser.newPage({ viewport: canvas })
    await open(page, 1)
    const scope = '#slideshow [data-slidev-no="1"]'
    const live = page.locator('#lectern-announcer')
    const picture = page.locator(`${scope} [role="img"]`)
    expect(await picture.getAttribute('aria-label')).toBe('From model to product')
    expect((await shown(page, scope)).text).toBe('Foundation Models.')
    await page.keyboard.press('ArrowRight')
    await expect.poll(() => live.textContent()).toMatch(/^\s*Gen AI\. From Foundation Models to Gen AI: power\.\s*$/)
    expect(await page.locator('[aria-live]').evaluateAll(regions => regions.filter(region => region.textContent?.includes('power')).length)).toBe(1)
    await page.keyboard.press('ArrowLeft')
    await expect.poll(async () => (await shown(page, scope)).text).toBe('Foundation Models.')
    await page.close()
  })

  it('switch without motion when the viewer asked for none', async () => {
    const motions = async (reducedMotion: 'reduce' | 'no-preference'): Promise<number> => {
      const page = await browser.newPage({ viewport: canvas, reducedMotion })
      await open(page, 2)
      await page.evaluate(() => {
        const count = { value: 0 }
        Object.assign(window, { count })
        const animate = Element.prototype.animate
        Element.prototype.animate = function (...args) {
          count.value++
          return animate.apply(this, args)
        }
        document.addEventListener('transitionrun', event => (event.target as Element).closest('.mermaid-diagram') && count.value++)
      })
      await page.keyboard.press('ArrowRight')
      await expect.poll(async () => (await shown(page, '#slideshow [data-slidev-no="2"]')).labels).toContain('Both')
      await page.keyboard.press('ArrowRight')
      await expect.poll(async () => (await shown(page, '#slideshow [data-slidev-no="2"]')).labels).toContain('BERT')
      const value = await page.evaluate(() => (window as unknown as { count: { value: number } }).count.value)
      await page.close()
      return value
    }
    expect(await motions('no-preference')).toBeGreaterThan(0)
    expect(await motions('reduce')).toBe(0)
  })
})

it('shows each type, drawn before the page was there, and nothing moves after the first paint', async () => {
  const page = await browser.newPage({ viewport: canvas })
  await page.addInitScript(() => {
    const shifts: string[] = []
    Object.assign(window, { shifts })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { sources: { node?: Node }[] })[]) {
        shifts.push(...entry.sources.map(source => source.node instanceof Element && source.node.closest('.mermaid-diagram')
          ? source.node.tagName
          : '').filter(Boolean))
      }
    }).observe({ type: 'layout-shift', buffered: true })
  })
  let seen = 0
  for (let no = 1; no <= 10; no++) {
    await open(page, no)
    const box = await page.locator(`#slideshow [data-slidev-no="${no}"] .mermaid-stage svg`).first().boundingBox()
    expect(box?.width, `slide ${no}`).toBeGreaterThan(200)
    expect((await shown(page, `#slideshow [data-slidev-no="${no}"]`)).text.length, `slide ${no}`).toBeGreaterThan(15)
    expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts), `slide ${no}`).toEqual([])
    seen++
  }
  expect(seen).toBe(10)
  await page.close()
})

it('paints the same drawing in the colours of either scheme', async () => {
  const rgb = (scheme: 'light' | 'dark'): string => {
    const hex = readPalettes()[scheme]['first-tint'] ?? ''
    return `rgb(${[1, 3, 5].map(start => Number.parseInt(hex.slice(start, start + 2), 16)).join(', ')})`
  }
  const fills = async (colorScheme: 'light' | 'dark'): Promise<string[]> => {
    const page = await browser.newPage({ viewport: canvas, colorScheme })
    await open(page, 1, 5)
    const colours = await page.locator('#slideshow [data-slidev-no="1"] .mermaid-stage svg').first().evaluate(svg => [
      ...svg.querySelectorAll('rect, text, path'),
    ].map(shape => getComputedStyle(shape).fill))
    await page.close()
    return colours
  }
  const [light, dark] = [await fills('light'), await fills('dark')]
  expect(light.length).toBeGreaterThan(10)
  expect(light).toContain(rgb('light'))
  expect(dark).toContain(rgb('dark'))
  expect(dark).toHaveLength(light.length)
  // One drawing: where light is none, dark is none.
  expect(dark.map(fill => fill === 'none')).toEqual(light.map(fill => fill === 'none'))
})

it('ships no Mermaid: no such file, no such request', async () => {
  const folders = [
    inject('siteFolder'),
    join(fixtures, 'site'),
  ]
  const scripts = folders.flatMap(folder => readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.js')).map(file => join(folder, file)))
  expect(scripts.length).toBeGreaterThan(20)
  for (const script of scripts)
    expect(/vennDiagram|flowDiagram|mermaidAPI|dagre|elkjs|cytoscape/i.test(script) || /mermaidAPI|registerLazyLoadedDiagrams|startOnLoad/.test(readFileSync(script, 'utf8')), script).toBe(false)
  const page = await browser.newPage({ viewport: canvas })
  const requests: string[] = []
  page.on('request', request => requests.push(request.url()))
  await open(page, 2)
  await page.waitForLoadState('networkidle')
  expect(requests.length).toBeGreaterThan(5)
  expect(requests.filter(url => /mermaid(?!Diagram)/i.test(url) || !url.startsWith(types.url))).toEqual([])
  await page.close()
})

describe.for(findDecks(root))('$name', (entry) => {
  it('has diagrams that the back row can read, inside the slide, at every click', async () => {
    const deck = await loadDeck(entry)
    const slides = deck.slides.filter(slide => diagramChains(slide.content).length > 0)
    const page = await browser.newPage({ viewport: canvas })
    let read = 0
    for (const { no } of slides) {
      await open(page, no, 99, `${inject('siteUrl')}${deck.name}/`)
      const found = await page.locator(`#slideshow [data-slidev-no="${no}"] .mermaid-stage`).evaluateAll(stages => stages.flatMap(stage => [
        ...stage.querySelectorAll<SVGTextElement>('svg text'),
      ].filter(text => text.checkVisibility()).map((text) => {
        const box = text.getBoundingClientRect()
        const size = Number.parseFloat(getComputedStyle(text).fontSize) * (text.getScreenCTM()?.a ?? 0)
        return { words: text.textContent, size, inside: box.left >= 0 && box.top >= 0 && box.right <= innerWidth && box.bottom <= innerHeight }
      })))
      expect(found.length, `slide ${no}`).toBeGreaterThan(0)
      expect(found.filter(text => !text.inside || text.size < smallestOfOurs - 0.6), `slide ${no}`).toEqual([])
      read++
    }
    await page.close()
    expect(read).toBe(slides.length)
  })
})
