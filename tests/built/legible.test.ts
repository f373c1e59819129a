import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { measurePages } from '../../lib/print/pdf/in-page/measure.ts'
import { faultsOf } from '../../lib/print/pdf/read/overprint.ts'
import { isLong } from '../long.ts'
import { openBrowser } from '../shared-browser.ts'
import { currentSlide, lookThrough, openSlide, walkedDecks } from './stage-page.ts'

/** No letter is smaller than this on a canvas 980 wide, in pixels. */
const smallest = 18

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
  page = await browser.newPage({
    viewport: { width: 980, height: 552 },
    reducedMotion: 'reduce',
  })
})
afterAll(() => browser.close())

/** Shown words that are set smaller than `least`, as `16.2 px: the words`. Drawings count as large as they are drawn. */
function tooSmall(root: string, least: number): Promise<string[]> {
  return page.evaluate(({ root, least }) => {
    const walker = document.createTreeWalker(document.querySelector(root) ?? document.body, NodeFilter.SHOW_TEXT)
    const found: string[] = []
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const words = node.textContent?.trim() ?? ''
      const element = node.parentElement
      if (!element || words === '' || element.closest('.only-read, .sr-only, style, script') || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        continue
      const box = element.getBoundingClientRect()
      if (box.width <= 1 || box.height <= 1)
        continue
      const drawing = element instanceof SVGGraphicsElement
        ? element.getScreenCTM()
        : null
      const size = Number.parseFloat(getComputedStyle(element).fontSize) * (drawing
        ? Math.hypot(drawing.a, drawing.b)
        : 1)
      if (size < least - 0.05)
        found.push(`${size.toFixed(1)} px: ${words.slice(0, 40)}`)
    }
    return found
  }, { root, least })
}

/**
 * Where a slide's title or its matter does not start at the one line for it, as `title at 60 px`: the title stands at the
 * slide's margin, and what follows is one gap below, so that only a second line of the title moves it. Slides of few large
 * words stand in the middle.
 */
function offLine(root: string): Promise<string[]> {
  return page.evaluate((root) => {
    const layout = document.querySelector<HTMLElement>(`${root} .slidev-layout`)
    const shown = [...layout?.children ?? []].filter((child): child is HTMLElement => child instanceof HTMLElement && !child.matches('.only-read, .slide-picture') && child.offsetHeight > 0)
    const [title, matter] = shown[0]?.tagName === 'H1' ? shown : [undefined, shown[0]]
    if (!layout || layout.matches('.large-words, .image, .center, .intro') || (!matter && title))
      return []
    const style = getComputedStyle(layout)
    const margin = Number.parseFloat(style.paddingTop)
    const gap = Number.parseFloat(style.getPropertyValue('--lectern-gap'))
    const found: string[] = []
    const judge = (what: string, element: HTMLElement, line: number): void => {
      if (Math.abs(element.offsetTop - line) > 1)
        found.push(`${what} at ${element.offsetTop} px, not at ${line}`)
    }
    if (title)
      judge('title', title, margin)
    if (matter)
      judge('matter', matter, title ? title.offsetTop + title.offsetHeight + gap : margin)
    return found
  }, root)
}

it('is seen to reject a title and matter that start at another line', async () => {
  const slide = (title: string, matter: string): string => `<div class="slidev-layout" style="--lectern-gap: 24px; position: relative; padding-top: 46px; display: flex; flex-direction: column"><h1 style="margin: 0; height: 38px; ${title}">Title</h1><p style="margin: 0; ${matter}">Matter</p></div>`
  await page.setContent(slide('', 'margin-top: 24px'))
  expect(await offLine('body')).toEqual([])
  await page.setContent(slide('margin-top: 8px', 'margin-top: 14px'))
  expect(await offLine('body')).toEqual(['title at 54 px, not at 46', 'matter at 106 px, not at 116'])
})

it('is seen to reject small words, also in a drawing', async () => {
  await page.setContent('<p style="font-size:17px">small</p><p style="font-size:18px">large</p><svg viewBox="0 0 200 20" width="100"><text y="15" font-size="30">halved</text></svg>')
  expect(await tooSmall('body', smallest)).toEqual(['17.0 px: small', '15.0 px: halved'])
})

