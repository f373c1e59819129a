import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { root } from './root.ts'
import { currentSession } from './session.ts'

/**
 * Where work is kept that need not be done twice: this repository's `.cache/`, elsewhere a folder that Git ignores. The
 * process that runs Slidev uses the one of the command that started it.
 */
export const cache: string = currentSession()?.cache ?? cacheBelow(process.cwd())

/** Where Node keeps its modules compiled, for programs that are started often. */
export const compileCache: string = join(cache, 'compile')

function cacheBelow(folder: string): string {
  return folder === root
    ? join(root, '.cache')
    : join(folder, 'node_modules/.cache/lectern')
}

/** Lets Git ignore the cache, also in a folder where nothing is installed. */
export function hideCache(folder: string): void {
  const modules = join(folder, 'node_modules')
  if (existsSync(modules))
    return
  mkdirSync(modules)
  writeFileSync(join(modules, '.gitignore'), '*\n')
}
