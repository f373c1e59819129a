import type { Browser } from 'playwright'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { openBrowser } from '../shared-browser.ts'

const tour = 'lectern-tour'
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const slideNumbers = (): number[] => readdirSync(join(inject('siteFolder'), tour)).filter(name => /^\d+$/.test(name)).map(Number).sort((a, b) => a - b)
const html = (path: string): string => readFileSync(join(inject('siteFolder'), path), 'utf8')

describe('the gallery', () => {
  it('lists every talk with picture, length and ways in, without JavaScript', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.goto(inject('siteUrl'))
    const talks = page.locator('.talk')
    expect(await talks.count()).toBeGreaterThan(1)
    const card = talks.filter({ has: page.locator(`a[href="./${tour}/"]`) })
    expect(await card.locator('h2').textContent()).toBe('A tour of Lectern')
    expect(await card.locator('.facts').textContent()).toMatch(/15 min.*\d slides.*Python/)
    expect(await card.locator('.actions a').allTextContents()).toEqual(['Play', 'Read', 'Handout'])
    expect(await card.locator('.files a').evaluateAll(links => links.map(link => link.getAttribute('href')))).toEqual([`./${tour}/slides.pdf`, `./${tour}/handout.pdf`])
    expect(await page.locator('.picture img').first().evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(900)
    expect(await page.locator('form.search').isVisible()).toBe(false)
    await page.close()
  })

  it('finds a slide by a word of it and leads there', async () => {
    const page = await browser.newPage()
    await page.goto(inject('siteUrl'))
    await page.fill('#search', 'downstream')
    await page.waitForSelector('#found li a')
    expect(await page.textContent('#found-count')).toMatch(/^\d+ slides?$/)
    expect(await page.locator('#found .where').first().textContent()).toMatch(/^[^·]+ · Slide \d+$/)
    await page.click('#found li a')
    await page.waitForURL(/\/\d+(?:\/|\?|$)/)
    await page.close()
  })

  it('finds nothing for a word on no slide', async () => {
    const page = await browser.newPage()
    await page.goto(inject('siteUrl'))
    await page.fill('#search', 'xylophonequartz')
    await expect.poll(() => page.textContent('#found-count')).toBe('0 slides')
    await page.close()
  })
})

