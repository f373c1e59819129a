import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { resolve } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

/** Where `tracedReads` finds the paths: this file is loaded before everything else (`node --import`), as a module of its own. */
const key = Symbol.for('lectern:traced-reads')
const known = globalThis as unknown as Record<symbol, Set<string> | undefined>

/**
 * Absolute paths of all files that JavaScript in this process has read so far. A build reads more than its module
 * graph shows: style sheets by `@import`, data of tables, code shown on slides. Empty without `node --import`.
 */
export function tracedReads(): Iterable<string> {
  return known[key] ?? []
}

/** Lets every function of Node that reads a whole file note which. */
function startTracing(): void {
  const paths = known[key] ??= new Set()
  const trace = (owner: object, names: string[]): void => {
    const functions = owner as Record<string, (...parameters: unknown[]) => unknown>
    for (const name of names) {
      const original = functions[name]!
      functions[name] = (...parameters) => {
        const [path] = parameters
        if (typeof path === 'string')
          paths.add(resolve(path))
        else if (path instanceof URL && path.protocol === 'file:')
          paths.add(fileURLToPath(path))
        return original(...parameters)
      }
    }
  }
  trace(fs, ['readFile', 'readFileSync', 'createReadStream', 'copyFile', 'copyFileSync'])
  trace(fs.promises, ['readFile', 'copyFile'])
  syncBuiltinESMExports()
}

if (!known[key] && process.execArgv.some(word => /[\\/]trace-reads\.[tj]s$/.test(word)))
  startTracing()
