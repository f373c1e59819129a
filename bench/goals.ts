import type { Row } from './row.ts'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { root } from '../lib/project/root.ts'
import { measureCheck } from './goals/check.ts'
import { measureBuild, measureMany, measureWord } from './goals/commands.ts'
import { measureFirstSteps } from './goals/first-steps.ts'
import { measureLive } from './goals/live.ts'
import { valueOf, verdict } from './goals/verdict.ts'
import { measureWeight } from './goals/weight.ts'
import { work } from './goals/work.ts'
import { measured } from './measured.ts'
import { table } from './row.ts'

const area = (name: string): Promise<Row[]> => measured(join(import.meta.dirname, `${name}.ts`))

/** Each of minutes; what can be measured for itself is named so on the command line. */
const parts: Record<string, (scratch: string) => Promise<Row[]>> = {
  word: measureWord,
  build: measureBuild,
  many: measureMany,
  check: measureCheck,
  live: measureLive,
  first: scratch => measureFirstSteps(scratch, slidevVersion()),
  talks: async () => talks(await area('build')),
  visits: async () => visits(await area('site')),
  programs: async () => programs(await area('snippets')),
  weight: async scratch => measureWeight(scratch, slidevVersion()),
}

/**
 * One row for each goal of the loop from a changed word to a slide, and whether it is met; beside it the peers' rows.
 * A part that fails says so in a row of its own, and the others are measured.
 */
export async function run(_?: string, wanted: string[] = Object.keys(parts)): Promise<Row[]> {
  const scratch = mkdtempSync(join(tmpdir(), 'lectern-goals-'))
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  const rows: Row[] = []
  try {
    for (const name of wanted) {
      console.error(`  ${name}, load ${loadavg()[0]!.toFixed(1)} of ${cpus().length} cores …`)
      rows.push(...await parts[name]!(scratch).catch((error: unknown): Row[] => [{ area: 'goals', what: name, value: Number.NaN, unit: '', note: `failed: ${String(error).slice(0, 300)}` }]))
    }
    return rows
  }
  finally {
    rmSync(work, { recursive: true, force: true })
    rmSync(scratch, { recursive: true, force: true })
  }
}

function talks(rows: Row[]): Row[] {
  const all = (count: number): number => valueOf(rows, `${count} talks of 10 slides: Lectern, from nothing`)
  const peer = '50 talks of 10 slides: slidev build, one after the other'
  return [
    verdict({ what: '50 talks: seconds a talk', value: all(50) / 50, unit: 's', limit: 2 }),
    verdict({ what: '50 talks: seconds a talk, as compared with 10', value: (all(50) / 50) / (all(10) / 10), unit: '×', limit: 1.1, from: 'linear' }),
    { area: 'goals', what: 'slidev build: seconds a talk of 50', value: valueOf(rows, peer) / 50, unit: 's', note: 'players only' },
  ]
}

function visits(rows: Row[]): Row[] {
  const first = valueOf(rows, 'Lectern: first load')
  const peers = (what: string): Row[] => ['plain Slidev', 'Marp'].map(name => ({ ...rows.find(row => row.what === `${name}: ${what}`)!, area: 'goals' }))
  return [
    verdict({ what: 'first load playable', value: first, unit: 'KB gzip', limit: 60 }),
    ...peers('first load'),
    verdict({ what: 'any further slide', value: (valueOf(rows, 'Lectern: whole walk') - first) / 19, unit: 'KB gzip', limit: 5, note: 'mean of 19' }),
    verdict({ what: 'first slide readable', value: valueOf(rows, 'Lectern: first text'), unit: 'ms', limit: 1.2 * valueOf(rows, 'Marp: first text'), from: '1.2 × Marp', note: 'CPU 4× slowed, 1.6 Mbit/s' }),
    ...peers('first text'),
    verdict({ what: 'first slide playable', value: valueOf(rows, 'Lectern: playable'), unit: 'ms', limit: 1200, note: 'CPU 4× slowed, 1.6 Mbit/s' }),
    ...peers('playable'),
  ]
}

function programs(rows: Row[]): Row[] {
  const addon = 'slidev-addon-python-runner 0.1.3, Python'
  return [
    verdict({ what: 'first Python output, cold', value: valueOf(rows, 'Lectern, Python: first run'), unit: 'ms', limit: 2000 }),
    { area: 'goals', what: `${addon}: first run`, value: valueOf(rows, `${addon}: first run`), unit: 'ms' },
    verdict({ what: 'first Python output, warmed', value: valueOf(rows, 'Lectern, Python: next runs'), unit: 'ms', limit: 300 }),
    { area: 'goals', what: `${addon}: next runs`, value: valueOf(rows, `${addon}: next runs`), unit: 'ms' },
  ]
}

function slidevVersion(): string {
  const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { dependencies: Record<string, string> }
  return dependencies['@slidev/cli']!
}

if (process.argv[1] === import.meta.filename) {
  const words = process.argv.slice(2)
  const unknown = words.filter(word => !Object.hasOwn(parts, word))
  if (unknown.length > 0)
    throw new Error(`no part ${unknown.join(', ')}; there are ${Object.keys(parts).join(', ')}`)
  console.log(table(await run(undefined, words.length > 0 ? words : undefined)))
}
