import type { Browser, Page } from 'playwright'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchBrowser } from '../../lib/browser/browser.ts'
import { isLong } from '../long.ts'
import { openBrowser } from '../shared-browser.ts'
import { openSlide, runEdited, runToEnd } from './snippet-site.ts'

const siteUrl = inject('siteUrl')
let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** Paths, below the site, of what a page asks for from now on. */
function requests(page: Page): string[] {
  const seen: string[] = []
  page.context().on('request', request => seen.push(request.url()))
  return seen
}

it('shows the recording at once and loads nothing of a runtime or editor before Run', async () => {
  const { page, slide } = await openSlide(browser, siteUrl, 'Python counts words')
  const seen = requests(page)
  await page.reload()
  await slide.waitFor()
  await page.waitForLoadState('networkidle')
  expect(await slide.locator('.snippet-output').innerText()).toMatch(/text\s+2[\s\S]*stderr\s+10 words[\s\S]*result\s+'the'/)
  expect(await slide.locator('.caption').innerText()).toMatch(/recorded on \d{4}-\d\d-\d\d · Pyodide/)
  expect(seen.length).toBeGreaterThan(3)
  expect(seen.filter(url => /runtimes|host-|[Ee]ditor/.test(url))).toEqual([])
  await page.close()
})

it('runs Python from the site\'s own files alone, under a sub-path', async () => {
  const { page, slide } = await openSlide(browser, siteUrl, 'Python counts words')
  const seen = requests(page)
  await runToEnd(slide, () => slide.getByRole('button', { name: 'Run' }).click())
  expect(await slide.locator('.caption').innerText()).toMatch(/live: finished .*Pyodide 314/)
  expect(await slide.locator('.snippet-output').innerText()).toMatch(/text\s+2[\s\S]*stderr\s+10 words[\s\S]*result\s+'the'/)
  expect(seen.length).toBeGreaterThan(4)
  expect(seen.filter(url => !url.startsWith(siteUrl) && !url.startsWith('blob:null/'))).toEqual([])
  await page.close()
})

it('runs TypeScript, tells its streams apart and shows what it drew, by name', async () => {
  const { page, slide } = await openSlide(browser, siteUrl, 'TypeScript draws')
  await runToEnd(slide, () => slide.getByRole('button', { name: 'Run' }).click())
  expect(await slide.locator('.piece.stdout').innerText()).toContain('text █████')
  expect(await slide.locator('.piece.stderr').innerText()).toMatch(/stderr\s+three bars/)
  const picture = slide.getByRole('img', { name: 'Three bars' })
  expect(await picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0)
  await page.close()
})

it('shows an error as Python does and marks its line', async () => {
  const { page, slide } = await openSlide(browser, siteUrl, 'An error names its line')
  await runToEnd(slide, () => slide.getByRole('button', { name: 'Run' }).click())
  expect(await slide.locator('.piece.error').innerText()).toMatch(/Traceback[\s\S]*File "wrong\.py", line 5, in share[\s\S]*ZeroDivisionError: division by zero/)
  expect(await slide.locator('.snippet-failed-line').allInnerTexts()).toEqual(['    return part / whole'])
  await page.close()
})

it('streams line by line while the program runs', async () => {
  for (const [heading, code] of [
    ['Anything in Python', 'import time\nprint("first")\nfor _ in range(3000): time.sleep(0.01)'],
    ['Anything in TypeScript', 'console.log("first"); for (const end = Date.now() + 30_000; Date.now() < end;);'],
  ] as const) {
    const { page, slide } = await openSlide(browser, siteUrl, heading)
    await slide.getByRole('button', { name: 'Edit' }).click()
    await slide.getByRole('textbox').fill(code)
    await slide.getByRole('textbox').press('Control+Enter')
    await slide.locator('.result[data-showing=running] .piece.stdout', { hasText: 'first' }).waitFor({ timeout: 60_000 })
    await slide.getByRole('button', { name: 'Stop' }).click()
    await expect.poll(() => slide.locator('.caption').innerText()).toContain('stopped')
    await page.close()
  }
})

it('loses nothing that a program does late: output, pictures, errors', async () => {
  const programs = [
    ['Anything in Python', 'import asyncio\nasync def late():\n    await asyncio.sleep(0.1)\n    print("late")\nasyncio.create_task(late())\nprint("first")', /first\s+late/],
    ['Anything in Python', 'import asyncio\nasync def late():\n    1 / 0\nkept = asyncio.create_task(late())\nprint("first")', /first[\s\S]*in late[\s\S]*ZeroDivisionError/],
    ['Anything in Python', 'import sys\nrepr(sys.stdin.read())', /result\s+"''"/],
    ['Anything in TypeScript', 'setTimeout(() => console.log("late"), 50); console.log("first")', /first\s+late/],
    ['Anything in TypeScript', 'Promise.reject(new Error("nobody cares"))\nconsole.log("first")', /first[\s\S]*Uncaught Error: nobody cares\s+at scratch\.ts:\d+:16/],
    ['Anything in TypeScript', 'setInterval(() => { throw new TypeError("again") }, 10)', /Uncaught TypeError: again\s+at scratch\.ts/],
    ['Anything in TypeScript', 'const drawn = new OffscreenCanvas(8, 8)\ndrawn.getContext("2d")!.fillRect(0, 0, 4, 4)\ndisplay(drawn)\n"after"', /picture[\s\S]*after/],
  ] as const
  for (const heading of ['Anything in Python', 'Anything in TypeScript']) {
    const { page, slide } = await openSlide(browser, siteUrl, heading)
    for (const [, code, output] of programs.filter(([where], at) => where === heading && (isLong || at % 2 === 0))) {
      await runEdited(slide, code)
      expect(await slide.locator('.snippet-output').innerText(), code).toMatch(output)
    }
    await page.close()
  }
})

