import type { Browser, Page } from 'playwright'
import type { Row } from './row.ts'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { gzipSync } from 'node:zlib'
import { launchBrowser } from '../lib/browser/browser.ts'
import { serveFolder } from '../lib/browser/serve.ts'
import { loadDeck } from '../lib/project/deck.ts'
import { findDecks } from '../lib/project/decks.ts'
import { root } from '../lib/project/root.ts'
import { writeDeckPages } from '../lib/site/deck-pages.ts'
import { buildDeck } from '../lib/slidev/build.ts'
import { placeDecks } from '../lib/slidev/place-decks.ts'
import { buildPlainSlidev } from './plain-slidev.ts'
import { table } from './row.ts'

/** Print a new line at each run, so that a second output is told from the first. */
const programs = {
  py: 'import time\nprint("tick", time.time_ns())',
  ts: 'const now: number = performance.now()\nconsole.log("tick", now)',
}
const loop = { py: 'while True: pass', ts: 'while (true);' }

/** A built deck with one program on its only slide, and how a person presses Run there. */
interface Contender {
  what: string
  /** Address of the slide with the program. */
  url: string
  /** CSS selector of the button. */
  button: string
}

/** Bytes before Run, and click to first output, cold and warm, of Lectern, Slidev and its Python add-on. */
export async function run(): Promise<Row[]> {
  const work = await mkdtemp(join(root, '.cache/bench-snippets-'))
  const browser = await launchBrowser()
  const lectern = await buildLectern(work)
  const plain = await serveFolder(await buildPlain(work, 'ts', []))
  const addon = await serveFolder(await buildPlain(work, 'py', ['slidev-addon-python-runner']))
  const runButton = '[data-slidev-no="1"] .runnable-snippet .run'
  const play = '[data-slidev-no="1"] button[title="Run code"]'
  try {
    const rows: Row[] = []
    for (const contender of [
      { what: 'Lectern, TypeScript', url: `${lectern.url}ts/`, button: runButton },
      { what: 'Slidev {monaco-run}, TypeScript', url: plain.url, button: play },
      { what: 'Lectern, Python', url: `${lectern.url}py/`, button: runButton },
      { what: 'slidev-addon-python-runner 0.1.3, Python', url: addon.url, button: play },
    ])
      rows.push(...await measure(browser, contender))
    for (const language of ['ts', 'py'])
      rows.push(await measureStop(browser, `${lectern.url}${language}-loop/`, language))
    return rows
  }
  finally {
    await browser.close()
    for (const server of [lectern, plain, addon])
      await server.close()
    await rm(work, { recursive: true, force: true })
  }
}

async function buildLectern(work: string): ReturnType<typeof serveFolder> {
  const project = join(work, 'lectern')
  const slides = (src: string): string => `---\ntitle: Bench\n---\n\n# A program\n\n<RunnableSnippet src="${src}" />\n`
  for (const language of ['py', 'ts'] as const) {
    await write(join(project, `slides/${language}/slides.md`), slides(`tick.${language}`))
    await write(join(project, `slides/${language}-loop/slides.md`), slides(`loop.${language}`))
    await write(join(project, `snippets/tick.${language}`), programs[language])
    await write(join(project, `snippets/loop.${language}`), loop[language])
  }
  const site = join(work, 'site')
  for (const entry of findDecks(project)) {
    const built = await buildDeck(await loadDeck(entry, project))
    await placeDecks([built], site)
    await writeDeckPages(built, undefined, { site })
    await rm(built.app.folder, { recursive: true, force: true })
  }
  return serveFolder(site)
}

/** The same slide with Slidev's own block. Pyodide is bundled, or the add-on would ask a server on the web. */
async function buildPlain(work: string, language: 'py' | 'ts', addons: string[]): Promise<string> {
  const entry = join(work, `plain-${language}/slides.md`)
  const output = join(work, `plain-${language}-built`)
  await write(entry, `---\ntheme: none\naddons: ${JSON.stringify(addons)}\ntitle: Bench\n---\n\n# A program\n\n\`\`\`${language} {monaco-run} {autorun:false}\n${programs[language]}\n\`\`\`\n`)
  buildPlainSlidev(entry, output, { BUNDLE_PYODIDE: '1' })
  return output
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}

async function measure(browser: Browser, { what, url, button }: Contender): Promise<Row[]> {
  const page = await browser.newPage()
  const sizes: Promise<number>[] = []
  page.on('response', response => sizes.push(response.body().then(body => gzipSync(body).length, () => 0)))
  await page.goto(url)
  await page.locator(button).waitFor({ timeout: 60_000 })
  await page.waitForLoadState('networkidle')
  const before = (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0)
  const cold = await clickToOutput(page, button)
  await page.waitForTimeout(6000)
  const warm = [await clickToOutput(page, button)]
  for (let again = 0; again < 2; again++) {
    await page.waitForTimeout(6000)
    warm.push(await clickToOutput(page, button))
  }
  await page.close()
  return [
    { area: 'snippets', what: `${what}: before Run`, value: before / 1024, unit: 'KB gzip', note: 'slide with one program, everything loaded' },
    { area: 'snippets', what: `${what}: first run`, value: cold, unit: 'ms', note: 'click to first output' },
    { area: 'snippets', what: `${what}: next runs`, value: warm.sort((a, b) => a - b)[1]!, unit: 'ms', note: 'median of three' },
  ]
}

/** Milliseconds from pressing the button to a new "tick" on the slide, by the page's own clock. */
function clickToOutput(page: Page, button: string): Promise<number> {
  return page.evaluate(selector => new Promise<number>((resolve) => {
    const slide = document.querySelector('[data-slidev-no="1"]')!
    const tick = (): string => /tick\D{0,4}[\d.]+/.exec([...slide.querySelectorAll('.slidev-runner-output, .snippet-output')].map(output => (output as HTMLElement).textContent).join('\n'))?.[0] ?? ''
    const old = tick()
    const began = performance.now()
    const watch = new MutationObserver(() => {
      if (tick() && tick() !== old) {
        watch.disconnect()
        resolve(performance.now() - began)
      }
    })
    watch.observe(slide, { subtree: true, childList: true, characterData: true })
    slide.parentElement!.querySelector<HTMLElement>(selector)!.click()
  }), button)
}

async function measureStop(browser: Browser, url: string, language: string): Promise<Row> {
  const page = await browser.newPage()
  await page.goto(url)
  const snippet = page.locator('[data-slidev-no="1"] .runnable-snippet')
  await snippet.locator('.run').click()
  await snippet.locator('.result[data-showing=running]').waitFor({ timeout: 60_000 })
  const value = await snippet.evaluate(element => new Promise<number>((resolve) => {
    const began = performance.now()
    new MutationObserver(() => {
      if (element.querySelector('.result[data-showing=live]'))
        resolve(performance.now() - began)
    }).observe(element, { subtree: true, attributes: true })
    const stop = [...element.querySelectorAll('button')].find(button => button.textContent?.includes('Stop'))
    stop?.click()
  }))
  await page.close()
  return { area: 'snippets', what: `Lectern, Stop of \`${loop[language as 'ts' | 'py']}\``, value, unit: 'ms', note: 'click to the slide saying so; the worker is ended within 150 ms, or its frame removed' }
}

if (process.argv[1] === import.meta.filename)
  console.log(table(await run()))
