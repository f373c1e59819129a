import { accessSync, constants, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { existing, isFolder } from './paths.ts'
import { messageOf, UseError } from './problem.ts'
import { root } from './root.ts'
import { currentSession } from './session.ts'
import { systemProblem } from './system-error.ts'

/**
 * Where work is kept that need not be done twice: this repository's `.cache/`, elsewhere a folder that Git ignores. The
 * process that runs Slidev uses the one of the command that started it.
 */
export const cache: string = currentSession()?.cache ?? cacheBelow(process.cwd())

/**
 * Where work is kept that is the same for every folder: beside the installed package, so that a talk in a new folder
 * starts as fast as one in an old.
 */
export const sharedCache: string = cacheBeside(root) ?? cache

/** Where Node keeps its modules compiled, for programs that are started often. */
export const compileCache: string = join(sharedCache, 'compile')

function cacheBelow(folder: string): string {
  return folder === root
    ? join(root, '.cache')
    : join(folder, 'node_modules/.cache/lectern')
}

/**
 * The cache of the folder that a package is installed in.
 *
 * @param packageFolder absolute path: of a package in some `node_modules`, or of this repository
 * @returns undefined where nobody may write there
 */
export function cacheBeside(packageFolder: string): string | undefined {
  const [, project = packageFolder] = /^(.*)[\\/]node_modules[\\/]/.exec(packageFolder) ?? []
  const folder = cacheBelow(project)
  try {
    const above = existing(folder)
    accessSync(above, constants.W_OK)
    return isFolder(above) ? folder : undefined
  }
  catch {
    return undefined
  }
}

/**
 * Lets Git ignore what Lectern and Slidev keep below a folder's `node_modules`, where nothing is installed.
 *
 * @param folder absolute path of the folder that a command was started in, or of a deck's
 * @throws UseError when nothing can be written there: Slidev needs to
 */
export function hideCache(folder: string): void {
  const modules = join(folder, 'node_modules')
  try {
    if (!existsSync(modules)) {
      mkdirSync(modules)
      writeFileSync(join(modules, '.gitignore'), '*\n')
    }
    accessSync(modules, constants.W_OK)
  }
  catch (error) {
    const { found, fix } = systemProblem(error) ?? { found: messageOf(error), fix: 'make it writable' }
    throw new UseError({
      file: modules,
      found: `cannot be written: ${found}`,
      expected: 'a folder that can be written to: Slidev keeps its work there, and Git ignores it',
      fix: `${fix}, or work in a copy of the talk`,
    })
  }
}