it.each(walkedDecks())('sets no word below 18 px, over another or out of sight, and matter at one line, on any slide: %s', async (deck) => {
  const found: Record<string, string[]> = {}
  const states = await lookThrough(page, deck, async () => {
    const here = await tooSmall(currentSlide, smallest)
    const [measured] = await page.evaluate(measurePages, currentSlide)
    here.push(...await offLine(currentSlide))
    here.push(...measured ? faultsOf(measured).map(({ found }) => found) : ['nothing to measure'])
    if (here.length > 0)
      found[new URL(page.url()).pathname + new URL(page.url()).search] = here
  }, isLong)
  expect(found).toEqual({})
  expect(states).toBeGreaterThan(15)
})

it('tells of matter that lies on the foot of its slide, and not of what is placed there', async () => {
  await openSlide(page, 'lectern-tour', 4)
  const withLast = async (style: string): Promise<string[]> => {
    await page.locator(`${currentSlide} .slidev-layout`).evaluate((layout, style) => layout.insertAdjacentHTML('beforeend', `<pre style="border:1px solid;${style}">last</pre>`), style)
    const [measured] = await page.evaluate(measurePages, currentSlide)
    await page.locator(`${currentSlide} pre`).evaluate(element => element.remove())
    return faultsOf(measured!).map(({ found, severity }) => `${severity}: ${found}`)
  }
  expect(await withLast('height:40px')).toEqual([])
  expect(await withLast('height:120px')).toEqual(['notice: "last" lies on the foot of the slide'])
  expect(await withLast('position:absolute;left:64px;bottom:18px;height:80px')).toEqual([])
})

it('sets few words larger than many, in a section and a quotation', async () => {
  const sizeOf = (selector: string, words: string): Promise<string> => page.locator(`${currentSlide} ${selector}`).evaluate(async (element, words) => {
    element.textContent = words
    // Its box is observed: the frame after the next has the size.
    await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    return getComputedStyle(element).fontSize
  }, words)
  await openSlide(page, 'lectern-tour', 2)
  expect([await sizeOf('h1', 'Done'), await sizeOf('h1', 'Layouts are a promise about where the eye goes'), await sizeOf('h1', 'Done')]).toEqual(['64px', '44px', '64px'])
  await openSlide(page, 'lectern-tour', 8)
  expect([await sizeOf('blockquote p', 'Less is more.'), await sizeOf('blockquote p', 'Less is more. '.repeat(20)), await sizeOf('blockquote p', 'Less is more.')]).toEqual(['44px', '32px', '44px'])
  // As the themes of Slidev have it, a quotation is the title.
  await page.locator(`${currentSlide} blockquote`).evaluate(element => element.replaceWith(Object.assign(document.createElement('h1'), { textContent: 'Less' })))
  expect([await sizeOf('h1', 'Less is more.'), await sizeOf('h1', 'Less is more. '.repeat(20))]).toEqual(['44px', '32px'])
})

it('numbers the lines of code in the light as well, and sets a title of the second level as large as one of the first', async () => {
  await openSlide(page, 'lectern-tour', 7)
  const before = await page.locator(`${currentSlide} .slidev-code-wrapper`).evaluate((wrapper) => {
    wrapper.classList.add('slidev-code-line-numbers')
    return [...wrapper.querySelectorAll('.line')].map(line => getComputedStyle(line, '::before').content)
  })
  expect(before.length).toBeGreaterThan(5)
  expect(new Set(before)).toEqual(new Set(['counter(step)']))
  const size = await page.locator(`${currentSlide} h1`).evaluate((title) => {
    const second = Object.assign(document.createElement('h2'), { textContent: 'Title' })
    title.replaceWith(second)
    return getComputedStyle(second).fontSize
  })
  expect(size).toBe('32px')
})

it('blows a small picture up to twice its pixels, and a drawing as far as there is room', async () => {
  await openSlide(page, 'lectern-tour', 6)
  const heights = await page.locator(`${currentSlide} .figure`).evaluate(async (figure) => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 40, height: 30 })
    const svg = `data:image/svg+xml,${encodeURIComponent('<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"/>')}`
    const heights: number[] = []
    for (const src of [canvas.toDataURL(), svg]) {
      const picture = new Image()
      const paragraph = document.createElement('p')
      paragraph.append(picture)
      figure.querySelector('svg, p:has(> img)')?.replaceWith(paragraph)
      picture.src = src
      await picture.decode()
      await new Promise(resolve => requestAnimationFrame(() => resolve(undefined)))
      heights.push(picture.getBoundingClientRect().height)
    }
    return heights
  })
  expect(heights[0]).toBeCloseTo(60, 0)
  expect(heights[1]).toBeGreaterThan(200)
})