it('marks the failed line of edited code, in the editor and out of it, until it changes', async () => {
  const { page, slide } = await openSlide(browser, siteUrl, 'An error names its line')
  await runEdited(slide, 'print(1)\nnothing\nprint(2)')
  const marked = slide.locator('.snippet-failed-line:visible')
  expect((await marked.allInnerTexts()).map(text => text.trim())).toEqual(['nothing'])
  await slide.getByRole('button', { name: 'Edit' }).click()
  expect((await marked.allInnerTexts()).map(text => text.trim())).toEqual(['nothing'])
  await slide.getByRole('button', { name: 'Edit' }).click()
  await slide.getByRole('textbox').fill('print(1)\nprint(3)\nprint(2)')
  await expect.poll(() => marked.count()).toBe(0)
  await page.close()
})

it.runIf(isLong)('starts each run afresh', async () => {
  const { page, slide } = await openSlide(browser, siteUrl, 'Anything in Python')
  const code = 'import sys, os\nprint(hasattr(sys, "mark"), os.path.exists("/tmp/mark"), "value" in globals())\nvalue = sys.mark = 1\nopen("/tmp/mark", "w").close()'
  for (let run = 0; run < 2; run++) {
    await runEdited(slide, code)
    expect(await slide.locator('.piece.stdout pre').innerText()).toBe('False False False')
  }
  await page.close()
})

it('shares a session\'s state, running earlier members first where it has to', async () => {
  const { page, slide } = await openSlide(browser, siteUrl, 'One session, two snippets')
  const second = slide.locator('.runnable-snippet').nth(1)
  await runToEnd(second, () => second.getByRole('button', { name: 'Run' }).click())
  expect(await second.locator('.piece.stdout pre').innerText()).toBe('after \'the\' comes model')
  await second.getByRole('button', { name: 'Reset' }).click()
  await runToEnd(second, () => second.getByRole('button', { name: 'Run' }).click())
  expect(await second.locator('.piece.stdout pre').innerText()).toBe('after \'the\' comes text')
  await page.close()
})

it.runIf(isLong)('gives a session\'s worker to no other run when Stop lands while an edit loads', async () => {
  // The shell does not tell when requests of a worker end that was stopped.
  const whole = await launchBrowser({ kind: 'whole' })
  const { page, slide } = await openSlide(whole, siteUrl, 'One session, two snippets')
  const [first, second] = [slide.locator('.runnable-snippet').nth(0), slide.locator('.runnable-snippet').nth(1)]
  await runToEnd(first, () => first.getByRole('button', { name: 'Run' }).click())
  let release = (): void => {}
  const asked = new Promise<void>(resolve => page.route(/python-add-on/, async (route) => {
    const held = new Promise<void>(go => release = go)
    resolve()
    await held
    await route.continue()
  }))
  await second.getByRole('button', { name: 'Edit' }).click()
  await second.getByRole('textbox').fill('import greeting')
  await second.getByRole('textbox').press('Control+Enter')
  await asked
  await second.getByRole('button', { name: 'Stop' }).click()
  await expect.poll(() => second.locator('.caption').innerText()).toContain('stopped')
  const answered = page.waitForResponse(/python-add-on/)
  release()
  await (await answered).finished()

  const other = page.locator('#slideshow > :not([style*="display: none"])', { has: page.getByRole('heading', { name: 'Anything in Python' }) })
  await page.keyboard.press('Escape')
  for (let presses = 0; presses < 10 && !await other.isVisible(); presses++) {
    await page.keyboard.press('ArrowDown')
    await page.waitForTimeout(500)
  }
  await runEdited(other, 'print("model" in globals())')
  expect(await other.locator('.piece.stdout pre').innerText()).toBe('False')
  await whole.close()
})

it.runIf(isLong)('lets no member of a session speak for the runner of the next one', async () => {
  const { page, slide } = await openSlide(browser, siteUrl, 'One session, two snippets')
  const first = slide.locator('.runnable-snippet').nth(0)
  const second = slide.locator('.runnable-snippet').nth(1)
  await runEdited(first, `import js
js.eval("""Object.defineProperty(MessageEvent.prototype, 'data', { get() {
  this.target.postMessage({ type: 'running', worker: 1 })
  this.target.postMessage({ type: 'piece', worker: 1, piece: { kind: 'stdout', text: 'forged' } })
  this.target.postMessage({ type: 'end', worker: 1, ending: 'finished', line: 0 })
} })""")
model = {"the": "armed"}
print("armed")`)
  expect(await first.locator('.piece.stdout pre').innerText()).toBe('armed')
  await runToEnd(second, () => second.getByRole('button', { name: 'Run' }).click())
  expect(await second.locator('.piece.stdout pre').innerText()).toBe('after \'the\' comes armed')
  await page.close()
})

