import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { mostRead } from '../own-file.ts'

/**
 * A short name for the content of files, the same on every machine: paths and bytes, no times.
 *
 * @param folder absolute path the patterns and the hashed names are relative to
 * @param patterns globs; a name without a star is a file or a folder taken whole
 * @param extra what else the result depends on
 */
export function fingerprint(folder: string, patterns: string[], extra: unknown[] = []): string {
  const hash = createHash('sha256')
  const files = globSync(patterns, {
    cwd: folder,
    exclude: name => name === 'node_modules' || name === '.slidev',
  })
    .map(file => file.replaceAll('\\', '/'))
    .sort()
  for (const file of files) {
    const path = join(folder, file)
    const kind = statSync(path)
    if (!kind.isFile())
      continue
    // What is too large to read is in no build.
    hash.update(`${file}\0`).update(kind.size > mostRead ? String(kind.size) : readFileSync(path)).update('\0')
  }
  return hash.update(JSON.stringify(extra)).digest('hex').slice(0, 16)
}
