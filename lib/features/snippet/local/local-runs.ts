import type { RecordProxy } from '../../../../slides/foundation-models-vs-gen-ai/lib/endpoint/record-proxy.ts'
import type { Ending, Piece } from '../../../cage/protocol.ts'
import type { RunResult } from '../../../cage/record-page.ts'
import type { Snippet } from '../load-snippet.ts'
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { openRecordProxy } from '../../../../slides/foundation-models-vs-gen-ai/lib/endpoint/record-proxy.ts'
import { readEndpointSettings } from '../../../../slides/foundation-models-vs-gen-ai/lib/endpoint/settings.ts'
import { limits } from '../../../cage/protocol.ts'
import { mergeStreams } from '../../../cage/transcript.ts'

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

/**
 * Prepares local runs. Where an endpoint's key is in the environment, the snippets reach that endpoint through a
 * proxy here and never see the key.
 *
 * @param env OPENAI_API_KEY and OPENAI_BASE_URL (OpenAI's own when absent)
 * @param python the program to run
 */
export async function openLocalRuns(env: Record<string, string | undefined> = process.env, python = 'python3'): Promise<LocalRuns> {
  const settings = readEndpointSettings(env.OPENAI_API_KEY
    ? { OPENAI_BASE_URL: 'https://api.openai.com/v1', ...env }
    : env)
  const proxy = settings && await openRecordProxy(settings)
  const host = settings && new URL(settings.baseUrl).host
  return {
    run: (snippet, file) => run(snippet, file, python, env, proxy, host),
    close: async () => proxy?.close(),
  }
}

async function run(snippet: Snippet, file: string, python: string, env: Record<string, string | undefined>, proxy: RecordProxy | undefined, host = ''): Promise<RunResult> {
  // What the snippet writes, it writes here.
  const folder = await mkdtemp(join(tmpdir(), 'lectern-local-'))
  const before = new Set(proxy?.models())
  const pieces: Piece[] = []
  let summary: Summary | undefined
  let characters = 0
  let cut: 'timeout' | 'output' | undefined
  let reason = ''
  const child = spawn(python, [driver, file, snippet.src, JSON.stringify(snippet.options.input)], {
    cwd: folder,
    env: { ...env, ...proxy?.env, PYTHONUTF8: '1', PYTHONHASHSEED: '0' },
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
    const told = parse(line)
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
  const models = proxy?.models().filter(model => !before.has(model)) ?? []
  return {
    ending: cut ?? summary?.ending ?? 'unavailable',
    line: summary?.line ?? 0,
    runtime: [
      `local Python ${summary?.python ?? ''}`,
      ...summary?.packages ?? [],
      ...models.map(model => `${model} at ${host}`),
    ].join(', '),
    pieces: mergeStreams(pieces),
    reason: reason.trim(),
  }
}

function parse(line: string): Piece | Summary | undefined {
  try {
    return JSON.parse(line) as Piece | Summary
  }
  catch {
    return undefined
  }
}
