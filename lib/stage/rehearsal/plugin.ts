import type { ResolvedSlidevOptions } from '@slidev/types'
import type { Plugin } from 'vite'
import type { TalkState } from '../remote/talk-state.ts'
import type { Measured } from './report.ts'
import type { Lap } from './stopwatch.ts'
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import process from 'node:process'
import { array, number, object, record, string } from 'valibot'
import { jsonOr } from '../../project/json.ts'
import { replaceFile } from '../../project/replace-file.ts'
import { stateMessage } from '../remote/talk-state.ts'
import { describeLap, describeRehearsal, toMinutes } from './report.ts'
import { setMinutes } from './set-minutes.ts'
import { createStopwatch } from './stopwatch.ts'

/**
 * Measures a rehearsal (`lectern dev --rehearse`): a line for each slide that is left, the whole at the end, and a
 * record beside the deck. With `--write` the measured times become the plan.
 */
export function rehearsal({ entry, data }: ResolvedSlidevOptions): Plugin | undefined {
  const wanted = process.env.LECTERN_REHEARSE
  if (!wanted)
    return undefined
  const watch = createStopwatch()
  const measured = ({ slide, seconds }: Lap): Measured => {
    const info = data.slides[slide - 1]
    const minutes = Number(info?.frontmatter.minutes)
    return { slide, title: info?.title ?? '', planned: Number.isFinite(minutes) ? minutes * 60 : undefined, seconds }
  }
  const tell = (lap: Lap | undefined): void => {
    if (lap)
      console.log(describeLap(measured(lap)))
  }
  const end = (): void => {
    tell(watch.stop(Date.now()))
    const slides = [...watch.seconds()].sort(([a], [b]) => a - b).map(([slide, seconds]) => measured({ slide, seconds }))
    if (slides.length === 0)
      return
    console.log(`\n${describeRehearsal(slides)}\n`)
    keepRecord(entry, slides)
    if (wanted === 'write')
      writePlan(data.slides, slides)
  }
  return {
    name: 'lectern:rehearsal',
    apply: 'serve',
    configureServer(vite) {
      vite.ws.on(stateMessage, (state: TalkState) => tell(watch.at(state, Date.now())))
      process.once('exit', end)
      // Without a listener a signal ends the process before anything is told.
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
        process.once(signal, () => process.exit())
      console.log('\n  rehearsal   press Start in the presenter\'s view; Ctrl-C ends it\n')
    },
  }
}

/** A rehearsal of the past: when, and the seconds of each slide. */
const pastSchema = object({ on: string(), seconds: record(string(), number()) })

/** Adds this rehearsal to `talk.rehearsals.json`, beside the talk; only the last twenty are kept. */
function keepRecord(entry: string, slides: Measured[]): void {
  const path = join(dirname(entry), `${basename(entry, '.md')}.rehearsals.json`)
  // What is no list of rehearsals is replaced by one.
  const past = existsSync(path) ? jsonOr(array(pastSchema), readFileSync(path, 'utf8'), []) : []
  const seconds = Object.fromEntries(slides.map(slide => [slide.slide, Math.round(slide.seconds)]))
  replaceFile(path, `${JSON.stringify([...past, { on: new Date().toISOString(), seconds }].slice(-20), null, 2)}\n`)
  console.log(`  kept in ${relative(process.cwd(), path)}`)
}

/** Writes what was measured into `minutes:` of each slide, in the file that it is in. */
function writePlan(slides: ResolvedSlidevOptions['data']['slides'], measured: Measured[]): void {
  const files = new Map<string, Parameters<typeof setMinutes>[1]>()
  for (const { slide, seconds } of measured) {
    const source = slides[slide - 1]?.source
    if (source)
      files.set(source.filepath, [...files.get(source.filepath) ?? [], { start: source.start, frontmatterStyle: source.frontmatterStyle, minutes: toMinutes(seconds) }])
  }
  for (const [path, plans] of files) {
    const text = readFileSync(path, 'utf8')
    // A deck that was translated in memory, or edited since, has other lines.
    const isSame = slides.filter(({ source }) => source.filepath === path)
      .every(({ source }) => text.split(/\r?\n/).slice(source.start, source.end).join('\n').trim() === source.raw.trim())
    const file = relative(process.cwd(), path)
    if (isSame)
      replaceFile(path, setMinutes(text, plans))
    console.log(isSame ? `  wrote minutes: into ${file}` : `  ${file} is not what was rehearsed: minutes: not written`)
  }
}
