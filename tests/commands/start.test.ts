import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { pathToFileURL } from 'node:url'
import { expect, it } from 'vitest'
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
