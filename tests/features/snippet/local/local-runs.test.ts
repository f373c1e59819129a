import type { Server } from 'node:http'
import type { LocalRuns } from '../../../../lib/features/snippet/local/local-runs.ts'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { formatRecording, isLocal, parseRecording } from '../../../../lib/cage/recording.ts'
import { python } from '../../../../lib/cage/runners/python.ts'
import { openLocalRuns } from '../../../../lib/features/snippet/local/local-runs.ts'
import { fakeEndpoint, listen } from '../../../slides/foundation-models-vs-gen-ai/endpoint/fake-endpoint.ts'

let folder: string
let upstream: { url: string, server: Server }
let runs: LocalRuns

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lectern-local-test-'))
  upstream = await listen(fakeEndpoint)
  runs = await openLocalRuns({ ...process.env, OPENAI_BASE_URL: upstream.url, OPENAI_API_KEY: 'the-key' })
})
afterAll(async () => {
  await runs.close()
  upstream.server.close()
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
  expect(runtime).toMatch(/^local Python 3\.\d+\.\d+$/)
})

it('shows an error as Python does, with the snippet\'s line', async () => {
  const { ending, line, pieces } = await run('def half(n):\n    return n / 0\n\nhalf(1)')
  expect([ending, line]).toEqual(['error', 2])
  expect(pieces).toMatchObject([{ kind: 'error', text: expect.stringMatching(/^Traceback[\s\S]*File "try\.py", line 4[\s\S]*ZeroDivisionError/) }])
})

it('reaches the speaker\'s endpoint without the key, and names the model that answered', async () => {
  const { ending, pieces, runtime } = await run(`
import json, os, urllib.request
print(os.environ["OPENAI_API_KEY"] == "the-key")
request = urllib.request.Request(os.environ["OPENAI_BASE_URL"] + "/responses", json.dumps({"model": "good", "input": "a poem"}).encode(),
                                 {"authorization": "Bearer " + os.environ["OPENAI_API_KEY"], "content-type": "application/json"})
print(json.load(urllib.request.urlopen(request))["output"][0]["content"][0]["text"])`)
  expect([ending, pieces]).toEqual(['finished', [{ kind: 'stdout', text: 'False\nRoses are red.\n' }]])
  expect(runtime).toMatch(/^local Python 3\.\d+\.\d+, good-2026 at 127\.0\.0\.1:\d+$/)
})

it('marks the recording as local, which check then does not run again', async () => {
  const { pieces, ending, runtime } = await run('print("once")')
  const recording = parseRecording(formatRecording({ source: 'sha256:0', runtime, recorded: '2026-11-24', ending, line: 0, pieces }))!
  expect(isLocal(recording)).toBe(true)
  expect(isLocal({ runtime: 'Pyodide 314.0.7 (Python 3.14.2)' })).toBe(false)
})

it('says that there is no such Python', async () => {
  const none = await openLocalRuns({}, join(folder, 'python-of-nobody'))
  expect(await run('1', none)).toMatchObject({ ending: 'unavailable', reason: expect.stringContaining('ENOENT') as string })
  await none.close()
})
