import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Locator, Page } from 'playwright'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../lib/browser/browser.ts'
import { root } from '../../lib/project/root.ts'
import { isLong } from '../long.ts'
import { openSlide, runEdited, runToEnd } from './snippet-site.ts'

const siteUrl = inject('siteUrl')
let browser: Browser
let canary: Server
let connections = 0

/** A program of `tests/fixtures/snippets/` that asks for the server which must never be asked. */
function program(name: string): string {
  const address = `127.0.0.1:${(canary.address() as AddressInfo).port}`
  return readFileSync(join(root, 'tests/fixtures/snippets', name), 'utf8').replaceAll('CANARY', address)
}

async function verdicts(slide: Locator): Promise<string[]> {
  return (await slide.locator('.piece.stdout pre').allInnerTexts()).join('\n').split('\n').filter(line => line.includes(': '))
}

beforeAll(async () => {
  canary = createServer((_, response) => response.end('reached'))
  canary.on('connection', () => connections++)
  await new Promise<void>(resolve => canary.listen(0, '127.0.0.1', resolve))
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser.close()
  canary.close()
})

/** Puts something worth stealing into the deck, and listens for whatever comes out. */
async function bait(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.cookie = 'secret=1'
    localStorage.setItem('secret', '1')
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    addEventListener('message', event => heard.push(JSON.stringify(event.data)))
    new BroadcastChannel('slidev-shared').onmessage = event => heard.push(JSON.stringify(event.data))
  })
}

describe.each([
  ['TypeScript', 'escape.ts', 60],
  ['Python', 'escape.py', 50],
])('%s in the cage', (language, file, atLeast) => {
  it(`finds each way out shut`, async () => {
    const { page, slide } = await openSlide(browser, siteUrl, `Anything in ${language}`)
    await bait(page)
    const before = page.url()
    await runEdited(slide, program(file))
    const lines = await verdicts(slide)
    expect(await slide.locator('.caption').innerText()).toContain('finished')
    expect(lines.filter(line => !line.endsWith(': shut'))).toEqual([])
    expect(lines.length).toBeGreaterThanOrEqual(atLeast)
    expect(connections).toBe(0)
    expect(page.url()).toBe(before)
    expect(page.context().pages()).toHaveLength(1)
    // The frame's greeting is all that the window ever hears.
    expect(await page.evaluate(() => [...new Set((globalThis as unknown as { heard: string[] }).heard)])).toEqual(['"lectern-cage-ready"'])
    expect(await page.evaluate(async () => [
      document.cookie,
      JSON.stringify(localStorage.getItem('secret')),
      (await indexedDB.databases()).map(({ name }) => name).join(),
    ])).toEqual(['secret=1', '"1"', ''])
    await page.close()
  })
})

