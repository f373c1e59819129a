import type { Row } from '../row.ts'
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from '../../lib/browser/find-browser.ts'
import { marpDeck, slideBodies, slidevDeck } from '../export/decks.ts'
import { runWatched } from '../export/peak.ts'
import { median, verdict } from './verdict.ts'
import { measureWatching } from './watching.ts'
import { giveDriver, headmatters, lectern, marp, plainSlidev, seconds, work } from './work.ts'

const slides = 20
const times = 3

const exportPlain = (): string[] => [...plainSlidev, 'export', 'slides.md', '--executable-path', ensureBrowser(), '--output', 'out.pdf', '--timeout', '120000']
const row = (what: string, value: number, note?: string): Row => ({ area: 'goals', what, value, unit: 's', note })

/** A row that no goal depends on: where the other program fails, as on a busy machine, the rest is told all the same. */
function peer(what: string, measure: () => number): Row {
  try {
    return row(what, measure())
  }
  catch (error) {
    return row(what, Number.NaN, `failed: ${String(error).split('\n').slice(1, 3).join(' ').slice(0, 120)}`)
  }
}

/** A folder of the work's. */
function place(name: string): string {
  const folder = join(work, name)
  mkdirSync(folder, { recursive: true })
  return folder
}

/** The middle of several runs, before each of which another word stands on a slide. */
function afterWord(folder: string, text: string, command: string[], file = 'slides.md'): number {
  const write = (word: string): void => writeFileSync(join(folder, file), text.replace('first of', `${word} of`))
  write('first')
  seconds(command, folder)
  return median(Array.from({ length: times }, (_, index) => {
    write(`changed ${Date.now()} ${index}`)
    return seconds(command, folder)
  }))
}

/** What an author waits for who has changed a word, with each program and while watching. */
export async function measureWord(): Promise<Row[]> {
  const [ours, watched, plain, other, typst] = ['lectern', 'watched', 'slidev', 'marp', 'typst'].map(place) as [string, string, string, string, string]
  giveDriver(plain)
  const marpWord = afterWord(other, marpDeck(slides), [...marp, '--pdf', '--no-stdin', 'slides.md', '-o', 'out.pdf'])
  const exportChanged = [...lectern, 'export', 'slides.md', '--output', 'out', '--verify', 'changed']
  const word = afterWord(ours, slidevDeck(slides, headmatters.lectern), [...exportChanged, '--no-handout'])
  const both = afterWord(ours, slidevDeck(slides, headmatters.lectern), exportChanged)
  const { slidesFile, handout } = await measureWatching(watched, slidevDeck(slides, headmatters.lectern), times)
  const hasTypst = spawnSync('typst', ['--version']).status === 0
  return [
    verdict({ what: `${slides} slides, one word → checked slides.pdf`, value: word, unit: 's', limit: 1.1 * marpWord, from: '1.1 × Marp', note: 'pictures compared' }),
    row('one word → checked slides.pdf and handout.pdf', both),
    row('Marp: one word → PDF', marpWord),
    peer('slidev export: one word → PDF', () => afterWord(plain, slidevDeck(slides, headmatters.slidev), exportPlain())),
    ...hasTypst ? [row('Typst: one word → PDF', afterWord(typst, typstDeck(), ['typst', 'compile', 'slides.typ', 'out.pdf'], 'slides.typ'))] : [],
    verdict({ what: 'watching: one word → checked PDF of the slides', value: slidesFile, unit: 's', limit: 0.8 }),
    verdict({ what: 'watching: from there to the handout', value: handout, unit: 's', limit: 1 }),
  ]
}

/** A site and PDFs of which nothing is kept, and of which everything is. */
export async function measureBuild(): Promise<Row[]> {
  const [ours, plain] = ['built', 'built-slidev'].map(place) as [string, string]
  giveDriver(plain)
  writeFileSync(join(plain, 'slides.md'), slidevDeck(slides, headmatters.slidev))
  writeFileSync(join(ours, 'slides.md'), slidevDeck(slides, headmatters.lectern))
  const both = [peer('slidev build', () => seconds([...plainSlidev, 'build', 'slides.md', '--out', 'dist'], plain)), peer('slidev export', () => seconds(exportPlain(), plain))]
  const bothOfSlidev = both.reduce((sum, { value }) => sum + value, 0)
  const build = [...lectern, 'build', 'slides.md', '--output', 'dist']
  const cold = seconds(build, ours)
  const unchanged = median(Array.from({ length: times }, () => seconds(build, ours)))
  return [
    verdict({ what: 'nothing kept → site and PDFs', value: cold, unit: 's', limit: bothOfSlidev, from: '1.0 × (slidev build + slidev export)' }),
    ...both,
    verdict({ what: 'unchanged build', value: unchanged, unit: 's', limit: 0.5 }),
  ]
}

/** Largest memory of 300 slides, of the program and all that it starts. */
export async function measureMany(): Promise<Row[]> {
  const [ours, other] = ['many', 'many-marp'].map(place) as [string, string]
  writeFileSync(join(ours, 'many.md'), slidevDeck(300, `${headmatters.lectern} ${Date.now()}`))
  writeFileSync(join(other, 'many.md'), marpDeck(300))
  const peak = async ([program = '', ...args]: string[], cwd: string): Promise<number | undefined> => (await runWatched(program, args, cwd, { ...process.env, CHROME_PATH: ensureBrowser() }, true)).peak
  const marpPeak = await peak([...marp, '--pdf', '--no-stdin', 'many.md', '-o', 'many.pdf'], other)
  return [
    verdict({ what: '300 slides → PDFs: memory', value: await peak([...lectern, 'export', 'many.md', '--output', 'out'], ours), unit: 'MiB', limit: 1024 }),
    ...marpPeak === undefined ? [] : [{ area: 'goals', what: 'Marp: 300 slides → PDF: memory', value: marpPeak, unit: 'MiB' }],
  ]
}

/** The same words, a page a slide. */
function typstDeck(): string {
  const bodies = slideBodies(slides).map(body => body.replace(/^# /m, '= ').replace(/\*\*/g, '*').replace(/^\|.*$/gm, line => line.replace(/[|#]/g, ' ')))
  return `#set page(paper: "presentation-16-9")\n${bodies.join('\n#pagebreak()\n')}\n`
}
