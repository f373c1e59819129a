import type { Rule } from '../project/rule.ts'
import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { slashPath } from '../project/paths.ts'
import { defineRule } from '../project/rule.ts'

/**
 * Refuses what Vite's copy of `public/` would never end with, or would publish from elsewhere: it follows every link,
 * and reads pipes and devices.
 */
export const publicFiles: Rule = defineRule({ id: 'public-files', kind: 'source', severity: 'error', why: 'All of public/ is published, and links in it are followed: to your keys, to devices, to themselves.' }, (deck, projectRoot) => {
  const folder = join(deck.folder, 'public')
  if (!existsSync(folder))
    return []
  const own = realpathSync(repositoryOf(projectRoot))
  return wrongIn(folder, own, []).map(({ path, found }) => ({
    file: slashPath(projectRoot, path),
    found,
    expected: 'files and folders of this project; everything in public/ is published',
    fix: 'put a copy of the file there, or take it away',
  }))
})

/** What is wrong below a path; `above` are the real folders on the way there. */
function wrongIn(path: string, own: string, above: string[]): { path: string, found: string }[] {
  const isLink = lstatSync(path).isSymbolicLink()
  if (isLink && !existsSync(path))
    return [{ path, found: 'a link to nothing' }]
  const real = realpathSync(path)
  const inside = real === own || real.startsWith(own + sep)
  if (isLink && !inside)
    return [{ path, found: `a link out of the project, to ${real}` }]
  if (isLink && relative(own, real).split(sep).some(name => name.startsWith('.')))
    return [{ path, found: `a link to what is hidden, ${relative(own, real)}` }]
  const kind = statSync(path)
  if (!kind.isDirectory())
    return kind.isFile() ? [] : [{ path, found: 'a pipe, a socket or a device, which has no end' }]
  if (above.includes(real))
    return [{ path, found: 'a link to a folder that contains it' }]
  return readdirSync(path).flatMap(name => wrongIn(join(path, name), own, [...above, real]))
}

/** The folder with `.git` that contains a project; else the project's own. */
function repositoryOf(project: string): string {
  for (let folder = project; ; folder = dirname(folder)) {
    if (existsSync(join(folder, '.git')))
      return folder
    if (folder === dirname(folder))
      return project
  }
}
