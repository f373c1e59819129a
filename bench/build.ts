import type { Row } from './row.ts'
import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { cache } from '../lib/project/cache.ts'
import { loadDeck } from '../lib/project/deck.ts'
import { findDecks } from '../lib/project/decks.ts'
import { root } from '../lib/project/root.ts'
import { buildFolder } from '../lib/slidev/build.ts'
import { slideBodies } from './export/decks.ts'
import { buildPlainSlidev } from './plain-slidev.ts'
import { table } from './row.ts'

/** Inside the project, since our decks need its folders and Slidev its packages. */
const work = join(root, '.cache/bench/build')
const sizes = [1, 2, 10, 50]
const slides = 10

/**
 * Time to build sites of 1, 2, 10 and 50 talks: from nothing, again after one talk changed, and again unchanged.
 *
 * @param most leaves larger sites out, for an hour that is short
 */
export async function run(most = Number.POSITIVE_INFINITY): Promise<Row[]> {
  rmSync(work, { recursive: true, force: true })
  const rows: Row[] = []
  for (const count of sizes.filter(size => size <= most))
    rows.push(...await lectern(count))
  for (const count of sizes.filter(size => size <= most))
    rows.push(plain(count))
  rmSync(work, { recursive: true, force: true })
  return rows
}

async function lectern(count: number): Promise<Row[]> {
  const project = join(work, `site-${count}`)
  for (let no = 1; no <= count; no++)
    writeTalk(join(project, `slides/bench-${no}`), no)
  const forget = async (): Promise<void> => {
    for (const entry of findDecks(project))
      rmSync(buildFolder(await loadDeck(entry, project)), { recursive: true, force: true })
    for (const passed of globSync('bench-*', { cwd: join(cache, 'checked') }))
      rmSync(join(cache, 'checked', passed), { recursive: true })
  }
  await forget()
  const row = (what: string, note: string): Row => ({ area: 'build', what: `${count} talks of ${slides} slides: Lectern, ${what}`, value: build(project), unit: 's', note })
  const rows = [row('from nothing', 'player, talks, pages without script, PDFs, handouts, search')]
  writeTalk(join(project, 'slides/bench-1'), 1, 'A sentence that was not there before.')
  rows.push(row('one talk changed', 'the others are taken as they were'))
  rows.push(row('nothing changed', 'sources read and checked, site written'))
  await forget()
  return rows
}

/** In a process of its own, as an author starts it. */
function build(project: string): number {
  const start = performance.now()
  const { status, stderr } = spawnSync(process.execPath, [join(import.meta.dirname, 'build/build-once.ts'), project, join(project, 'dist')], { cwd: root, encoding: 'utf8', env: { ...process.env, CI: 'true' } })
  if (status !== 0)
    throw new Error(stderr)
  return (performance.now() - start) / 1000
}

function writeTalk(folder: string, no: number, more = ''): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'slides.md'), `---\ntitle: Talk ${no}\nlang: en\n---\n\n${slideBodies(slides).join('\n\n---\n\n')}\n\n${more}\n`)
}

function plain(count: number): Row {
  const project = join(work, `plain-${count}`)
  const start = performance.now()
  let seconds = 0
  for (let no = 1; no <= count; no++) {
    const folder = join(project, `talk-${no}`)
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, 'slides.md'), `---\ntheme: none\ntitle: Talk ${no}\nfonts: { provider: none }\n---\n\n${slideBodies(slides).join('\n\n---\n\n')}\n`)
    buildPlainSlidev(join(folder, 'slides.md'), join(folder, 'dist'))
    seconds = (performance.now() - start) / 1000
  }
  return { area: 'build', what: `${count} talks of ${slides} slides: slidev build, one after the other`, value: seconds, unit: 's', note: 'players only: no PDFs, no pages without script' }
}

if (process.argv[1] === import.meta.filename)
  console.log(table(await run(Number(process.argv[2]) || undefined)))
