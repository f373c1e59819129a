import type { Stats } from 'node:fs'
import type { PlatformPath } from 'node:path'
import { existsSync, readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * A path as seen from a folder, with slashes on every system: as addresses, reports and lists of files have it.
 *
 * @param on the system's way to write paths; this machine's when left out
 */
export function slashPath(folder: string, file: string, on: PlatformPath = path): string {
  return on.relative(folder, file).replaceAll(on.sep, '/')
}

/** Whether a file lies in a folder or below it. */
export function isBelow(file: string, folder: string, on: PlatformPath = path): boolean {
  const relative = on.relative(folder, file)
  return relative !== '' && relative !== '..' && !relative.startsWith(`..${on.sep}`) && !on.isAbsolute(relative)
}

/** The nearest of a path and the folders above it that is there. */
export function existing(file: string): string {
  return existsSync(file) || path.dirname(file) === file ? file : existing(path.dirname(file))
}

/** Whether a path leads to a file, links followed. */
export function isFile(path: string): boolean {
  return kindOf(path)?.isFile() ?? false
}

/** Whether a path leads to a folder, links followed. */
export function isFolder(path: string): boolean {
  return kindOf(path)?.isDirectory() ?? false
}

/** Nothing where nothing can be: below a file, at a name that is too long, in a circle of links. */
function kindOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  }
  catch {
    return undefined
  }
}

/** All files below a folder, as paths from it with slashes. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => slashPath(folder, path.join(entry.parentPath, entry.name)))
}
