import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { looseObject, optional, unknown } from 'valibot'
import { jsonOr } from './json.ts'
import { isBelow } from './paths.ts'

const packageSchema = looseObject({ workspaces: optional(unknown()) })

/**
 * The folder up to which Slidev lets the files of a package name others, by its rule (`getRoots` of @slidev/cli): the
 * workspace that contains the package, else the package.
 *
 * @param folder absolute path of a folder in the package
 * @returns undefined where no folder above has a package.json
 */
export function workspaceOf(folder: string): string | undefined {
  const ownPackage = above(folder, at => existsSync(join(at, 'package.json')))
  return ownPackage && (above(ownPackage, isWorkspace) ?? ownPackage)
}

/**
 * How far a deck's `src:` and `<<<` reach. Without a package.json, Slidev takes the folder above the deck's; that may be
 * anybody's, so it counts only where Lectern was started there or higher.
 *
 * @param deckFolder absolute path
 * @param projectRoot absolute path of the folder in which Lectern was started
 */
export function reachOf(deckFolder: string, projectRoot: string): string {
  return workspaceOf(deckFolder) ?? (isBelow(deckFolder, projectRoot) ? dirname(deckFolder) : deckFolder)
}

function isWorkspace(folder: string): boolean {
  const file = join(folder, 'package.json')
  return existsSync(join(folder, 'pnpm-workspace.yaml'))
    || (statSync(file, { throwIfNoEntry: false })?.isFile() === true && Boolean(jsonOr(packageSchema, readFileSync(file, 'utf8'), undefined)?.workspaces))
}

function above(folder: string, is: (folder: string) => boolean): string | undefined {
  return is(folder) ? folder : dirname(folder) === folder ? undefined : above(dirname(folder), is)
}
