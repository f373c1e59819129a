import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { findSnippets, loadSnippet } from '../../../lib/features/snippet/load-snippet.ts'
import { recordSnippets } from '../../../lib/features/snippet/record.ts'
import { recordings, snippets } from '../../../lib/features/snippet/rule.ts'
import { loadDeck } from '../../../lib/project/deck.ts'
import { findDecks } from '../../../lib/project/decks.ts'
import { formatProblem } from '../../../lib/project/problem.ts'
import { driftSeeds } from '../../check/seeds/drift.ts'
import { makeProject } from './make-project.ts'

let reachable: Server
let other: Server
let asked = 0
const hostOf = (server: Server): string => `127.0.0.1:${(server.address() as AddressInfo).port}`

beforeAll(async () => {
  reachable = createServer((_, response) => response.writeHead(200, { 'access-control-allow-origin': '*' }).end('granted'))
  other = createServer((_, response) => {
    asked++
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('not granted')
  })
  for (const server of [reachable, other])
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  reachable.close()
  other.close()
})

const record = (project: string, wanted = findSnippets(project)): ReturnType<typeof recordSnippets> => recordSnippets(project, wanted.map(src => loadSnippet(project, src)), {})
const recording = (project: string, src: string): string => readFileSync(join(project, `snippets/${src}.recorded.md`), 'utf8')

async function check(project: string): Promise<string[]> {
  const deck = await loadDeck(findDecks(project)[0]!, project)
  return [...await snippets.find(deck, project), ...await recordings.find(deck, project)].map(formatProblem)
}

