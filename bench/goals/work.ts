import { spawnSync } from 'node:child_process'
import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { ensureBrowser } from '../../lib/browser/find-browser.ts'
import { root } from '../../lib/project/root.ts'
import { slidev } from '../../lib/slidev/installation.ts'

/** Inside the project, since our decks need its folders and Slidev its packages; two may measure at a time. */
export const work = join(root, `.cache/bench/goals-${process.pid}`)
export const lectern = [process.execPath, join(root, 'commands/lectern.ts')]
export const plainSlidev = [process.execPath, slidev]
export const marp = [join(root, 'node_modules/.bin/marp')]
/** What a deck is called in each program. */
export const headmatters = { lectern: 'title: Measured\nlang: en', slidev: 'theme: none\ntitle: Measured\nfonts: { provider: none }' }

/** Runs a command to its end. @returns seconds. @throws Error with what it printed when it fails */
export function seconds(command: string[], cwd: string): number {
  const [program = '', ...args] = command
  const start = performance.now()
  // With `production`, Slidev's export waits for a page that its server of sources never shows; a build sets it by itself.
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, encoding: 'utf8', env: { ...process.env, CHROME_PATH: ensureBrowser(), NODE_ENV: undefined } })
  if (status !== 0)
    throw new Error(`${command.join(' ')} ended with ${status}:\n${stderr || stdout}`)
  return (performance.now() - start) / 1000
}

/** Slidev's export looks for the browser's driver beside the slides. */
export function giveDriver(folder: string): void {
  mkdirSync(join(folder, 'node_modules'), { recursive: true })
  symlinkSync(join(root, 'node_modules/playwright'), join(folder, 'node_modules/playwright-chromium'))
}
