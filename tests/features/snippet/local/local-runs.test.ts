import type { LocalRuns } from '../../../../lib/features/snippet/local/local-runs.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { formatRecording, isLocal, parseRecording } from '../../../../lib/cage/recording.ts'
import { python } from '../../../../lib/cage/runners/python.ts'
import { openLocalRuns } from '../../../../lib/features/snippet/local/local-runs.ts'
import { root } from '../../../../lib/project/root.ts'
import { loadTalkSetup } from '../../../../lib/slidev/talk-setup.ts'

let folder: string
let runs: LocalRuns

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-local-test-'))
  const { addOns } = await loadTalkSetup([join(root, 'tests/fixtures/decks/own/slides/own')])
  runs = await openLocalRuns(addOns)
})
afterAll(async () => {
  await runs.close()
  await rm(folder, { recursive: true })
})

async function run(code: string, from = runs): ReturnType<LocalRuns['run']> {
  const file = join(folder, 'try.py')
  await writeFile(file, code)
  return from.run({
    src: 'try.py',
    file: 'snippets/try.py',
    runner: python,
    text: code,
    skip: 0,
    hash: '',
    options: { vary: [], expect: 'finished', allow: [], input: ['Ada'], run: true },
  }, file)
}

it('runs under the machine\'s own Python, and tells output, stderr, result and answers apart', async () => {
  const { runtime, ending, pieces } = await run('import sys\nprint("hello", input("name? "))\nprint("careful", file=sys.stderr)\n6 * 7')
  expect([ending, pieces]).toEqual(['finished', [
    { kind: 'stdout', text: 'name? Ada\nhello Ada\n' },
    { kind: 'stderr', text: 'careful\n' },
    { kind: 'result', text: '42' },
  ]])
  expect(runtime).toMatch(/^local Python 3\.\d+\.\d+, a greeting at home$/)
})

it('shows an error as Python does, with the snippet\'s line', async () => {
  const { ending, line, pieces } = await run('def half(n):\n    return n / 0\n\nhalf(1)')
  expect([ending, line]).toEqual(['error', 2])
  expect(pieces).toMatchObject([{ kind: 'error', text: expect.stringMatching(/^Traceback[\s\S]*File "try\.py", line 4[\s\S]*ZeroDivisionError/) }])
})

it('gives snippets what the talk\'s add-on has for local runs, and names who answered', async () => {
  const { ending, pieces, runtime } = await run('import os\nprint(os.environ["GREETING"])')
  expect([ending, pieces]).toEqual(['finished', [{ kind: 'stdout', text: 'hello from home\n' }]])
  expect(runtime).toMatch(/^local Python 3\.\d+\.\d+/)
})

it('says what the add-on\'s own code complains of, with its file', async () => {
  const file = join(folder, 'broken.mjs')
  await writeFile(file, 'export const openLocal = async () => { throw new Error("half a key") }')
  await expect(openLocalRuns({ python: { wants: /x/, cage: '', local: file } })).rejects.toThrow(/broken\.mjs: half a key/)
})

it('marks the recording as local, which check then does not run again', async () => {
  const { pieces, ending, runtime } = await run('print("once")')
  const recording = parseRecording(formatRecording({ source: 'sha256:0', runtime, recorded: '2026-11-24', ending, line: 0, pieces }))!
  expect(isLocal(recording)).toBe(true)
  expect(isLocal({ runtime: 'Pyodide 314.0.7 (Python 3.14.2)' })).toBe(false)
})

it('says that there is no such Python', async () => {
  const none = await openLocalRuns({}, {}, join(folder, 'python-of-nobody'))
  expect(await run('1', none)).toMatchObject({ ending: 'unavailable', reason: expect.stringContaining('ENOENT') as string })
  await none.close()
})
