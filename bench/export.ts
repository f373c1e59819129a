import type { Run } from './export/run.ts'
import type { Row } from './row.ts'
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { launchBrowser } from '../lib/browser/browser.ts'
import { ensureBrowser } from '../lib/browser/find-browser.ts'
import { serveFolder } from '../lib/browser/serve.ts'
import { snapshotDeck } from '../lib/print/settle.ts'
import { root } from '../lib/project/root.ts'
import { placeBuiltDeck } from './export/built-deck.ts'
import { marpDeck, marpTalk, revealDeck, slidevDeck } from './export/decks.ts'
import { measure } from './export/run.ts'
import { ownTalk } from './own-talk.ts'
import { table } from './row.ts'

/** Inside the project, since our decks need its folders and Slidev its packages. */
const work = join(root, '.cache/bench/export')
const bin = join(root, 'node_modules/.bin')
const site = join(work, 'site')
const ours = 'title: Measured\nlang: en\nfonts: { provider: none }'
const sizes = [20, 100, 300]

/** Prints the same slides with each program, one after the other, and reads each result's pages. */
export async function run(): Promise<Row[]> {
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  const browser = ensureBrowser()
  const env = { ...process.env, CHROME_PATH: browser, PUPPETEER_SKIP_DOWNLOAD: '1' }
  const runs = [
    await lecternTalk(),
    lecternCommand(),
    await marpTalkRun(),
    slidevTalk(browser),
    ...await lecternPlain(),
    ...sizes.map(marp),
    ...sizes.map(count => slidev(browser, count)),
    reveal(browser, 20),
  ]
  const rows: Row[] = []
  for (const one of runs)
    rows.push(...await measure(one, work, env))
  return rows
}

async function lecternTalk(): Promise<Run> {
  const { deck, kept } = await placeBuiltDeck(ownTalk, site)
  return once('the talk: Lectern, slides.pdf printed from the built site', deck.folder, join(work, 'talk.pdf'), deck.slides.length, kept)
}

/** What an author types, of a talk whose site was built and which was exported before: nothing changed. */
function lecternCommand(): Run {
  const output = join(work, 'command')
  return { what: 'the talk: Lectern, npm run export of both PDFs, unchanged', output: join(output, `${ownTalk}.pdf`), command: process.execPath, args: [join(root, 'commands/lectern.ts'), 'export', ownTalk, '--output', output], cwd: root, isLong: false, memoryOf: 'as it made both files before' }
}

async function marpTalkRun(): Promise<Run> {
  const server = await serveFolder(site)
  const browser = await launchBrowser()
  const { slides } = await snapshotDeck(browser, `${server.url}${ownTalk}/`, { slides: Array.from({ length: 20 }, (_, index) => index + 1) })
  await Promise.all([browser.close(), server.close()])
  writeFileSync(join(work, 'marp-talk.md'), marpTalk(slides))
  return marpRun('the talk: Marp, its first 20 slides\' words and drawings', 'marp-talk', false)
}

/** A copy, since Slidev looks for the browser's driver beside the slides. */
function slidevTalk(browser: string): Run {
  const folder = join(work, 'slidev-talk')
  cpSync(join(root, 'slides', ownTalk), folder, { recursive: true })
  const text = readFileSync(join(folder, 'slides.md'), 'utf8')
  writeFileSync(join(folder, 'slides.md'), text.replace('@/../..', '@/../../../..'))
  return slidevRun('the talk: slidev export, dev server', folder, browser, false)
}

/** One after the other, since each is built. */
async function lecternPlain(): Promise<Run[]> {
  const runs: Run[] = []
  for (const count of sizes)
    runs.push(await lectern(count))
  return runs
}

async function lectern(count: number): Promise<Run> {
  const folder = join(work, `ours-${count}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'slides.md'), slidevDeck(count, ours))
  const { kept } = await placeBuiltDeck(folder, site)
  return once(`${count} plain slides: Lectern, from the built site`, folder, join(work, `ours-${count}.pdf`), count, kept)
}

function once(what: string, folder: string, output: string, pages: number, kept: string): Run {
  return { what, output, pages, command: process.execPath, args: [join(import.meta.dirname, 'export/print-once.ts'), folder, site, output, kept], isLong: false }
}

function marp(count: number): Run {
  writeFileSync(join(work, `marp-${count}.md`), marpDeck(count))
  return marpRun(`${count} plain slides: Marp`, `marp-${count}`, count > 20, count)
}

function marpRun(what: string, name: string, isLong: boolean, pages = 20): Run {
  const output = join(work, `${name}.pdf`)
  return { what, output, pages, command: join(bin, 'marp'), args: ['--pdf', '--html', '--no-stdin', '--allow-local-files', `${name}.md`, '-o', output], isLong }
}

function slidev(browser: string, count: number): Run {
  const folder = join(work, `slidev-${count}`)
  mkdirSync(folder)
  writeFileSync(join(folder, 'slides.md'), slidevDeck(count, 'theme: none\nfonts: { provider: none }'))
  return slidevRun(`${count} plain slides: slidev export, dev server`, folder, browser, count > 20, count)
}

function slidevRun(what: string, folder: string, browser: string, isLong: boolean, pages?: number): Run {
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  symlinkSync(join(root, 'node_modules/playwright'), join(folder, 'node_modules/playwright-chromium'))
  return { what, output: join(folder, 'out.pdf'), pages, command: join(bin, 'slidev'), args: ['export', 'slides.md', '--executable-path', browser, '--output', 'out.pdf', '--timeout', '120000'], cwd: folder, isLong }
}

/** decktape brings a browser of its own unless told not to, so it is no dependency: installed here, once. */
function reveal(browser: string, count: number): Run {
  const folder = join(root, '.cache/bench/decktape')
  if (!existsSync(join(folder, 'node_modules/decktape'))) {
    mkdirSync(folder, { recursive: true })
    spawnSync('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', 'decktape', 'reveal.js'], { env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' } })
  }
  const page = join(folder, 'index.html')
  writeFileSync(page, revealDeck(count, './node_modules/reveal.js'))
  const output = join(work, 'reveal.pdf')
  // A second a slide is its own pause, so once is enough.
  return { what: `${count} plain slides: reveal.js + decktape`, output, pages: count, command: join(folder, 'node_modules/.bin/decktape'), args: ['--chrome-path', browser, '--chrome-arg=--no-sandbox', '--chrome-arg=--allow-file-access-from-files', 'reveal', `file://${page}`, output], isLong: true }
}

if (process.argv[1] === import.meta.filename)
  console.log(table(await run()))
