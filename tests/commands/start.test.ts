import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
import { exitCodes } from '../../commands/exit-codes.ts'
import { root } from '../../lib/project/root.ts'

const hook = `data:text/javascript,${encodeURIComponent(`
import { registerHooks } from 'node:module'
registerHooks({ resolve(name, context, next) {
  if (name === 'vite' || name.startsWith('rolldown'))
    console.log(name, 'by', context.parentURL)
  return next(name, context)
} })`)}`

/** What of the bundler modules read, a line each. */
const readBy = (modules: string[]): string => spawnSync(process.execPath, ['--import', hook, '--input-type=module', '--eval', modules.map(module => `import ${JSON.stringify(module)}`).join('\n')], { cwd: root, encoding: 'utf8' }).stdout

it('no command reads the bundler as it starts: one that is stopped then would wait for its threads for ever', () => {
  const commands = readdirSync(join(root, 'commands')).filter(name => /^(?!lectern\.)[a-z-]+\.ts$/.test(name))
  expect(commands.length).toBeGreaterThan(12)
  expect(readBy(commands.map(name => pathToFileURL(join(root, 'commands', name)).href))).toBe('')
  expect(readBy(['vite'])).toMatch(/^vite by /)
})

it.each([
  ['noteLostBrowser()', exitCodes.use, 'the browser ended in the middle of the work'],
  ['', exitCodes.fault, 'nothing is left to wait for, and the work is not done'],
])('a command that waits for a call which nobody answers ends in words: %s', (before, code, words) => {
  const command = `import { noteLostBrowser } from ${JSON.stringify(pathToFileURL(join(root, 'lib/browser/lost-browser.ts')).href)}
    export default { async run() { ${before}; await new Promise(() => {}) } }`
  const unanswered = `data:text/javascript,${encodeURIComponent(`
    import { registerHooks } from 'node:module'
    registerHooks({ load: (url, context, next) => url.endsWith('/commands/check.ts')
      ? { format: 'module', source: ${JSON.stringify(command)}, shortCircuit: true }
      : next(url, context) })`)}`
  const folder = mkdtempSync(join(tmpdir(), 'lectern-unanswered-'))
  const { status, stderr } = spawnSync(process.execPath, ['--import', unanswered, join(root, 'commands/lectern.ts'), 'check'], { cwd: folder, encoding: 'utf8', timeout: 60_000 })
  expect(status, stderr).toBe(code)
  expect(stderr).toContain(words)
  expect(stderr).not.toMatch(/\n\s+at |unsettled/)
})
