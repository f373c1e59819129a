import type { Row } from './row.ts'
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { extname, join } from 'node:path'
import process from 'node:process'
import { Marp } from '@marp-team/marp-core'
import { createDeck } from '../lib/article/create-deck.ts'
import { coverageOf } from '../lib/article/trace/coverage.ts'
import { LecternError } from '../lib/project/problem.ts'
import { judgeDeck } from '../tests/article/judge-deck.ts'

/** What one article became. */
interface Outcome {
  file: string
  slides: number
  sentences: number
  onSlides: number
  inNotes: number
  /** By what is wrong, how often. */
  faults: Map<string, number>
  same: boolean
  seconds: number
  failure?: string
}

/**
 * Makes a deck of every article of a folder and counts what can be counted without a browser; beside it how pandoc
 * divides the same articles, where it is installed. `npm run bench -- article <folder>`.
 */
export async function run(folder = process.env.LECTERN_ARTICLES ?? ''): Promise<Row[]> {
  if (!folder)
    return []
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => /\.(?:md|markdown|html?|txt)$/i.test(file) && statSync(join(folder, file)).isFile()).sort()
  const outcomes = files.map(file => measure(folder, file))
  const good = outcomes.filter(({ failure }) => !failure)
  const sum = (of: (outcome: Outcome) => number): number => good.reduce((total, outcome) => total + of(outcome), 0)
  const row = (what: string, value: number, unit: string, note = ''): Row => ({ area: 'article', what, value, unit, note })
  for (const { file, slides, sentences, onSlides, inNotes, faults, seconds, failure } of outcomes)
    console.error(`${file}: ${failure ?? `${slides} slides, ${sentences} sentences (${onSlides} shown, ${inNotes} said), ${seconds.toFixed(2)} s${faults.size > 0 ? `; ${[...faults].map(([what, count]) => `${what} ×${count}`).join(', ')}` : ''}`}`)
  const kinds = [...new Set(good.flatMap(({ faults }) => [...faults.keys()].map(fault => fault.split(':')[0]!)))]
  return [
    row('decks made', 100 * good.length / files.length, '%', `${good.length} of ${files.length} articles`),
    row('sentences covered', 100 * sum(({ onSlides, inNotes }) => onSlides + inNotes) / sum(({ sentences }) => sentences), '%', `${sum(({ onSlides }) => onSlides)} on slides, ${sum(({ inNotes }) => inNotes)} in notes of ${sum(({ sentences }) => sentences)}`),
    row('lowest coverage of one article', Math.min(...good.map(({ sentences, onSlides, inNotes }) => 100 * (onSlides + inNotes) / Math.max(1, sentences))), '%'),
    ...['invented', 'untraced', 'title alone', 'above 40 words', 'too high', ...kinds].filter((kind, index, all) => all.indexOf(kind) === index).map(kind => row(kind, sum(({ faults }) => [...faults].filter(([fault]) => fault.startsWith(kind)).reduce((total, [, count]) => total + count, 0)), 'slides')),
    row('byte-equal twice', 100 * good.filter(({ same }) => same).length / Math.max(1, good.length), '%'),
    row('time for all', sum(({ seconds }) => seconds), 's', `${sum(({ slides }) => slides)} slides`),
    ...pandoc(folder, files.filter(file => extname(file) !== '.txt')),
    ...marp(folder, files.filter(file => /\.(?:md|markdown)$/i.test(file))),
  ]
}

function measure(folder: string, file: string): Outcome {
  const path = join(folder, file)
  const start = performance.now()
  try {
    const make = (): ReturnType<typeof createDeck> => createDeck(readFileSync(path), file, 'talk', join(path, '..'))
    const created = make()
    const seconds = (performance.now() - start) / 1000
    const coverage = coverageOf(created.article, created.plan)
    const faults = new Map<string, number>()
    for (const fault of judgeDeck(created.article, created.plan))
      faults.set(fault.kind, (faults.get(fault.kind) ?? 0) + 1)
    if (process.env.LECTERN_VERBOSE)
      console.error(judgeDeck(created.article, created.plan).map(fault => `  ${fault.kind} (slide ${fault.slide}): ${fault.text}`).join('\n'), coverage.nowhere.map(({ line, text, why }) => `\n  nowhere ${line}: ${text.slice(0, 70)} (${why})`).join(''))
    const bytes = (deck: typeof created): string => JSON.stringify([...deck.files].map(([name, content]) => [name, String(content)]))
    return {
      file,
      slides: created.plan.slides.length,
      sentences: coverage.onSlides.length + coverage.inNotes.length + coverage.nowhere.length,
      onSlides: coverage.onSlides.length,
      inNotes: coverage.inNotes.length,
      faults,
      same: bytes(created) === bytes(make()),
      seconds,
    }
  }
  catch (error) {
    const failure = error instanceof LecternError ? `refused: ${error.problems[0]?.found}` : `failed: ${error instanceof Error ? error.stack : String(error)}`
    return { file, slides: 0, sentences: 0, onSlides: 0, inNotes: 0, faults: new Map(), same: false, seconds: 0, failure }
  }
}

/** Marp's own division at headings (`headingDivider: 2`), counted in the same way. */
function marp(folder: string, files: string[]): Row[] {
  const renderer = new Marp({ script: false })
  const start = performance.now()
  return divided('Marp, divided at headings', files.flatMap(file => renderer.render(`---\nmarp: true\nheadingDivider: 2\n---\n\n${readFileSync(join(folder, file), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, '')}`, { htmlAsArray: true }).html), files.length, start)
}

/** Words and lonely titles of slides given as HTML. */
function divided(program: string, slides: string[], articles: number, start: number): Row[] {
  const prose = slides.map(slide => slide.replace(/<(pre|table|marp-pre|style)\b[\s\S]*?<\/\1>/g, ' '))
  const long = prose.filter(slide => slide.replace(/<[^>]*>/g, ' ').trim().split(/\s+/).length > 40).length
  const bare = slides.filter(slide => slide.replace(/<(h[1-6])\b[\s\S]*?<\/\1>/g, '').replace(/<(?!img)[^>]*>/g, '').trim() === '').length
  const row = (what: string, value: number, unit: string, note = ''): Row => ({ area: 'article', what: `${program}: ${what}`, value, unit, note })
  return [
    row('above 40 words', 100 * long / slides.length, '%', `${long} of ${slides.length} slides, ${articles} articles; code and tables not counted`),
    row('title alone', 100 * bare / slides.length, '%', `${bare} of ${slides.length} slides`),
    row('time for all', (performance.now() - start) / 1000, 's'),
  ]
}

/** pandoc's division at headings; nothing where it is not installed. */
function pandoc(folder: string, files: string[]): Row[] {
  const start = performance.now()
  const made = files.flatMap((file) => {
    const { status, stdout } = spawnSync('pandoc', [join(folder, file), '--to', 'slidy', '--slide-level', '2'], { encoding: 'utf8', maxBuffer: 1e9 })
    return status === 0 ? [stdout.split(/<div[^>]*class="[^"]*slide[^"]*"[^>]*>/).slice(1)] : []
  })
  return made.length === 0 ? [] : divided('pandoc to slidy', made.flat(), made.length, start)
}
