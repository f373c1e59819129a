import type { Deck } from '../project/deck.ts'
import { spawnSync } from 'node:child_process'
import { relative } from 'node:path'
import { slashPath } from '../project/paths.ts'
import { UseError } from '../project/problem.ts'

/**
 * Files below a folder that differ from the last commit, new ones included; relative to the folder.
 *
 * @throws UseError outside a Git repository
 */
export function changedFiles(folder: string): string[] {
  const commands = [['diff', '--name-only', '--relative', '-z', 'HEAD'], ['ls-files', '--others', '--exclude-standard', '-z']]
  return commands.flatMap((words) => {
    const { status, stdout } = spawnSync('git', words, { cwd: folder, encoding: 'utf8' })
    if (status !== 0) {
      throw new UseError({
        file: '',
        found: 'Git cannot say what changed',
        expected: 'a folder in a Git repository with a commit',
        fix: 'leave --changed out to check every deck',
      })
    }
    return stdout.split('\0').filter(Boolean)
  })
}

/** Whether a deck is made from any of the changed files, or may be. */
export function hasChanged(deck: Deck, projectRoot: string, changed: string[]): boolean {
  const folder = slashPath(projectRoot, deck.folder)
  const sources = new Set([relative(projectRoot, deck.entry), ...deck.slides.map(({ file }) => file)].map(file => file.replaceAll('\\', '/')))
  return changed.some(file => sources.has(file) || (folder !== '' && file.startsWith(`${folder}/`)) || /^(?:snippets|components|layouts|styles|public)\//.test(file))
}