describe('what programs read', () => {
  it('lists the talks, and has what each slide says', () => {
    const list = html('llms.txt')
    expect(list).toMatch(/^# Talks\n\n> \S/)
    expect(list).toContain(`[A tour of Lectern](${tour}/index.md): `)
    const text = html(`${tour}/index.md`)
    const numbers = [...text.matchAll(/^## (\d+)/gm)].map(([, no]) => Number(no))
    expect(numbers).toEqual(slideNumbers())
    // Its notes are public; those of a talk that says nothing of them are not (tests/markdown/deck-text.test.ts).
    expect(text).toContain('### Notes')
  })

  it('says word for word what the slides say, neither more nor less', async () => {
    const sections = html(`${tour}/index.md`).split(/^## \d+(?:\. )?/m).slice(1).map(section => section.split('### Notes')[0]!)
    const page = await browser.newPage({ javaScriptEnabled: false })
    const wordsOf = (text: string): string[] => text.match(/[\p{L}\p{N}]{2,}/gu) ?? []
    for (const [index, no] of slideNumbers().entries()) {
      await page.goto(`${inject('siteUrl')}${tour}/${no}/`)
      const shown = new Set(wordsOf(await page.locator('#lectern-still').innerText()))
      const said = new Set(wordsOf(sections[index]!))
      expect([...shown].filter(word => !said.has(word)), `slide ${no}: not said`).toEqual([])
      expect([...said].filter(word => !shown.has(word)), `slide ${no}: not shown`).toEqual([])
    }
    expect(sections).toHaveLength(slideNumbers().length)
    await page.close()
  })
})

describe('every slide', () => {
  it('is a page of its own with its title, description and content in the HTML', () => {
    const numbers = slideNumbers()
    expect(numbers.length).toBeGreaterThan(10)
    for (const no of numbers) {
      const text = html(`${tour}/${no}/index.html`)
      expect(text, `slide ${no}`).toMatch(/<title>(?:[^<]+ · )?A tour of Lectern<\/title>/)
      expect(text, `slide ${no}`).toMatch(/<main id="lectern-still">.*<(?:h[12]|blockquote)/s)
      expect(text, `slide ${no}`).toContain('<meta name="description"')
    }
  })

  it('has diagrams, tables and code in that HTML', () => {
    const all = slideNumbers().map(no => html(`${tour}/${no}/index.html`)).join('')
    expect(all).toContain('<svg')
    expect(all).toContain('<table')
    expect(all).toContain('class="shiki')
  })

  it.each(['4', '4/', 'presenter/3', 'presenter/3/', 'presenter/999', 'index.html'])('opens by the address %s', async (path) => {
    const page = await browser.newPage()
    const errors: string[] = []
    page.on('pageerror', error => errors.push(error.message))
    await page.goto(`${inject('siteUrl')}${tour}/${path}`)
    await page.waitForFunction(() => document.documentElement.dataset.lecternPlaying !== undefined)
    expect(errors).toEqual([])
    expect(new URL(page.url()).pathname).toContain(`/talks/${tour}/`)
    await page.close()
  })
})

describe('the reader view', () => {
  it('holds every slide, scrolls and fits a phone held upright, without JavaScript', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
    await page.goto(`${inject('siteUrl')}${tour}/read/`)
    expect(await page.locator('main section').count()).toBe(slideNumbers().length)
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
    expect(await page.locator('main p').first().evaluate(element => Number.parseFloat(getComputedStyle(element).fontSize))).toBeGreaterThanOrEqual(16)
    // Boxes that a slide sets apart keep a space, and a diagram's words for those who do not see it take no room.
    expect(await page.locator('li', { has: page.locator('b, strong') }).allInnerTexts()).toContainEqual(expect.stringMatching(/^BERT features/))
    const described = page.locator('.only-read[id]')
    expect(await described.count()).toBeGreaterThan(0)
    for (const words of await described.all())
      expect((await words.boundingBox())?.width).toBeLessThanOrEqual(1)
    await page.close()
  })

  it('is dark by the reader\'s system, with scripts and without, and light on paper', async () => {
    const grounds = []
    for (const javaScriptEnabled of [true, false]) {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await browser.newPage({ javaScriptEnabled, colorScheme })
        await page.goto(`${inject('siteUrl')}${tour}/read/`)
        const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor)
        const onScreen = await ground()
        await page.emulateMedia({ media: 'print', colorScheme })
        grounds.push([onScreen, await ground()])
        await page.close()
      }
    }
    const [light, dark] = [grounds[0]?.[0], grounds[1]?.[0]]
    expect(dark).not.toBe(light)
    expect(grounds).toEqual([[light, light], [dark, light], [light, light], [dark, light]])
  })

  it('is offered where a slide would be too small to read', async () => {
    const page = await browser.newPage({ viewport: { width: 390, height: 844 } })
    await page.goto(`${inject('siteUrl')}${tour}/`)
    const link = page.locator('a.lectern-read')
    expect(await link.isVisible()).toBe(true)
    await page.waitForFunction(() => document.documentElement.dataset.lecternPlaying !== undefined)
    const [buttons, bar] = await Promise.all([page.locator('#slide-container nav').boundingBox(), link.boundingBox()])
    expect(buttons!.y + buttons!.height).toBeLessThanOrEqual(bar!.y + 1)
    await link.click()
    await page.waitForURL(new RegExp(`/talks/${tour}/read/$`))
    await page.setViewportSize({ width: 1280, height: 720 })
    await page.goto(`${inject('siteUrl')}${tour}/`)
    expect(await link.isVisible()).toBe(false)
    await page.close()
    const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 390, height: 844 } })
    const still = await plain.newPage()
    await still.goto(`${inject('siteUrl')}${tour}/9/`)
    const seen = await still.getByRole('link', { name: 'Read as a page' }).all()
    expect((await Promise.all(seen.map(link => link.isVisible()))).filter(Boolean)).toHaveLength(1)
    await plain.close()
  })
})

it.each(['nowhere/at/all', `${tour}/999`, `${tour}/999/`])('the address %s of nothing shows the talks, and their links work', async (path) => {
  const page = await browser.newPage()
  await page.goto(inject('siteUrl') + path)
  expect(await page.textContent('h1')).toBe('There is no page at this address')
  await page.waitForFunction(() => document.querySelector<HTMLAnchorElement>('a[data-deck]')?.pathname.startsWith('/talks/'))
  await page.click(`a[data-deck="${tour}"]`)
  await page.waitForURL(new RegExp(`/talks/${tour}/`))
  await page.close()
})

it('nothing of the build machine or the author\'s folder is in the site', () => {
  const folder = inject('siteFolder')
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile() && /\.(?:html|js|css|json|txt|xml)$/.test(entry.name) && !entry.parentPath.includes('runtimes'))
  expect(files.length).toBeGreaterThan(50)
  const found = files.filter(entry => readFileSync(join(entry.parentPath, entry.name), 'utf8').includes(process.cwd())).map(entry => entry.name)
  expect(found).toEqual([])
  expect(files.filter(entry => entry.name.endsWith('.map'))).toEqual([])
  expect(existsSync(join(folder, 'sw.js'))).toBe(true)
})
