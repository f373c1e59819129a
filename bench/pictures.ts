import type { Browser } from 'playwright'
import type { SlidesOptions } from '../lib/print/pdf/slides.ts'
import type { Witness } from '../lib/print/pdf/witness.ts'
import type { Deck } from '../lib/project/deck.ts'
import type { Row } from './row.ts'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { launchBrowser } from '../lib/browser/browser.ts'
import { serveFolder } from '../lib/browser/serve.ts'
import { exportDeck } from '../lib/print/export-deck.ts'
import { printSlides } from '../lib/print/pdf/slides.ts'
import { findDecks } from '../lib/project/decks.ts'
import { LecternError } from '../lib/project/problem.ts'
import { root } from '../lib/project/root.ts'
import { buildFolder } from '../lib/slidev/build.ts'
import { placeBuiltDeck } from './export/built-deck.ts'
import { runWatched } from './export/peak.ts'
import { ownTalk } from './own-talk.ts'
import { pictureDeck } from './pictures/deck.ts'
import { table } from './row.ts'

/** Inside the project, since the decks need its folders. */
const work = join(root, '.cache/bench/pictures')
const site = join(work, 'site')
const fixtures = ['diagrams/slides/types', 'export/slides/kitchen', 'pictures/slides/pictures']
const runs = 3
type Kind = 'without' | 'with'
/** The whole command, as an author types it. */
const command = join(import.meta.dirname, 'pictures/export-once.ts')

/** Compares right pages with their slides and counts alarms, then measures what looking adds to an export. */
export async function run(): Promise<Row[]> {
  rmSync(work, { recursive: true, force: true })
  mkdirSync(site, { recursive: true })
  const decks: Deck[] = []
  for (const name of [...findDecks(root, ['slides']).map(({ name }) => name), ownDeck('mixed', pictureDeck(40)), ...fixtures.map(path => join(root, 'tests/fixtures/decks', path))])
    decks.push((await placeBuiltDeck(name, site)).deck)
  const server = await serveFolder(site)
  const browser = await launchBrowser()
  try {
    const rows: Row[] = []
    for (const deck of decks) {
      for (const options of [{ withClicks: true }, { dark: true }])
        rows.push(...await countAlarms(browser, `${server.url}${deck.name}/`, deck, options))
    }
    const sum = (what: string): number => rows.filter(row => row.what.endsWith(what)).reduce((total, { value }) => total + value, 0)
    rows.push(
      { area: 'pictures', what: 'all: pages compared', value: sum(': pages compared'), unit: 'pages' },
      { area: 'pictures', what: 'all: pages refused', value: sum(': pages refused'), unit: 'pages' },
    )
    const measured = decks.filter(({ name }) => [ownTalk, 'mixed'].includes(name))
    for (const deck of measured)
      rows.push(...await measureCost(browser, `${server.url}${deck.name}/`, deck))
    for (const deck of measured)
      rows.push(...await measureCommand(deck))
    return rows
  }
  finally {
    await Promise.all([browser.close(), server.close()])
  }
}

function ownDeck(name: string, slides: string): string {
  const folder = join(work, name)
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'slides.md'), slides)
  return folder
}

async function countAlarms(browser: Browser, url: string, deck: Deck, options: SlidesOptions): Promise<Row[]> {
  let pages = 0
  const problems = await refusals(printSlides(browser, url, deck, { ...options, onPage: () => pages++ }))
  const what = `${deck.name}, ${options.dark ? 'dark' : 'with clicks'}`
  const alarms = problems.filter(problem => problem.includes('shows something other than the slide'))
  const others = problems.filter(problem => !alarms.includes(problem))
  return [
    { area: 'pictures', what: `${what}: pages compared`, value: pages, unit: 'pages', ...others.length > 0 && { note: `refused for other reasons: ${others[0]?.slice(0, 120)}` } },
    { area: 'pictures', what: `${what}: pages refused`, value: alarms.length, unit: 'pages', ...alarms.length > 0 && { note: alarms.map(alarm => alarm.slice(0, 160)).join(' | ') } },
  ]
}

async function refusals(making: Promise<unknown>): Promise<string[]> {
  return making.then(() => [], (error: unknown) => {
    if (error instanceof LecternError)
      return error.problems.map(({ slide, found }) => `slide ${slide ?? 0}: ${found}`)
    throw error
  })
}

/** Sees nothing, so that the rest of an export can be timed alone. */
const blind = (): Witness => ({ watch: () => {}, compare: async () => [], masked: async () => [], close: async () => {} })

/** Both PDFs from the built site, nothing kept, with and without in turn; the median counts. */
async function measureCost(browser: Browser, url: string, deck: Deck): Promise<Row[]> {
  const times: Record<Kind, number[]> = { without: [], with: [] }
  for (let turn = 0; turn <= runs; turn++) {
    for (const kind of ['without', 'with'] as const) {
      const kept = join(work, 'kept', `${deck.name}-${kind}-${turn}`)
      const start = performance.now()
      await refusals(exportDeck(async () => ({ browser, url }), deck, root, { format: 'pdf', notes: true, handout: { layout: 'notes', perPage: 3, paper: 'A4' }, kept, ...kind === 'without' && { witness: blind } }))
      // The first turn fills caches.
      if (turn > 0)
        times[kind].push(performance.now() - start)
    }
  }
  return compared(`${deck.name}, both PDFs from the built site`, times)
}

/** The whole command from the start of Node, after an edit: the deck is built, settled and printed, with and without looking in turn. */
async function measureCommand(deck: Deck): Promise<Row[]> {
  const times: Record<Kind, number[]> = { without: [], with: [] }
  for (let turn = 0; turn <= runs; turn++) {
    for (const kind of ['without', 'with'] as const) {
      rmSync(buildFolder(deck), { recursive: true, force: true })
      const { ms, code, output } = await runWatched(process.execPath, [command, kind, deck.folder, join(work, 'output')], root, process.env, false)
      if (code !== 0)
        return [{ area: 'pictures', what: `${deck.name}, the whole command`, value: 0, unit: 'ms', note: `failed, exit ${code}: ${output.trim().split('\n').at(-1)?.slice(0, 120)}` }]
      if (turn > 0)
        times[kind].push(ms)
    }
  }
  return compared(`${deck.name}, lectern export as typed`, times)
}

function compared(what: string, times: Record<Kind, number[]>): Row[] {
  const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0
  const [without, together] = [median(times.without), median(times.with)]
  return [
    { area: 'pictures', what: `${what}, pages not looked at`, value: without, unit: 'ms', note: `median of ${runs}` },
    { area: 'pictures', what: `${what}, each page looked at`, value: together, unit: 'ms', note: `median of ${runs}` },
    { area: 'pictures', what: `${what}: looking adds`, value: 100 * (together / without - 1), unit: '%' },
  ]
}

if (process.argv[1] === import.meta.filename)
  console.log(table(await run()))
