import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { expect, it } from 'vitest'
import { exitCodes } from '../../commands/exit-codes.ts'
import { root } from '../../lib/project/root.ts'
import { isLong } from '../long.ts'

/** Runs one of our commands as npm does. */
function lectern(...args: string[]): { code: number | null, output: string } {
  return lecternWith({}, ...args)
}

/** As on a machine where reading a folder fails. */
function lecternWhere(error: string, env: Record<string, string> = {}): { code: number | null, output: string } {
  const fault = `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'; fs.readdirSync = () => { throw ${error} }; syncBuiltinESMExports()`
  return lecternWith({ NODE_OPTIONS: `--import data:text/javascript,${encodeURIComponent(fault)}`, ...env }, 'check')
}

function lecternWith(env: Record<string, string>, ...args: string[]): { code: number | null, output: string } {
  const run = spawnSync(process.execPath, [
    join(root, 'commands/lectern.ts'),
    ...args,
  ], {
    encoding: 'utf8',
    input: '',
    env: { ...process.env, NO_COLOR: '1', CI: 'true', ...env },
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

it.for(['build', 'export'])('%s takes the time that a slow deck needs, and refuses what is none', (command) => {
  expect(lectern(command, '--help').output).toContain('--timeout')
  const { code, output } = lectern(command, '--timeout', 'soon')
  expect(code).toBe(exitCodes.use)
  expect(output).toMatch(/--timeout is "soon"[\s\S]*a number of seconds above 0/)
})

it('tells where the time of the last command went', () => {
  expect(lectern('check', 'lectern-tour', '--source-only').code).toBe(0)
  const { code, output } = lectern('--profile')
  expect(code).toBe(0)
  expect(output).toMatch(/^lectern check lectern-tour --source-only: \d+\.\d\d s\n[\s\S]*start: Node, modules, options\n[\s\S]*lectern-tour: check/)
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

it.for([
  ['biuld', /no command, file or folder named "biuld"[\s\S]*lectern build\?/],
  ['--port', /an option before the command: --port/],
])('refuses %s in a command\'s place, and says what comes nearest', ([word, words]) => {
  const { code, output } = lectern(word as string)
  expect(code).toBe(exitCodes.use)
  expect(output).toMatch(words as RegExp)
})

it('takes an option\'s short name, and refuses one that it does not have', () => {
  const { code, output } = lectern('dev', '-p', '0')
  expect(code).toBe(exitCodes.use)
  expect(output).toContain('--port is "0"')
  expect(lectern('check', '-x').output).toContain('check has no option -x')
})

it('refuses a file\'s name for the folder of an export', () => {
  const { code, output } = lectern('export', 'lectern-tour', '-o', 'talk.pdf')
  expect(code).toBe(exitCodes.use)
  expect(output).toContain('--output is "talk.pdf"')
})

it('tells its version', () => {
  expect(lectern('--version').output).toMatch(/^\d+\.\d+\.\d+\n$/)
})

it('refuses a misspelt option instead of ignoring it', () => {
  const { code, output } = lectern('check', '--dekc', 'x')
  expect(code).toBe(exitCodes.use)
  expect(output).toMatch(/check has no option --dekc[\s\S]*--deck\?/)
})

it('refuses an unknown deck and names the known ones', () => {
  const { code, output } = lectern('check', 'nope')
  expect(code).toBe(exitCodes.use)
  expect(output).toMatch(/no deck named "nope"[\s\S]*lectern-tour/)
})

it('refuses a port that is taken, and says how to choose another', async () => {
  const holder = createServer()
  await new Promise<void>(resolve => holder.listen(0, '127.0.0.1', resolve))
  const { port } = holder.address() as { port: number }
  const { code, output } = lectern('dev', 'lectern-tour', '--port', String(port))
  holder.close()
  expect(code).toBe(exitCodes.use)
  expect(output).toContain(`port ${port} is taken`)
  expect(output).toContain(`--port ${port + 1}`)
})

it('says what to do when the named browser is missing', () => {
  const run = spawnSync(process.execPath, ['-e', `import(${JSON.stringify(join(root, 'lib/browser/find-browser.ts'))}).then(module => module.ensureBrowser())`], {
    encoding: 'utf8',
    env: { ...process.env, LECTERN_BROWSER: '/nowhere/chrome' },
  })
  expect(run.status).not.toBe(0)
  expect(run.stderr).toContain('LECTERN_BROWSER')
})

it('tells of a fault of its own in one line, and shows the stack when asked', () => {
  const { code, output } = lecternWhere('new TypeError("oh no")')
  expect(code).toBe(exitCodes.fault)
  expect(output.trim()).toBe('lectern check failed: oh no. This is a fault of Lectern; with LECTERN_DEBUG=1 the command shows the stack.')
  expect(lecternWhere('new TypeError("oh no")', { LECTERN_DEBUG: '1' }).output).toMatch(/TypeError: oh no\n\s+at /)
})

// Each starts a program.
it.for(([
  ['EACCES', 'this user has no permission'],
  ['EPERM', 'this user has no permission'],
  ['EROFS', 'the disk is read-only'],
  ['ENOSPC', 'the disk is full'],
  ['EMFILE', 'this process has too many files open'],
  ['ENOENT', 'there is no such file or folder'],
] as const).slice(0, isLong ? undefined : 1))('tells what %s means, for which file, and no stack', ([errno, words]) => {
  const { code, output } = lecternWhere(`Object.assign(new Error("${errno}"), { code: "${errno}", syscall: "scandir", path: "/talks/slides" })`)
  expect(code).toBe(exitCodes.use)
  expect(output).toContain(`/talks/slides: ${words} (${errno}, scandir)`)
  expect(output).toMatch(/fix: {6}\S/)
  expect(output).not.toMatch(/\n\s+at /)
})

it('on a machine without a browser installs none, and ends as for wrong use', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  const bin = mkdtempSync(join(tmpdir(), 'lectern-bin-'))
  writeFileSync(join(folder, 'talk.md'), `# A\n\n\`\`\`mermaid\nflowchart LR\n  A --> B${process.pid}x${Date.now()}\n\`\`\`\n`)
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'commands/lectern.ts'), 'check', 'talk.md'], {
    cwd: folder,
    encoding: 'utf8',
    env: { PATH: bin, HOME: bin, PLAYWRIGHT_BROWSERS_PATH: bin },
  })
  expect(status).toBe(exitCodes.use)
  expect(stderr).toMatch(/no Chrome or Chromium on this machine[\s\S]*--install-browser/)
  expect(readdirSync(folder)).toEqual(['node_modules', 'talk.md'])
  expect(readFileSync(join(folder, 'node_modules/.gitignore'), 'utf8')).toBe('*\n')
})

it('says in one line that a folder cannot be written', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  writeFileSync(join(folder, 'talk.md'), '# A\n')
  writeFileSync(join(folder, 'node_modules'), '')
  chmodSync(join(folder, 'node_modules'), 0o444)
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'commands/lectern.ts'), 'export', 'talk.md'], { cwd: folder, encoding: 'utf8' })
  expect(status).toBe(exitCodes.use)
  expect(stderr).not.toMatch(/\n\s+at /)
  expect(stderr).toContain('node_modules')
})

it('checks sources in a folder that cannot be written to, and refuses everything else there', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-'))
  writeFileSync(join(folder, 'talk.md'), '---\ntitle: Talk\n---\n\n# One\n')
  // For the superuser every folder can be written to, but no file holds folders.
  writeFileSync(join(folder, 'node_modules'), '')
  const run = (...args: string[]): { status: number | null, stdout: string, stderr: string } => spawnSync(process.execPath, [join(root, 'commands/lectern.ts'), ...args], { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } })
  const refused = run('check', 'talk.md')
  expect([run('check', 'talk.md', '--source-only').status, refused.status === 0]).toEqual([0, false])
})
