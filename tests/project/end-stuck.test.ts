import type { SpawnSyncReturns } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { root } from '../../lib/project/root.ts'
import { isLong } from '../long.ts'

const module = JSON.stringify(pathToFileURL(join(root, 'lib/project/end-stuck.ts')).href)

/** Runs code that may compute for half a second without coming back to its event loop. */
function run(code: string): SpawnSyncReturns<string> {
  return spawnSync(process.execPath, ['--input-type=module', '--eval', `
    import { endWhenStuck, nowWorksOn, stuckProblem } from ${module}
    process.on('exit', () => console.log('the end'))
    endWhenStuck(0.5, stack => console.error(stuckProblem(0.5, 'a step'), stack), 1)
    ${code}`], { encoding: 'utf8', timeout: 60_000 })
}

it.each([
  ['a loop', 'function endless() { for (;;) try { for (;;); } catch {} }\nendless()', /at endless/],
  ['a regular expression', 'const endless = () => /^(a+)+$/.test("a".repeat(50) + "b")\nendless()', /at endless/],
  ['a chain of promises', 'for (;;) await 1', /Error: stuck/],
])('%s without an end is ended, with words, the place and the command\'s own exit code', (_, code, stack) => {
  const { status, stdout, stderr } = run(`nowWorksOn({ file: 'talk.md', line: 3, slide: 2 }, 'this')\n${code}`)
  expect(status, stderr).toBe(1)
  expect(stdout).toBe('the end\n')
  expect(stderr).toContain('found: \'this takes more than 0.5 s of processor time at one go: ended\'')
  expect(stderr).toContain('line: 3')
  expect(stderr).toMatch(stack)
  expect(stderr).not.toContain('debugger')
})

it.each(isLong ? ['SIGINT', 'SIGTERM'] as const : ['SIGINT'] as const)('a signal ends what computes, and is answered by what listens again: %s', async (signal) => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', `
    import { endWhenStuck } from ${module}
    process.on('${signal}', () => process.exit(7))
    endWhenStuck(60, () => {}, 1)
    process.stdin.once('data', () => { for (;;); })
    const before = process.cpuUsage()
    for (let used = 0; used < 2e6;) {
      const { user, system } = process.cpuUsage(before)
      used = user + system
    }
    // A beat later.
    setTimeout(() => console.log('listens'), 1500)`], { stdio: 'pipe' })
  let said = ''
  child.stderr.on('data', (text: Buffer) => said += text)
  const ended = new Promise(resolve => child.once('exit', (code, by) => resolve(by ?? code)))
  await new Promise(resolve => child.stdout.once('data', resolve))
  if (signal === 'SIGINT') {
    child.kill(signal)
    expect([await ended, said]).toEqual([7, ''])
    return
  }
  child.stdin.write('!')
  // One that comes before the watcher has seen that nothing moves is lost.
  const again = setInterval(() => child.kill(signal), 3000)
  expect(await ended).toBe(signal)
  clearInterval(again)
})

it('who computes for seconds still answers a signal when that is done', async () => {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', `
    import { endWhenStuck } from ${module}
    process.on('SIGTERM', () => process.exit(7))
    endWhenStuck(60, () => {}, 1)
    setTimeout(() => {
      console.log('computes')
      for (const end = Date.now() + 3000; Date.now() < end;);
    }, 300)
    setInterval(() => {}, 1000)`], { stdio: 'pipe' })
  await new Promise(resolve => child.stdout.once('data', resolve))
  await new Promise(resolve => setTimeout(resolve, 2300))
  child.kill('SIGTERM')
  expect(await new Promise(resolve => child.once('exit', (code, by) => resolve(by ?? code)))).toBe(7)
})

it('neither what waits nor what computes in pieces is ended', () => {
  const { status, stderr } = run(`
    await new Promise(resolve => setTimeout(resolve, 700))
    for (let turns = 0; turns < 15; turns++) {
      const before = process.cpuUsage()
      for (let used = 0; used < 60_000;) {
        const { user, system } = process.cpuUsage(before)
        used = user + system
      }
      await new Promise(resolve => setImmediate(resolve))
      await new Promise(resolve => setTimeout(resolve, 5))
    }`)
  expect([status, stderr]).toEqual([0, ''])
})