it('records for real, keeps the date of what did not change, and names what it cannot record', async () => {
  vi.stubEnv('SOURCE_DATE_EPOCH', '1000000000')
  const project = makeProject('', {
    'snippets/sum.ts': 'const half = (whole: number): number => whole / 2\nconsole.log(half(3))\nconsole.error(\'so so\')\n;[half(8), { a: 1 }]\n',
    'snippets/drawn.ts': 'const canvas = new OffscreenCanvas(4, 4)\ncanvas.getContext(\'2d\')!.fillRect(0, 0, 4, 4)\ncanvas\n',
    'snippets/endless.ts': '// ---\n// timeout: 1\n// ---\nwhile (true);\n',
    'snippets/flood.ts': 'for (let i = 0; i < 100_000; i++) console.log(\'x\'.repeat(1000))\n',
    'snippets/wrong.ts': 'const x = 1\nx.y.z\n',
    'snippets/syntax.ts': 'const = 3\n',
    'snippets/net.ts': `// ---\n// allow: [${hostOf(reachable)}]\n// ---\nconsole.log(await (await fetch('http://${hostOf(reachable)}/')).text())\nconsole.log(await fetch('http://${hostOf(other)}/').then(() => 'OPEN', () => 'refused'))\n`,
    'snippets/net.py': `# ---\n# allow: [${hostOf(reachable)}]\n# ---\nfrom pyodide.http import pyfetch\nprint(await (await pyfetch('http://${hostOf(reachable)}/')).string())\ntry:\n    await pyfetch('http://${hostOf(other)}/')\n    print('OPEN')\nexcept Exception:\n    print('refused')\n`,
    'snippets/ungranted.py': `from pyodide.http import pyfetch\nawait pyfetch('http://${hostOf(reachable)}/')\n`,
    'snippets/elsewhere.ts': '// ---\n// run: false\n// ---\nimport x from \'x\'\n',
  })
  const first = await record(project)
  expect(first.recorded.map(({ src, change }) => `${src} ${change}`)).toEqual([
    'drawn.ts new',
    'endless.ts refused',
    'flood.ts refused',
    'net.py new',
    'net.ts new',
    'sum.ts new',
    'syntax.ts refused',
    'ungranted.py refused',
    'wrong.ts refused',
  ])
  expect(first.problems.map(({ file, found }) => `${file}: ${found}`)).toEqual([
    'snippets/endless.ts: it did not finish within 1 s',
    expect.stringContaining('snippets/flood.ts: it printed more than'),
    expect.stringMatching(/syntax\.ts:1: SyntaxError/),
    expect.stringMatching(/ungranted\.py[\s\S]*the cage has no network: grant the host in the front matter/),
    expect.stringMatching(/Uncaught TypeError: Cannot read properties of undefined[\s\S]*wrong\.ts:2/),
  ])
  expect(recording(project, 'sum.ts')).toMatch(/^---\nsource: sha256:[0-9a-f]{64}\nruntime: Chromium \d+\nrecorded: 2001-09-09\nending: finished\n---\n\n```stdout\n1\.5\n```\n\n```stderr\nso so\n```\n\n```result\n\[ 4, \{ a: 1 \} \]\n```\n$/)
  expect(recording(project, 'drawn.ts')).toMatch(/```png\niVBORw0KGgo/)
  expect(recording(project, 'net.ts')).toContain('granted\nrefused')
  expect(recording(project, 'net.py')).toContain('granted\nrefused')
  expect(asked).toBe(0)

  vi.stubEnv('SOURCE_DATE_EPOCH', '1100000000')
  const before = recording(project, 'sum.ts')
  const again = await record(project, ['drawn.ts', 'net.py', 'net.ts', 'sum.ts'])
  expect(again.recorded.map(({ src, change }) => `${src} ${change}`)).toEqual(['drawn.ts same', 'net.py same', 'net.ts same', 'sum.ts same'])
  expect(recording(project, 'sum.ts')).toBe(before)
  vi.unstubAllEnvs()
})

it('lets the check pass what is as recorded, and what may vary', async () => {
  const project = makeProject('<RunnableSnippet src="now.ts" />\n<RunnableSnippet src="two.ts" region="main" />', {
    'snippets/now.ts': '// ---\n// vary: [\'\\d+ ms\']\n// ---\nconsole.log(Date.now(), \'ms\')\n',
    'snippets/two.ts': '// #region main\nconsole.log(1 + 1)\n// #endregion main\n',
  })
  expect((await record(project)).problems).toEqual([])
  expect(await check(project)).toEqual([])
})

it('lets the check refuse every drift with a diff, at the tag', async () => {
  const project = makeProject(driftSeeds.map((_, index) => `<RunnableSnippet src="${index}.ts" />`).join('\n'), Object.fromEntries(driftSeeds.map(({ code }, index) => [`snippets/${index}.ts`, code])))
  await record(project)
  driftSeeds.forEach(({ recorded, altered }, index) => {
    const [file, text] = [join(project, `snippets/${index}.ts.recorded.md`), recording(project, `${index}.ts`)]
    expect(text).toContain(recorded)
    writeFileSync(file, text.replace(recorded, altered))
  })
  const problems = await check(project)
  expect(problems).toHaveLength(driftSeeds.length)
  driftSeeds.forEach(({ diff }, index) => {
    expect(problems[index]).toMatch(new RegExp(`^slides/talk/slides\\.md:${10 + index} \\(slide 2\\): snippets/${index}\\.ts no longer gives what was recorded on \\d{4}-\\d\\d-\\d\\d:\n`))
    expect(problems[index]).toMatch(diff)
    expect(problems[index]).toContain('vary:')
  })
})

it('lets the check refuse what changed since, what is not recorded, and what is not there, all at once', async () => {
  const project = makeProject([
    '<RunnableSnippet src="old.ts" />',
    '<RunnableSnippet src="new.ts" />',
    '<RunnableSnippet src="ald.ts" />',
    '<RunnableSnippet src="old.ts" region="mian" />',
    '<RunnableSnippet src="prose.txt" />',
    '<RunnableSnippet src="odd.ts" />',
  ].join('\n\n'), {
    'snippets/old.ts': '// #region main\nconsole.log(1)\n// #endregion main\n',
  })
  await record(project)
  writeFileSync(join(project, 'snippets/old.ts'), '// #region main\nconsole.log(2)\n// #endregion main\n')
  writeFileSync(join(project, 'snippets/new.ts'), 'console.log(3)\n')
  writeFileSync(join(project, 'snippets/prose.txt'), 'words\n')
  writeFileSync(join(project, 'snippets/odd.ts'), '// ---\n// tiemout: 3\n// allow: [\'https://a.example/\']\n// ---\n')
  const problems = await check(project)
  expect(problems.map(problem => problem.split('\n')[0])).toEqual([
    expect.stringMatching(/slides\.md:10 \(slide 2\): snippets\/old\.ts changed since it was recorded on/),
    'slides/talk/slides.md:12 (slide 2): snippets/new.ts has no recording',
    'slides/talk/slides.md:14 (slide 2): no snippet "ald.ts"',
    'slides/talk/slides.md:16 (slide 2): no region "mian" in snippets/old.ts',
    'slides/talk/slides.md:18 (slide 2): no language runs files like "prose.txt"',
    'snippets/odd.ts:2: no option "tiemout"',
    'snippets/odd.ts:3: allow has "https://a.example/"',
  ])
  expect(problems[2]).toContain('"old.ts"?')
  expect(problems[3]).toContain('"main"?')
})
