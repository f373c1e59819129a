import type { Recording } from '../../cage/recording.ts'
import type { RunResult } from '../../cage/run-in-page.ts'
import type { Problem } from '../../project/problem.ts'
import type { AddOns } from './add-ons.ts'
import type { Snippet } from './load-snippet.ts'
import { rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { formatRecording, recordingName } from '../../cage/recording.ts'
import { drift } from './compare.ts'
import { openFreshRuns } from './fresh-runs.ts'
import { openLocalRuns } from './local/local-runs.ts'
import { loadRecording } from './show-snippet.ts'

/** What became of one snippet. */
export interface Recorded {
  src: string
  /** `same`: output as recorded before, whose date stays. */
  change: 'new' | 'changed' | 'same' | 'refused'
}

/** Whether a snippet is one to run: on this machine, only Python is. */
export function isRecorded({ options, runner }: Snippet, local: boolean): boolean {
  return local ? runner.language === 'python' : options.run
}

/**
 * Runs snippets in the cage and stores what they give beside them.
 *
 * @param projectRoot where `snippets/` lies
 * @param snippets what to run; those that say `run: false` are left out
 * @param addOns of the talks that show them
 * @param onDone called after each
 * @param local runs them under this machine's own Python instead; those in other languages are left out
 * @returns what became of each, and the problems of those that ended otherwise than they may; these keep their old recording
 */
export async function recordSnippets(projectRoot: string, snippets: Snippet[], addOns: AddOns, onDone: (recorded: Recorded) => void = () => {}, local = false): Promise<{ recorded: Recorded[], problems: Problem[] }> {
  const wanted = snippets.filter(snippet => isRecorded(snippet, local))
  const recorded: Recorded[] = []
  const problems: Problem[] = []
  if (wanted.length === 0)
    return { recorded, problems }
  // The speaker's stage is no more patient than the limit says, so recording is not either.
  const runs = local
    ? await openLocalRuns(addOns)
    : await openFreshRuns(projectRoot, wanted, addOns, 1)
  try {
    for (const snippet of wanted) {
      const result = await runs.run(snippet, join(projectRoot, snippet.file))
      const problem = endingProblem(snippet, result)
      if (problem)
        problems.push(problem)
      const entry: Recorded = {
        src: snippet.src,
        change: problem
          ? 'refused'
          : await store(projectRoot, snippet, result),
      }
      recorded.push(entry)
      onDone(entry)
    }
  }
  finally {
    await runs.close()
  }
  return { recorded, problems }
}

async function store(projectRoot: string, { src, hash, options }: Snippet, { runtime, ending, line, pieces }: RunResult): Promise<Recorded['change']> {
  const old = loadRecording(projectRoot, src)
  const recording: Recording = {
    source: hash,
    runtime,
    recorded: today(),
    ending,
    line,
    pieces,
  }
  if (old && old.source === hash && old.runtime === runtime && old.line === line && drift(old, recording, options.vary).length === 0)
    return 'same'
  const path = join(projectRoot, 'snippets', recordingName(src))
  await writeFile(`${path}.new`, formatRecording(recording))
  await rename(`${path}.new`, path)
  return old ? 'changed' : 'new'
}

/** The day of recording, `YYYY-MM-DD`; `SOURCE_DATE_EPOCH` (seconds) fixes it for repeatable builds. */
function today(): string {
  const epoch = process.env.SOURCE_DATE_EPOCH
  return new Date(epoch
    ? Number(epoch) * 1000
    : Date.now()).toISOString().slice(0, 10)
}

/** Why a run may not be recorded, or undefined. */
export function endingProblem({ file, options }: Snippet, { ending, pieces, reason }: RunResult): Problem | undefined {
  if (ending === options.expect)
    return undefined
  const last = pieces.findLast(piece => piece.kind === 'error')
  const told = last && last.kind !== 'picture'
    ? `\n${last.text.trimEnd().split('\n').slice(-6).map(line => `    ${line}`).join('\n')}`
    : ''
  const found = {
    finished: 'it finished',
    error: `it failed with an error:${told}`,
    timeout: `it did not finish within ${options.timeout ?? 10} s`,
    output: 'it printed more than a slide may show (100,000 characters, 3,000 lines or 8 pictures)',
    memory: 'it ran out of memory',
    stopped: 'it was stopped',
    unavailable: `it could not be run: ${reason}`,
  }[ending]
  return {
    file,
    found,
    expected: options.expect === 'finished'
      ? 'a run that finishes'
      : `an end by ${options.expect}, as its front matter says`,
    fix: ending === 'unavailable'
      ? 'try again; if it still fails, the runtime\'s files are missing from node_modules: run npm ci'
      : `fix the snippet; or, where this is what the slide shows, say "expect: ${ending}" in its front matter`,
  }
}