describe.each([
  ['TypeScript', {
    loop: 'while (true);',
    // Some hold nearly all of the limit first, in pages that the system never has to give, so that they end at once.
    memory: [
      'const memory = new WebAssembly.Memory({ initial: 1 }); for (;;) memory.grow(100)',
      'const all: unknown[] = []; for (;;) all.push(new WebAssembly.Memory({ initial: 20_000 }))',
      'const all: unknown[] = []; for (;;) all.push(new Float64Array(10_000_000))',
      'const all = [new Uint8Array(100_000_000)]; for (;;) all.push(all[0]!.slice())',
      'for (;;) new ArrayBuffer(0, { maxByteLength: 2 ** 31 })',
      'const all: unknown[] = []; for (;;) all.push(new Uint8Array(900_000))',
      'const held = new Uint8Array(1_500_000_000); const all: unknown[] = []; for (;;) all.push(new Uint8Array([1, 2, 3]).toReversed(), structuredClone(new Uint8Array(5_000_000)))',
      'const held = new Uint8Array(1_500_000_000); const one = new Float64Array(1_000_000), all: unknown[] = []; for (;;) all.push(one.toSorted())',
      'const held = new Uint8Array(1_500_000_000); const all: unknown[] = []; for (;;) all.push(new OffscreenCanvas(4000, 4000).getContext(\'2d\'))',
      'const held = new Uint8Array(1_500_000_000); const canvas = new OffscreenCanvas(1, 1), all: unknown[] = []; for (;;) { canvas.width = 5000; canvas.height = 5000; all.push(canvas.transferToImageBitmap()) }',
      'const held = new Uint8Array(1_500_000_000); const all: unknown[] = []; for (;;) all.push(new ImageData(2000, 2000))',
      'const held = new Uint8Array(1_500_000_000); const text = \'x\'.repeat(50_000_000), all: unknown[] = []; for (;;) all.push(new Blob([text]))',
      'const held = new Uint8Array(1_500_000_000); const blob = new Blob([new Uint8Array(50_000_000)]), all: unknown[] = []; for (;;) all.push(await blob.arrayBuffer())',
      'const held = new Uint8Array(1_500_000_000); const text = \'x\'.repeat(50_000_000), encoder = new TextEncoder(), all: unknown[] = []; for (;;) all.push(encoder.encode(text))',
      'const held = new Uint8Array(1_500_000_000); const { port1 } = new MessageChannel(), bytes = new Uint8Array(20_000_000); for (;;) port1.postMessage({ deep: [bytes] })',
      'const clone = Object.getPrototypeOf(Object.getPrototypeOf(self)).structuredClone ?? structuredClone, all: unknown[] = []; for (;;) all.push(clone.call(self, new Uint8Array(90_000_000)))',
      'const all: unknown[] = []; for (;;) all.push(new WebAssembly.Memory({ initial: 1, maximum: 5000 }))',
      'globalThis.Number = (() => 0) as never; Math.max = () => 0; const all: unknown[] = []; for (;;) all.push(new Uint8Array(9_000_000))',
      // A module with a memory of one page that may grow to 65,536.
      'new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 5, 6, 1, 1, 1, 128, 128, 4]))',
      'await WebAssembly.instantiate(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 5, 6, 1, 1, 1, 128, 128, 4]))',
    ],
    flood: 'for (;;) console.log(\'x\'.repeat(1000))',
    line: 'let text = \'x\'; for (;;) { text += text.slice(0, 1e6); console.log(text) }',
    promises: 'const again = (): Promise<void> => Promise.resolve().then(again); await again()',
  }],
  ['Python', {
    loop: 'while True: pass',
    memory: [
      'all = []\nwhile True: all.append(bytearray(10_000_000))',
      'import zlib\nzlib.decompress(zlib.compress(bytes(100_000_000)) , bufsize=2_000_000_000)',
      'import js\nall = []\nwhile True: all.append(js.Uint8Array.new(100_000_000))',
    ],
    flood: 'while True: print("x" * 1000)',
    line: 'import sys\nwhile True: sys.stdout.write("x" * 1000)',
    promises: 'import asyncio\nasync def again():\n    while True: await asyncio.sleep(0)\nawait again()',
  }],
])('%s that will not end', (language, programs) => {
  let page: Page
  let slide: Locator
  beforeAll(async () => {
    ({ page, slide } = await openSlide(browser, siteUrl, `Anything in ${language}`))
  })
  afterAll(() => page.close())

  it('is ended by Stop, with the deck alive all along', async () => {
    for (const code of [programs.loop, programs.promises]) {
      const editor = slide.getByRole('textbox')
      if (!await editor.isVisible())
        await slide.getByRole('button', { name: 'Edit' }).click()
      await editor.fill(code)
      await editor.press('Control+Enter')
      await slide.locator('.result[data-showing=running]').waitFor({ timeout: 60_000 })
      // A frame of the deck's own is drawn while the loop spins.
      await page.evaluate(() => new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve))))
      const running = page.workers()
      expect(running).toHaveLength(1)
      await slide.getByRole('button', { name: 'Stop' }).click()
      await expect.poll(() => slide.locator('.caption').innerText()).toContain('live: stopped')
      // Nothing goes on unseen: its worker is gone, and the next run has another.
      await expect.poll(() => page.workers().includes(running[0]!)).toBe(false)
    }
  })

  it.runIf(isLong || language === 'TypeScript')('prints no more than the limit', async () => {
    for (const code of [programs.flood, programs.line]) {
      await runEdited(slide, code)
      expect(await slide.locator('.caption').innerText()).toContain('too much output')
      const shown = (await slide.locator('.snippet-output').innerText()).length
      expect(shown).toBeGreaterThan(1000)
      expect(shown).toBeLessThan(130_000)
    }
  })

  it.runIf(isLong || language === 'TypeScript')('gets an error at the limit of its memory', async () => {
    for (const code of programs.memory.filter((_, index) => isLong || index % 4 === 0)) {
      await runEdited(slide, code)
      expect(await slide.locator('.piece.error').innerText(), code).toMatch(/MemoryError|memory limit reached/)
    }
  })
})

