import type { Dirent, Stats } from 'node:fs'
import { readdirSync, realpathSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { endless, leadsOut, ownFolder } from './own-file.ts'
import { slashPath } from './paths.ts'
import { LecternError } from './problem.ts'

/** Folders that nobody reads a deck's files from; drawings lie in `.slidev`, and for `public/` there is a rule. */
const passedOver = /^(?:node_modules|public|\.(?!slidev$).+)$/

/**
 * Refuses pipes and devices where a deck's files lie. Rules, Slidev and Vite each open what they find there by its name
 * alone (`style.css`, `setup/main.ts`, each component), and would wait for a pipe without end.
 *
 * @param deck its folder, and its headmatter, whose theme and addons may lie elsewhere
 * @throws LecternError with all of them
 */
export function refuseEndless({ folder, headmatter }: { folder: string, headmatter: Record<string, unknown> }, projectRoot: string): void {
  const named = [headmatter.theme, headmatter.addons].flat().filter((name): name is string => typeof name === 'string' && /^(?:\.{1,2}|@)\//.test(name))
  const own = ownFolder(projectRoot)
  const seen = new Set<string>()
  const found = [
    ...[folder, ...named.map(name => resolve(folder, name.replace(/^@/, '.')))].flatMap(path => endlessBelow(path, own, seen)),
    // Its package.json, where the deck lies below.
    ...entriesOf(projectRoot).filter(([path, kind]) => hasNoEnd(kind, path)).map(([path]) => path),
  ]
  if (found.length > 0)
    throw new LecternError([...new Set(found)].map(path => ({ file: slashPath(projectRoot, path), found: endless, expected: 'files and folders where a deck lies', fix: 'put a file in its place, or move it away' })))
}

function endlessBelow(folder: string, own: string, seen: Set<string>): string[] {
  const real = unlessRefused(() => realpathSync(folder), folder)
  if (seen.has(real))
    return []
  seen.add(real)
  return entriesOf(folder).flatMap(([path, kind]) => {
    if (hasNoEnd(kind, path))
      return [path]
    const goesOn = kind.isDirectory() || (kind.isSymbolicLink() && statOf(path)?.isDirectory() && leadsOut(path, own) === undefined)
    return goesOn && !passedOver.test(kind.name) ? endlessBelow(path, own, seen) : []
  })
}

/** A socket cannot be opened, and who tries is told so. */
function hasNoEnd(entry: Dirent, path: string): boolean {
  const kind = entry.isSymbolicLink() ? statOf(path) : entry
  return kind !== undefined && (kind.isFIFO() || kind.isCharacterDevice() || kind.isBlockDevice())
}

/** What is in a folder; nothing in one that is missing or may not be read, which who needs it says. */
function entriesOf(folder: string): (readonly [path: string, entry: Dirent])[] {
  return unlessRefused(() => readdirSync(folder, { withFileTypes: true }), []).map(entry => [join(folder, entry.name), entry] as const)
}

function statOf(path: string): Stats | undefined {
  return unlessRefused(() => statSync(path), undefined)
}

function unlessRefused<T>(look: () => T, otherwise: T): T {
  try {
    return look()
  }
  catch {
    return otherwise
  }
}
