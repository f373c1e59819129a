import type { Row } from '../row.ts'
import { existsSync, readFileSync, rmSync } from 'node:fs'
import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { runWatched } from './peak.ts'

/** One program printing one deck. */
export interface Run {
  what: string
  /** The PDF that must be there afterwards. */
  output: string
  /** Pages it must have; any number when left out. */
  pages?: number
  command: string
  args: string[]
  cwd?: string
  /** Measured once, memory and all; the others run first for memory and to fill caches, then for time. */
  isLong: boolean
  /** What the run for memory did, where it was not what was timed. */
  memoryOf?: string
}

/** The rows of one run: time, peak memory, and what is wrong with it, if anything. */
export async function measure({ what, output, pages, command, args, cwd, isLong, memoryOf }: Run, work: string, env: NodeJS.ProcessEnv): Promise<Row[]> {
  const go = (watch: boolean): ReturnType<typeof runWatched> => {
    rmSync(output, { force: true })
    return runWatched(command, args, cwd ?? work, env, watch)
  }
  const first = await go(true)
  const last = isLong ? first : await go(false)
  console.error(`  ${what}: ${Math.round(last.ms)} ms`)
  if (!existsSync(output))
    return [{ area: 'export', what, value: 0, unit: 'pages', note: `failed, exit ${last.code}: ${last.output.trim().split('\n').slice(-1)[0]?.slice(0, 80)}` }]
  const bytes = readFileSync(output)
  const { catalog, found } = await PDFDocument.load(bytes, { updateMetadata: false }).then(pdf => ({ catalog: pdf.catalog, found: pdf.getPageCount() }))
  const isTagged = catalog.lookupMaybe(PDFName.of('StructTreeRoot'), PDFDict) !== undefined
  const note = [
    pages === undefined || pages === found ? `${found} pages` : `${found} of ${pages} pages`,
    isTagged ? 'tagged' : 'not tagged',
    `${Math.round(bytes.length / 1024)} KB`,
    ...last.code === 0 ? [] : [`exit ${last.code}`],
  ].join(', ')
  return [
    { area: 'export', what, value: last.ms, unit: 'ms', note },
    ...first.peak === undefined ? [] : [{ area: 'export', what, value: first.peak, unit: 'MiB', note: `peak of all its processes${memoryOf === undefined ? '' : `, ${memoryOf}`}` }],
  ]
}
