import type { ArgsDef } from 'citty'
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import { commands } from '../../commands/names.ts'
import { root } from '../../lib/project/root.ts'

interface Step { run?: string, uses?: string, env?: Record<string, string> }

const action = parse(readFileSync(join(root, 'action.yml'), 'utf8')) as { inputs: Record<string, { default: string }>, runs: { using: string, steps: Step[] } }
const workflows = readdirSync(join(root, '.github/workflows')).map(file => readFileSync(join(root, '.github/workflows', file), 'utf8'))

it('the action calls only commands and options that there are', async () => {
  const calls = action.runs.steps.flatMap(({ run = '' }) => [...run.matchAll(/npx lectern (\w+)(.*)/g)])
  expect(calls).toHaveLength(3)
  for (const [call, name = '', rest = ''] of calls) {
    const { args } = await commands[name as keyof typeof commands]() as { args: ArgsDef }
    for (const [, option = ''] of rest.matchAll(/--([\w-]+)/g))
      expect(Object.keys(args), call).toContain(option)
  }
})

it('the action\'s scripts are bash, and take inputs from the environment only, where they cannot become code', () => {
  for (const { run } of action.runs.steps) {
    if (run === undefined)
      continue
    execFileSync('bash', ['-n'], { input: run })
    expect(run).not.toContain('${{')
  }
  expect(() => execFileSync('bash', ['-n'], { input: 'if [ x; then', stdio: ['pipe', 'ignore', 'ignore'] })).toThrow()
})

it('the action uses every input, and names none that it lacks', () => {
  const used = new Set([...JSON.stringify(action.runs).matchAll(/inputs\.(\w+)/g)].map(([, name]) => name))
  expect([...used].sort()).toEqual(Object.keys(action.inputs).sort())
})

it('other people\'s actions are pinned to a commit', () => {
  const uses = [JSON.stringify(action), ...workflows].flatMap(text => [...text.matchAll(/uses"?:\s*"?([\w./-]+@[\w.]+)/g)].map(([, name = '']) => name))
  expect(uses.length).toBeGreaterThan(5)
  expect(uses.filter(name => !/@[0-9a-f]{40}$/.test(name))).toEqual([])
})

it('the container runs as no superuser, and its entry is the command', () => {
  const lines = readFileSync(join(root, 'Containerfile'), 'utf8').split('\n')
  expect(lines.filter(line => /^(?:USER|ENTRYPOINT)/.test(line))).toEqual(['USER node', 'ENTRYPOINT ["lectern"]'])
})

it('the workflow runs the tests on Linux, macOS and Windows, and the README calls untried what no run is linked for', () => {
  const { jobs } = parse(readFileSync(join(root, '.github/workflows/site.yml'), 'utf8')) as { jobs: Record<string, { strategy?: { matrix: { os: string[] } }, steps?: Step[] }> }
  expect(jobs.systems?.strategy?.matrix.os.map(os => os.split('-')[0])).toEqual(['ubuntu', 'macos', 'windows'])
  expect(jobs.systems?.steps?.map(({ run }) => run).filter(Boolean)).toContain('npx vitest run --project unit')
  const readme = readFileSync(join(root, 'README.md'), 'utf8')
  expect(/macOS and Windows are untried/.test(readme) !== /actions\/runs\/\d+/.test(readme)).toBe(true)
})

it('the workflow has all three engines, fails where one is missing, and looks at every slide in each', () => {
  const { jobs } = parse(readFileSync(join(root, '.github/workflows/site.yml'), 'utf8')) as { jobs: Record<string, { steps: Step[] }> }
  const runs = jobs.engines!.steps.flatMap(({ run = [] }) => run)
  expect(runs).toEqual([
    expect.stringMatching(/apt-get install .*webkit2gtk-driver xvfb$/),
    'which google-chrome firefox WebKitWebDriver Xvfb',
    expect.stringMatching(/LECTERN_LONG=1 npx vitest run .*tests\/engines$/),
  ])
})
