import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Window of every engine: a slide at its own size, with room for none of the browser's controls. */
export const windowSize = { width: 980, height: 552 }

/** One open window of one engine. */
export interface View {
  open: (url: string) => Promise<void>
  /** Runs the body of a function in the page and returns what it returns, as JSON; it may be `async`. */
  run: (body: string) => Promise<unknown>
  /** A PNG of what the window shows. */
  picture: () => Promise<Buffer>
  close: () => Promise<void>
}

/** A browser engine and how to start it. */
export interface Engine {
  name: 'chromium' | 'firefox' | 'webkit'
  /** What is missing on this machine, and how to get it; nothing when the engine can start. */
  missing: () => string | undefined
  start: () => Promise<View>
}

/** Path of a program of this machine: the first of several names that is found. */
export function findProgram(...names: string[]): string | undefined {
  return names.map(name => name.startsWith('/')
    ? (existsSync(name) ? name : '')
    : spawnSync('which', [name], { encoding: 'utf8' }).stdout.trim()).find(Boolean)
}
