import type { Row } from '../row.ts'
import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBrowser } from '../../lib/browser/browser.ts'
import { marpDeck, slideBodies, slidevDeck } from '../export/decks.ts'
import { runWatched } from '../export/peak.ts'
import { median, verdict } from './verdict.ts'
import { giveDriver, headmatters, lectern, marp, plainSlidev, seconds, work } from './work.ts'

const slides = 20
const times = 3

/** What an author waits for: a word changed, nothing kept, nothing changed, and 300 slides. */
export async function measureCommands(): Promise<Row[]> {
  const [ours, plain, other, typst] = ['lectern', 'slidev', 'marp', 'typst'].map(name => join(work, name)) as [string, string, string, string]
  for (const folder of [ours, plain, other, typst])
    mkdirSync(folder, { recursive: true })
  giveDriver(plain)
  const browser = ensureBrowser()
  const exportPlain = [...plainSlidev, 'export', 'slides.md', '--executable-path', browser, '--output', 'out.pdf', '--timeout', '120000']
  /** The middle of several runs, before each of which another word stands on a slide. */
  const afterWord = (folder: string, text: string, command: string[], file = 'slides.md'): number => {
    const write = (word: string): void => writeFileSync(join(folder, file), text.replace('first of', `${word} of`))
    write('first')
    seconds(command, folder)
    return median(Array.from({ length: times }, (_, index) => {
      write(`changed ${Date.now()} ${index}`)
      return seconds(command, folder)
    }))
  }
  const row = (what: string, value: number, note?: string): Row => ({ area: 'goals', what, value, unit: 's', note })

  const marpWord = afterWord(other, marpDeck(slides), [...marp, '--pdf', '--no-stdin', 'slides.md', '-o', 'out.pdf'])
  const slidevWord = afterWord(plain, slidevDeck(slides, headmatters.slidev), exportPlain)
  const word = afterWord(ours, slidevDeck(slides, headmatters.lectern), [...lectern, 'export', 'slides.md', '--output', 'out'])
  const hasTypst = spawnSync('typst', ['--version']).status === 0
  const typstWord = hasTypst ? [row('Typst: one word → PDF', afterWord(typst, typstDeck(), ['typst', 'compile', 'slides.typ', 'out.pdf'], 'slides.typ'))] : []

  const built = seconds([...plainSlidev, 'build', 'slides.md', '--out', 'dist'], plain)
  const bothOfSlidev = built + seconds(exportPlain, plain)
  // Under another title nothing of it is kept.
  writeFileSync(join(ours, 'slides.md'), slidevDeck(slides, headmatters.lectern.replace('Measured', `Measured ${Date.now()}`)))
  const build = [...lectern, 'build', 'slides.md', '--output', 'dist']
  const cold = seconds(build, ours)
  const unchanged = median(Array.from({ length: times }, () => seconds(build, ours)))

  return [
    verdict({ what: `${slides} slides, one word → checked PDFs`, value: word, unit: 's', limit: 1.1 * marpWord, from: '1.1 × Marp', note: 'slides and handout, pictures compared' }),
    row('Marp: one word → PDF', marpWord),
    row('slidev export: one word → PDF', slidevWord),
    ...typstWord,
    verdict({ what: 'the same while watching', unit: 's', limit: 0.8, note: 'export has no --watch' }),
    verdict({ what: 'nothing kept → site and PDFs', value: cold, unit: 's', limit: bothOfSlidev, from: '1.0 × (slidev build + slidev export)' }),
    row('slidev build + slidev export', bothOfSlidev, `build alone ${built.toFixed(1)} s`),
    verdict({ what: 'unchanged build', value: unchanged, unit: 's', limit: 0.5 }),
    ...await measureMany(ours, other),
  ]
}

/** Largest memory of 300 slides, of the program and all that it starts. */
async function measureMany(ours: string, other: string): Promise<Row[]> {
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
