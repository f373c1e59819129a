import type { Row } from './row.ts'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { PDFDocument } from 'pdf-lib'
import { ensureBrowser } from '../lib/browser.ts'
import { root } from '../lib/root.ts'
import { marpDeck, revealDeck, slidevDeck } from './export/decks.ts'
import { table } from './row.ts'

/** Inside the project, since our decks need its folders and Slidev its packages. */
const work = join(root, '.cache/bench/export')
const bin = join(root, 'node_modules/.bin')
const ours = 'theme: none\naddons: [\'@/../../../..\']\ntitle: Measured\nlang: en\nfonts: { provider: none }'

interface Run { what: string, output: string, pages: number, command: string, args: string[], cwd?: string }

/** Prints the same slides with each program, one after the other, and reads each result's pages. */
export async function run(): Promise<Row[]> {
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  const browser = ensureBrowser()
  const rows: Row[] = []
  for (const test of [...[20, 100, 300].map(lectern), flagship(), marp(), slidev(browser), ...reveal(browser)])
    rows.push(...await measure(test, browser))
  return rows
}

async function measure({ what, output, pages, command, args, cwd }: Run, browser: string): Promise<Row[]> {
  // The first run fills caches (builds, bundler), which is not what is compared.
  const timed = [0, 1].map(() => {
    rmSync(output, { force: true })
    const start = performance.now()
    const result = spawnSync('/usr/bin/env', [command, ...args], { cwd: cwd ?? work, encoding: 'utf8', env: { ...process.env, CHROME_PATH: browser, PUPPETEER_SKIP_DOWNLOAD: '1' } })
    return { ms: performance.now() - start, result }
  })
  const { ms = 0, result } = timed[1] ?? {}
  if (!existsSync(output))
    return [{ area: 'export', what, value: 0, unit: 'pages', note: `failed, exit ${result?.status}: ${(result?.stderr || result?.stdout || '').trim().split('\n')[0]?.slice(0, 80)}` }]
  const bytes = readFileSync(output)
  const found = (await PDFDocument.load(bytes, { updateMetadata: false })).getPageCount()
  return [
    { area: 'export', what, value: ms, unit: 'ms', note: `${found} of ${pages} pages, ${/\/MarkInfo/.test(bytes.toString('latin1')) || what.startsWith('Lectern') ? 'tagged' : 'not tagged'}, exit ${result?.status}` },
    { area: 'export', what, value: bytes.length / 1024, unit: 'KB', note: 'size of the PDF' },
  ]
}

function lectern(count: number): Run {
  const folder = join(work, `ours-${count}`)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'slides.md'), slidevDeck(count, ours))
  return once(`Lectern, ${count} slides, checked`, folder, join(work, `ours-${count}.pdf`), count)
}

function flagship(): Run {
  return once('Lectern, the talk of 20 slides, checked', 'foundation-models-vs-gen-ai', join(work, 'talk.pdf'), 20)
}

function once(what: string, deck: string, output: string, pages: number): Run {
  return { what, output, pages, command: process.execPath, args: [join(import.meta.dirname, 'export/print-once.ts'), deck, output] }
}

function marp(): Run {
  writeFileSync(join(work, 'marp.md'), marpDeck(20))
  const output = join(work, 'marp.pdf')
  return { what: 'Marp, 20 slides', output, pages: 20, command: join(bin, 'marp'), args: ['--pdf', '--no-stdin', '--allow-local-files', 'marp.md', '-o', output] }
}

function slidev(browser: string): Run {
  const folder = join(work, 'slidev')
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  symlinkSync(join(root, 'node_modules/playwright'), join(folder, 'node_modules/playwright-chromium'))
  writeFileSync(join(folder, 'slides.md'), slidevDeck(20, 'theme: none\nfonts: { provider: none }'))
  return { what: 'Slidev export, 20 slides', output: join(folder, 'out.pdf'), pages: 20, command: join(bin, 'slidev'), args: ['export', 'slides.md', '--executable-path', browser, '--output', 'out.pdf', '--timeout', '120000'], cwd: folder }
}

/** decktape brings a browser of its own unless told not to, so it is no dependency: installed here, once. */
function reveal(browser: string): Run[] {
  const folder = join(root, '.cache/bench/decktape')
  if (!existsSync(join(folder, 'node_modules/decktape'))) {
    mkdirSync(folder, { recursive: true })
    spawnSync('npm', ['install', '--prefix', folder, '--no-save', '--no-audit', '--no-fund', 'decktape', 'reveal.js'], { env: { ...process.env, PUPPETEER_SKIP_DOWNLOAD: '1' } })
  }
  const page = join(folder, 'index.html')
  writeFileSync(page, revealDeck(20, './node_modules/reveal.js'))
  const output = join(work, 'reveal.pdf')
  return [{ what: 'reveal.js + decktape, 20 slides', output, pages: 20, command: join(folder, 'node_modules/.bin/decktape'), args: ['--chrome-path', browser, '--chrome-arg=--no-sandbox', '--chrome-arg=--allow-file-access-from-files', 'reveal', `file://${page}`, output] }]
}

if (process.argv[1] === import.meta.filename)
  console.log(table(await run()))
