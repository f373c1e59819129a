import type { Browser, Locator, Page } from 'playwright'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../lib/browser/browser.ts'
import { openSlide, runEdited } from '../built/snippet-site.ts'
import { isLong } from '../long.ts'
import { storms } from './storms.ts'

let browser: Browser
const slides: Record<string, { page: Page, slide: Locator }> = {}

beforeAll(async () => {
  browser = await launchBrowser()
  for (const language of ['TypeScript', 'Python'])
    slides[language] = await openSlide(browser, inject('siteUrl'), `Anything in ${language}`)
})
afterAll(() => browser.close())

/** How often the deck's page changed what it shows, drew a frame and laid itself out, from one call to the next. */
async function watchPage(page: Page, slide: Locator): Promise<() => Promise<{ updates: number, frames: number, layouts: number }>> {
  const debug = await page.context().newCDPSession(page)
  await debug.send('Performance.enable')
  const layouts = async (): Promise<number> => (await debug.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'LayoutCount')!.value
  await slide.locator('.snippet-output').evaluate((output) => {
    const seen = { updates: 0, frames: 0 }
    Object.assign(globalThis, { seen })
    new MutationObserver(() => seen.updates++).observe(output, { subtree: true, childList: true, characterData: true })
    const frame = (): void => {
      seen.frames++
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
  const before = await layouts()
  return async () => {
    const counted = { ...await page.evaluate(() => (globalThis as unknown as { seen: { updates: number, frames: number } }).seen), layouts: await layouts() - before }
    await debug.detach()
    return counted
  }
}

it('changes no class of what holds the rows, which would have them all styled again', async () => {
  const { page, slide } = slides.TypeScript!
  await runEdited(slide, '1')
  await slide.locator('.snippet-output').evaluate((output) => {
    const changed: string[] = []
    const showing: (string | undefined)[] = []
    Object.assign(globalThis, { changed, showing })
    new MutationObserver(changes => changes.forEach(({ target, attributeName }) => {
      if (attributeName === 'class' && target.contains(output))
        changed.push((target as Element).className)
      else if (attributeName === 'data-showing')
        showing.push((target as HTMLElement).dataset.showing)
    })).observe(output.closest('.runnable-snippet')!, { subtree: true, attributeFilter: ['class', 'data-showing'] })
  })
  await runEdited(slide, 'console.log("out"); console.error("err")')
  const { changed, showing } = await page.evaluate(() => {
    const { changed, showing } = globalThis as unknown as { changed: string[], showing: string[] }
    return { changed, showing }
  })
  expect(showing).toContain('live')
  expect(changed).toEqual([])
})

describe.each(storms.filter((_, index) => isLong || index % 6 === 0))('$what in $language', ({ language, code, ending }) => {
  it('changes the page once a frame, and lays nothing out in between', async () => {
    // A program without end takes the time limit of its slide, which is shorter there.
    const { page, slide } = ending.includes('time limit') ? await openSlide(browser, inject('siteUrl'), 'A loop without end') : slides[language]!
    const counted = await watchPage(page, slide)
    await runEdited(slide, code)
    expect(await slide.locator('.caption').innerText()).toContain(ending)
    const { updates, frames, layouts } = await counted()
    expect(updates).toBeGreaterThan(0)
    // Once for the empty output, once for each frame at most.
    expect(updates).toBeLessThanOrEqual(frames + 1)
    // The editor, the caption and the output itself, each in a frame of its own or together.
    expect(layouts).toBeLessThanOrEqual(3 * updates + 30)
  })
})

it('draws a picture in the cage and shows the deck pixels only', async () => {
  const { slide } = slides.TypeScript!
  await runEdited(slide, storms.find(({ what }) => what.includes('SVG'))!.code)
  const picture = slide.getByRole('img', { name: 'Bars' })
  expect(await picture.getAttribute('src')).toMatch(/^data:image\/png;base64,/)
  expect(await picture.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([1600, 1067])
})

it.each([
  // eslint-disable-next-line no-template-curly-in-string
  ['ten lines that repeat each other tenfold', 'display(\'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><defs><rect id="a0" width="1" height="1"/>\' + Array.from({ length: 9 }, (_, i) => `<g id="a${i + 1}">${`<use href="#a${i}"/>`.repeat(10)}</g>`).join(\'\') + \'</defs><use href="#a9"/></svg>\')', 'more than 100000 shapes'],
  ['a thousand filters', 'display(\'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><filter id="f"><feTurbulence numOctaves="9"/></filter>\' + \'<rect width="9" height="9" filter="url(#f)"/>\'.repeat(1000) + \'</svg>\')', 'more than 100000 shapes'],
  ['SVG that is not well-formed', 'display(\'<svg viewBox="0 0 9 9"><g></svg>\')', 'not well-formed'],
  ['SVG without a size', 'display(\'<svg viewBox="0 0 0 0"></svg>\')', 'no size'],
])('refuses %s, in words', async (_, code, words) => {
  const { slide } = slides.TypeScript!
  await runEdited(slide, code)
  expect(await slide.locator('.piece.error').innerText()).toContain(words)
})

it('draws an SVG as Matplotlib writes it, and refuses one that declares entities', async () => {
  const { slide } = slides.Python!
  const svg = '<?xml version="1.0" encoding="utf-8" standalone="no"?>\\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\\n<svg xmlns:xlink="http://www.w3.org/1999/xlink" width="144pt" height="72pt" viewBox="0 0 144 72" xmlns="http://www.w3.org/2000/svg" version="1.1"><title>Plot</title><rect width="9" height="9"/></svg>'
  const code = (text: string): string => `class Plot:\n  def _repr_svg_(self): return '${text}'\nPlot()`
  await runEdited(slide, code(svg))
  expect(await slide.getByRole('img', { name: 'Plot' }).evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight, image.style.width])).toEqual([1600, 800, '192px'])
  await runEdited(slide, code(svg.replace('svg11.dtd">', 'svg11.dtd" [<!ENTITY a "lol">]>')))
  expect(await slide.locator('.piece.error').innerText()).toContain('declares entities')
})

it('refuses a PNG that swells', async () => {
  const { slide } = slides.Python!
  await runEdited(slide, `import struct, zlib
def chunk(kind, data): return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
side = 20_000
rows = zlib.compressobj()
data = b''.join(rows.compress(bytes(1 + side // 8)) for _ in range(side)) + rows.flush()
b'\\x89PNG\\r\\n\\x1a\\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', side, side, 1, 0, 0, 0, 0)) + chunk(b'IDAT', data) + chunk(b'IEND', b'')`)
  expect(await slide.locator('.piece.error').innerText()).toContain('20000 × 20000 pixels')
})

it.each([
  ['TypeScript', 'let i = 0\nfor (;;) { try { console.log(i++); await null } catch {} finally { } }'],
  ['TypeScript', 'for (let i = 0; i < 2000; i++) { console.log(i); for (let j = 0; j < 100_000; j++); }\nfor (;;) { try { throw 1 } catch {} }'],
  ['Python', 'i = 0\nwhile True:\n  try:\n    i += 1\n    if i % 5000 == 0 and i < 9_000_000: print(i)\n  except BaseException: pass'],
])('stops a flood in %s by mouse, and the next run is a fresh one', async (language, code) => {
  const { slide } = slides[language]!
  const editor = slide.getByRole('textbox')
  if (!await editor.isVisible())
    await slide.getByRole('button', { name: 'Edit' }).click()
  await editor.fill(code)
  await slide.getByRole('button', { name: 'Run' }).click()
  await slide.locator('.result[data-showing=running] .piece').first().waitFor()
  await slide.getByRole('button', { name: 'Stop' }).click()
  await expect.poll(() => slide.locator('.caption').innerText()).toContain('live: stopped')
  await runEdited(slide, language === 'Python' ? 'print("i" in globals())' : 'console.log(typeof i)')
  expect(await slide.locator('.piece.stdout pre').innerText()).toMatch(/^(?:False|undefined)$/)
})

it('takes the cage away at Stop when its program is in the middle of one long operation, and runs the next in a fresh one', async () => {
  const { page, slide } = slides.TypeScript!
  const cage = await page.locator('iframe[src*="cage"]').elementHandle()
  await slide.getByRole('textbox').fill('eval("for (;;);")')
  await slide.getByRole('button', { name: 'Run' }).click()
  await slide.locator('.result[data-showing=running]').waitFor()
  await slide.getByRole('button', { name: 'Stop' }).click()
  // At once, while nobody knows yet whether the frame stays.
  await runEdited(slide, 'console.log("fresh")')
  expect(await slide.locator('.piece.stdout pre').innerText()).toBe('fresh')
  expect(await cage!.evaluate(frame => frame.isConnected)).toBe(false)
})

it('keeps the cage at the end of a program that is no longer in one', async () => {
  const { page, slide } = slides.TypeScript!
  for (const code of ['console.log("done")', 'for (;;) { try { throw 1 } catch {} }']) {
    const cage = await page.locator('iframe[src*="cage"]').elementHandle()
    await slide.getByRole('textbox').fill(code)
    await slide.getByRole('button', { name: 'Run' }).click()
    if (code.startsWith('for')) {
      await slide.locator('.result[data-showing=running]').waitFor()
      await slide.getByRole('button', { name: 'Stop' }).click()
    }
    await slide.locator('.result[data-showing=live]').waitFor()
    // The next one's worker is there already, or comes; the frame is the same.
    await runEdited(slide, 'console.log("next")')
    expect(await cage!.evaluate(frame => frame.isConnected)).toBe(true)
  }
})
