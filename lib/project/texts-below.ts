import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { mostText } from './own-file.ts'

/**
 * The texts of a project's files, without folders that are named like files, and without what is too large for anybody
 * to have written.
 *
 * @param folder absolute path that the globs are seen from
 * @param passedOver names of folders that are not entered
 */
export function textsBelow(folder: string, patterns: string | string[], passedOver: Set<string>): string[] {
  return globSync(patterns, { cwd: folder, exclude: name => passedOver.has(name) })
    .map(name => join(folder, name))
    .filter((path) => {
      const kind = statSync(path, { throwIfNoEntry: false })
      return kind?.isFile() && kind.size <= mostText
    })
    .map(path => readFileSync(path, 'utf8'))
}