it('finds no graphics card, and drops what it no longer uses', async () => {
  const { page, slide } = await openSlide(browser, siteUrl, 'Anything in TypeScript')
  await runEdited(slide, 'console.log([\'webgl\', \'webgl2\', \'webgpu\'].map(kind => new OffscreenCanvas(1, 1).getContext(kind as never)).join())\nfor (let i = 0; i < 30; i++) { new Uint8Array(100_000_000).fill(1); await new Promise(resolve => setTimeout(resolve, 20)) }\nconsole.log(\'alive\')')
  expect(await slide.locator('.piece.stdout pre').innerText()).toBe(',,\nalive')
  await page.close()
})

it.runIf(isLong)('loses the cage\'s own process, not the deck, when JavaScript uses up its heap', async () => {
  // A small heap, so that the test does not take the machine's memory; the limit is V8's own.
  // The shell has nobody to end a page's process.
  const small = await launchBrowser({ kind: 'whole', args: ['--js-flags=--max-old-space-size=120'] })
  const { page, slide } = await openSlide(small, siteUrl, 'Anything in TypeScript')
  // Playwright calls a page crashed when a frame of it is; the page itself is asked behind its back.
  const deck = await page.context().newCDPSession(page)
  const ask = async (expression: string): Promise<string> => String((await deck.send('Runtime.evaluate', { expression, returnByValue: true })).result.value)
  await slide.getByRole('button', { name: 'Edit' }).click()
  await slide.getByRole('textbox').fill('const all: unknown[] = []\nwhile (true) all.push(Array.from({ length: 1000 }, (_, index) => ({ index })))')
  await slide.getByRole('textbox').press('Control+Enter')
  const caption = '[...document.querySelectorAll(".caption")].map(element => element.innerText).join("\\n")'
  await expect.poll(() => ask(caption), { timeout: 60_000 }).toContain('ran out of memory')
  const press = (name: string): string => `[...document.querySelectorAll('.slidev-page button')].filter(button => button.offsetParent && button.innerText.trim() === '${name}').at(-1).click()`
  await ask(press('Reset'))
  await ask(press('Run'))
  await expect.poll(() => ask(caption), { timeout: 20_000 }).toContain('live: finished')
  await small.close()
})

it('does nothing for a page that frames the cage without a sandbox', async () => {
  const { page, slide } = await openSlide(browser, siteUrl, 'Anything in TypeScript')
  await runToEnd(slide, () => slide.getByRole('button', { name: 'Run' }).click())
  const cage = await page.locator('iframe[sandbox="allow-scripts"]').getAttribute('src') ?? ''
  const heard = await page.evaluate(url => new Promise((resolve) => {
    const frame = document.createElement('iframe')
    addEventListener('message', event => event.source === frame.contentWindow && resolve(event.data))
    frame.onload = () => {
      frame.contentWindow!.postMessage('', '*', [new MessageChannel().port2])
      setTimeout(resolve, 500, 'silence')
    }
    frame.src = url
    document.body.append(frame)
  }), cage)
  expect(heard).toBe('silence')
  await page.close()
})

it('runs on a page whose own policy allows no eval', async () => {
  const { page } = await openSlide(browser, siteUrl, 'Anything in TypeScript')
  const violated = await page.evaluate(() => new Promise((resolve) => {
    addEventListener('securitypolicyviolation', event => resolve((event as SecurityPolicyViolationEvent).effectiveDirective))
    // As text, since a debugger's own evaluation is exempt from the policy.
    // eslint-disable-next-line no-implied-eval
    setTimeout('globalThis.evaluated = true')
    setTimeout(resolve, 1000, 'none')
  }))
  expect(violated).toBe('script-src')
  expect(await page.evaluate(() => 'evaluated' in globalThis)).toBe(false)
  await page.close()
})
