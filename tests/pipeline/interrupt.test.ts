import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import process from 'node:process'
import { afterAll, expect, it } from 'vitest'
import { exitCodes } from '../../commands/exit-codes.ts'
import { root } from '../../lib/project/root.ts'
import { isLong } from '../long.ts'

const deck = 'lectern-tour'

/** Processes that a process has started, and those they have. */
function descendants(pid: number): number[] {
  const { stdout } = spawnSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
  const all = stdout.trim().split('\n').map(line => line.trim().split(/\s+/).map(Number) as [number, number])
  const below = (parent: number): number[] => all.filter(([, of]) => of === parent).flatMap(([own]) => [own, ...below(own)])
  return below(pid)
}

function isAlive(pid: number): boolean {
  // A process that has ended but was not waited for yet still has its number.
  const { stdout } = spawnSync('ps', ['-o', 'stat=', '-p', String(pid)], { encoding: 'utf8' })
  return stdout.trim() !== '' && !stdout.trim().startsWith('Z')
}

// Its own project, and so its own cache: other files export at the same time.
const project = mkdtempSync(join(tmpdir(), 'lectern-stop-'))
afterAll(() => rmSync(project, { recursive: true, force: true }))

it('stopped in the middle it says so, keeps the old file, leaves nothing half-written and no browser behind', async () => {
  const output = join(project, 'out')
  mkdirSync(output)
  writeFileSync(join(project, 'talk.md'), '# One\n\n---\n\n# Two\n\n---\n\n# Three\n')
  writeFileSync(join(output, 'talk.pdf'), 'from before')
  const child = spawn(process.execPath, [join(root, 'commands/lectern.ts'), 'export', 'talk.md', '--output', output], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, CI: 'true' },
  })
  let said = ''
  let started: number[] = []
  child.stderr.on('data', (text: Buffer) => {
    said += text
    // The first page has been read back: the browser is up, and the handout still has to be printed.
    if (started.length === 0 && said.includes(`export talk 1/`)) {
      started = descendants(child.pid ?? 0)
      child.kill('SIGINT')
    }
  })
  const code = await new Promise(resolve => child.on('close', resolve))
  expect(code).toBe(130)
  expect(said).toContain('Cancelled. Existing files are unchanged.')
  expect(started.length).toBeGreaterThan(1)
  await expect.poll(() => started.filter(isAlive), { timeout: 20_000 }).toEqual([])
  expect(readdirSync(output)).toEqual(['talk.pdf'])
  expect(readFileSync(join(output, 'talk.pdf'), 'utf8')).toBe('from before')
  const left = readdirSync(project, { recursive: true, encoding: 'utf8' })
  expect(left).toContain(join('node_modules', '.cache', 'lectern', 'decks'))
  expect(left.filter(path => basename(path).startsWith('export-'))).toEqual([])
})

it('says so as well when it is stopped before it has begun', async () => {
  const output = mkdtempSync(join(tmpdir(), 'lectern-early-'))
  const child = spawn(process.execPath, [join(root, 'commands/lectern.ts'), 'build', deck, '--output', join(output, 'dist')], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // The first thing that a command reads after it has begun to listen for signals.
    env: { ...process.env, CI: 'true', NODE_OPTIONS: `--import ${JSON.stringify(`data:text/javascript,${encodeURIComponent('process.on("newListener", name => name === "SIGINT" && setImmediate(() => process.kill(process.pid, "SIGINT")))')}`)}` },
  })
  let said = ''
  child.stderr.on('data', (text: Buffer) => said += text)
  expect(await new Promise(resolve => child.on('close', resolve))).toBe(130)
  expect(said).toBe('\nCancelled. Existing files are unchanged.\n')
  expect(readdirSync(output)).toEqual([])
})

// Twenty such moments: `tests/hostile/commands.test.ts`.
it.runIf(isLong)('says in one problem that its browser was killed, ends with 2 and writes nothing', async () => {
  const output = mkdtempSync(join(tmpdir(), 'lectern-kill-'))
  writeFileSync(join(output, `${deck}.pdf`), 'from before')
  // In other colours than any other test prints, so that nothing is kept of it.
  const child = spawn(process.execPath, [join(root, 'commands/lectern.ts'), 'export', deck, '--format', 'png', '--dark', '--output', output], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, CI: 'true' },
  })
  let said = ''
  let killed = 0
  child.stderr.on('data', (text: Buffer) => {
    said += text
    if (killed > 0 || !said.includes(`export ${deck} 1/`))
      return
    for (const pid of descendants(child.pid ?? 0)) {
      process.kill(pid, 'SIGKILL')
      killed++
    }
  })
  const code = await new Promise(resolve => child.on('close', resolve))
  expect(killed).toBeGreaterThan(0)
  expect(code).toBe(exitCodes.use)
  expect(said).toContain('the browser ended in the middle of the work')
  expect(said).toContain('\n1 problem\n')
  expect(said).not.toMatch(/\n\s+at /)
  expect(readdirSync(output)).toEqual([`${deck}.pdf`])
})
