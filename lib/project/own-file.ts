import { existsSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { isBelow } from './paths.ts'
import { workspaceOf } from './workspace.ts'

/** What a build would wait for without end. */
export const endless = 'a pipe, a socket or a device, which has no end'

/** Bytes that Node reads of a file at once. */
export const mostRead = 2 ** 31 - 1

/**
 * Why a file of the project is not one to read, show or publish: a link leads out of the project or to what is hidden, or
 * it never ends. A talk's folder may be a stranger's, and a link in it leads anywhere on this machine.
 *
 * @param path absolute path of something that is there
 * @param projectRoot absolute path; a link may lead anywhere in the repository or workspace that contains it
 * @returns undefined for files and folders of the project, and for what lies elsewhere by its own name
 */
export function notOwn(path: string, projectRoot: string): string | undefined {
  const kind = statSync(path, { throwIfNoEntry: false })
  if (kind && !kind.isFile() && !kind.isDirectory())
    return endless
  if (kind && kind.size > mostRead)
    return tooLarge(kind.size)
  const own = ownFolder(projectRoot)
  return kind && [projectRoot, own].some(folder => isBelow(path, folder)) && !path.split(sep).includes('node_modules') ? leadsOut(path, own) : undefined
}

/** What is wrong with a file of that many bytes. */
export function tooLarge(bytes: number): string {
  return `${(bytes / 1e9).toFixed(1)} GB, more than a build can read`
}

/** Bytes of a file that slides show as text, or as a table: a book has one million. */
export const mostText = 2_000_000

/**
 * The same of a file that is read as text: one of gigabytes takes the memory of whoever reads it.
 *
 * @param projectRoot left out where another has looked at links already
 */
export function notOwnText(path: string, projectRoot?: string): string | undefined {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0
  return (projectRoot === undefined ? undefined : notOwn(path, projectRoot)) ?? (size > mostText ? `${(size / 1e6).toFixed(1)} MB, and what a slide shows of a text has ${mostText / 1e6} MB at most` : undefined)
}

/** What is wrong with where a link leads; undefined for what is none, or leads to what is not hidden below the folder. */
export function leadsOut(path: string, own: string): string | undefined {
  const real = realpathSync(path)
  const inside = relative(own, real)
  if (inside.split(sep)[0] === '..' || inside === real)
    return `a link out of the project, to ${real}`
  const named = path.split(sep)
  return inside.split(sep).some(name => name.startsWith('.') && !named.includes(name)) ? `a link to what is hidden, ${inside}` : undefined
}

/** The real path of the outermost folder that is still a project's own: its repository, or the workspace that contains it. */
export function ownFolder(project: string): string {
  const repository = repositoryOf(project)
  const workspace = realpathSync(workspaceOf(project) ?? project)
  return isBelow(repository, workspace) ? workspace : repository
}

function repositoryOf(project: string): string {
  for (let folder = project; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git')))
      return realpathSync(folder)
    if (folder === dirname(folder))
      return realpathSync(project)
  }
}