it.runIf(isLong)('answers input() from the front matter and refuses the question after it', async () => {
  const { page, slide } = await openSlide(browser, siteUrl, 'Questions')
  await runToEnd(slide, () => slide.getByRole('button', { name: 'Run' }).click())
  expect(await slide.locator('.snippet-output').innerText()).toMatch(/Who is there\? Ada\s+Hello, Ada[\s\S]*EOFError: input\(\) has no answer on a slide/)
  await page.close()
})

it('returns to the recording, marked, when the runtime cannot be had', async () => {
  const { page, slide } = await openSlide(browser, siteUrl, 'Python counts words')
  await page.context().setOffline(true)
  await runToEnd(slide, () => slide.getByRole('button', { name: 'Run' }).click())
  expect(await slide.locator('.result[data-showing=fallback] .caption').innerText()).toMatch(/recorded on \d{4}-\d\d-\d\d .*\(live: its files could not be loaded\)/)
  expect(await slide.locator('.snippet-output').innerText()).toContain('\'the\'')
  await page.close()
})

it('keeps the keys in the editor, gives them back on Escape, and Reset brings the code back', async () => {
  const { page, slide } = await openSlide(browser, siteUrl, 'Anything in TypeScript')
  const before = page.url()
  await slide.getByRole('button', { name: 'Edit' }).click()
  const editor = slide.getByRole('textbox')
  await expect.poll(() => editor.evaluate(element => element === document.activeElement)).toBe(true)
  await page.keyboard.press('End')
  for (const key of ['Space', 'ArrowRight', 'ArrowLeft', 'ArrowDown', 'PageUp', 'g', 'o', 'd', 'f', 'Enter'])
    await page.keyboard.press(key)
  expect(page.url()).toBe(before)
  expect(await page.locator('html').getAttribute('class')).not.toContain('dark')
  await editor.fill('const answer: number = 6 * 7\nanswer')
  await runToEnd(slide, () => page.keyboard.press('ControlOrMeta+Enter'))
  expect(await slide.locator('.piece.result').innerText()).toMatch(/result\s+42/)
  expect(await slide.locator('.caption').innerText()).toContain('edited code')
  await page.keyboard.press('Escape')
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true)
  await slide.getByRole('button', { name: 'Reset' }).click()
  expect(await slide.locator('.shiki').innerText()).toContain('console.log')
  expect(await slide.locator('.caption').innerText()).toContain('recorded on')
  // The keys are the deck's again, after a press by mouse too.
  await page.keyboard.press('ArrowLeft')
  await expect.poll(() => page.url()).not.toBe(before)
  await page.close()
})

it('tells a screen reader that it runs, what it prints, and that it finished', async () => {
  const { page, slide } = await openSlide(browser, siteUrl, 'TypeScript draws')
  // What a region says is read out only where the region was there before.
  const region = await slide.getByRole('log').elementHandle()
  await slide.evaluate((element) => {
    const heard: string[] = []
    Object.assign(globalThis, { heard })
    const note = (): void => {
      for (const region of element.querySelectorAll('[role=status], [role=log][aria-live=polite]')) {
        const text = (region as HTMLElement).innerText.trim()
        if (text && heard.at(-1) !== text)
          heard.push(text)
      }
    }
    new MutationObserver(note).observe(element, { subtree: true, childList: true, characterData: true, attributes: true })
  })
  await runToEnd(slide, () => slide.getByRole('button', { name: 'Run' }).click())
  await expect.poll(() => page.evaluate(() => (globalThis as unknown as { heard: string[] }).heard.join('|')))
    .toMatch(/bars\.ts: running[\s\S]*text █████[\s\S]*bars\.ts: finished/)
  expect(await slide.getByRole('log').evaluate((element, before) => element === before, region)).toBe(true)
  await page.close()
})

it('says of code that does not run here why', async () => {
  const { page, slide } = await openSlide(browser, siteUrl, 'Not here')
  expect(await slide.locator('.badge').innerText()).toBe('shown, not run: needs a key that this talk does not have')
  expect(await slide.getByRole('button', { name: /Run|Edit/ }).count()).toBe(0)
  await page.close()
})

it('starts the runtime one slide ahead where the author asks, and no sooner', async () => {
  const { page } = await openSlide(browser, siteUrl, 'A loop without end')
  const seen = requests(page)
  await page.waitForTimeout(1500)
  expect(seen.filter(url => url.includes('runtimes/'))).toEqual([])
  await page.keyboard.press('ArrowRight')
  await expect.poll(() => seen.some(url => url.endsWith('pyodide.asm.wasm')), { timeout: 20_000 }).toBe(true)
  expect(await page.locator('#slideshow h1:visible').innerText()).toBe('One session, two snippets')
  await page.close()
})
