import { spawnSync } from 'node:child_process'
import { createServer } from 'node:net'
import { join } from 'node:path'
import process from 'node:process'
import { expect, it } from 'vitest'
import { root } from '../../lib/root.ts'

/** Runs one of our commands as npm does. */
function lectern(...args: string[]): { code: number | null, output: string } {
  const run = spawnSync(process.execPath, [
    join(root, 'commands/lectern.ts'),
    ...args,
  ], {
    encoding: 'utf8',
    input: '',
    env: { ...process.env, NO_COLOR: '1', CI: 'true' },
  })
  return { code: run.status, output: run.stdout + run.stderr }
}

it.for([
  'dev',
  'build',
  'export',
  'record',
  'check',
])('%s tells with --help what it does and takes', (command) => {
  const { code, output } = lectern(command, '--help')
  expect(code).toBe(0)
  expect(output).toContain(`lectern ${command}`)
  expect(output).toContain('--deck')
})

it('lists the commands when called without one', () => {
  const { output } = lectern('--help')
  for (const command of [
    'dev',
    'build',
    'export',
    'record',
    'check',
  ])
    expect(output).toContain(command)
})

it('refuses a misspelt option instead of ignoring it', () => {
  const { code, output } = lectern('check', '--dekc', 'x')
  expect(code).toBe(1)
  expect(output).toContain('check has no option --dekc')
})

it('refuses an unknown deck and names the known ones', () => {
  const { code, output } = lectern('check', 'nope')
  expect(code).toBe(1)
  expect(output).toMatch(/no deck named "nope"[\s\S]*foundation-models-vs-gen-ai/)
})

it('refuses a port that is taken, and says how to choose another', async () => {
  const holder = createServer()
  await new Promise<void>(resolve => holder.listen(0, '127.0.0.1', resolve))
  const { port } = holder.address() as { port: number }
  const { code, output } = lectern('dev', 'foundation-models-vs-gen-ai', '--port', String(port))
  holder.close()
  expect(code).toBe(1)
  expect(output).toContain(`port ${port} is taken`)
  expect(output).toContain(`--port ${port + 1}`)
})

it('says what to do when the named browser is missing', () => {
  const run = spawnSync(process.execPath, ['-e', `import(${JSON.stringify(join(root, 'lib/browser.ts'))}).then(module => module.ensureBrowser())`], {
    encoding: 'utf8',
    env: { ...process.env, LECTERN_BROWSER: '/nowhere/chrome' },
  })
  expect(run.status).not.toBe(0)
  expect(run.stderr).toContain('LECTERN_BROWSER')
})
