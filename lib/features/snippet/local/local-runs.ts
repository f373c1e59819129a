import type { GenericSchema } from 'valibot'
import type { Ending, Piece } from '../../../cage/protocol.ts'
import type { RunResult } from '../../../cage/run-in-page.ts'
import type { LocalHalf, LocalHelp } from '../../../slidev/talk-setup.ts'
import type { AddOns } from '../add-ons.ts'
import type { Snippet } from '../load-snippet.ts'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { array, literal, number, object, optional, picklist, string, union } from 'valibot'
import { endings, limits } from '../../../cage/protocol.ts'
import { mergeStreams } from '../../../cage/transcript.ts'
import { jsonOr } from '../../../project/json.ts'
import { messageOf, UseError } from '../../../project/problem.ts'

/** Runs snippets under the speaker's own Python. */
export interface LocalRuns {
  run: (snippet: Snippet, file: string) => Promise<RunResult>
  close: () => Promise<void>
}

/** Longest local run, in ms: somebody's laptop may have a real model to fine-tune. */
const patience = 600_000
const driver = fileURLToPath(new URL('./driver.py', import.meta.url))

/** The last line of driver.py. */
interface Summary {
  ending: Ending
  line: number
  packages: string[]
  python: string
}

/** What the speaker's Python tells, a line each (`run.py`). */
const toldSchema: GenericSchema<unknown, Piece | Summary> = union([
  object({ kind: picklist(['stdout', 'stderr', 'result', 'error']), text: string() }),
  object({ kind: literal('picture'), mime: picklist(['image/svg+xml', 'image/png']), data: string(), title: optional(string()), width: optional(number()) }),
  object({ ending: picklist(endings), line: number(), packages: array(string()), python: string() }),
])

/**
 * Prepares local runs.
 *
 * @param addOns of the talks that show them: Python's may have something to stand by
 * @param env variables that the snippets find
 * @param python the program to run
 */
export async function openLocalRuns(addOns: AddOns, env: Record<string, string | undefined> = process.env, python = 'python3'): Promise<LocalRuns> {
  const half = addOns.python?.local
  const help = half === undefined ? undefined : await openHalf(half, env)
  return {
    run: (snippet, file) => run(snippet, file, python, env, help),
    close: async () => help?.close(),
  }
}

async function openHalf(file: string, env: Record<string, string | undefined>): Promise<LocalHelp | undefined> {
  try {
    return await (await import(/* @vite-ignore */ pathToFileURL(file).href) as LocalHalf).openLocal(env)
  }
  catch (error) {
    throw new UseError({
      file: relative(process.cwd(), file),
      found: messageOf(error),
      expected: 'what the talk\'s own code needs for local runs',
      fix: 'see the file, or record without --local',
    })
  }
}

async function run(snippet: Snippet, file: string, python: string, env: Record<string, string | undefined>, help: LocalHelp | undefined): Promise<RunResult> {
  // What the snippet writes, it writes here.
  const folder = await mkdtemp(join(tmpdir(), 'lectern-local-'))
  const before = new Set(help?.answered())
  const pieces: Piece[] = []
  let summary: Summary | undefined
  let characters = 0
  let cut: 'timeout' | 'output' | undefined
  let reason = ''
  const child = spawn(python, [driver, file, snippet.src, JSON.stringify(snippet.options.input)], {
    cwd: folder,
    env: { ...env, ...help?.env, PYTHONUTF8: '1', PYTHONHASHSEED: '0' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const timer = setTimeout(() => {
    cut = 'timeout'
    child.kill('SIGKILL')
  }, patience)
  child.stderr.on('data', (chunk: Uint8Array) => reason = (reason + new TextDecoder().decode(chunk)).slice(-500))
  createInterface({ input: child.stdout }).on('line', (line) => {
    characters += line.length
    if (characters > limits.characters + limits.pictures * limits.picture) {
      cut = 'output'
      child.kill('SIGKILL')
    }
    const told = jsonOr(toldSchema, line, undefined)
    if (told && 'ending' in told)
      summary = told
    else
      pieces.push(told ?? { kind: 'stdout', text: `${line}\n` })
  })
  await new Promise<void>((resolve) => {
    child.on('error', (error) => {
      reason = error.message
      resolve()
    })
    child.on('close', () => resolve())
  })
  clearTimeout(timer)
  await rm(folder, { recursive: true, force: true })
  return {
    ending: cut ?? summary?.ending ?? 'unavailable',
    line: summary?.line ?? 0,
    runtime: [
      `local Python ${summary?.python ?? ''}`,
      ...summary?.packages ?? [],
      ...help?.answered().filter(name => !before.has(name)) ?? [],
    ].join(', '),
    pieces: mergeStreams(pieces),
    reason: reason.trim(),
  }
}
