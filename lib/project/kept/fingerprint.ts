import { createHash } from 'node:crypto'
import { globSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { mostRead } from '../own-file.ts'
import { root } from '../root.ts'

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

const own = new Map<string, string>()

/**
 * The same for files of Lectern itself, which a running command has read: they are looked at once.
 *
 * @param patterns relative to the package's folder
 */
export function ownFingerprint(patterns: string[], extra: unknown[] = []): string {
  const key = patterns.join()
  const files = own.get(key) ?? fingerprint(root, patterns)
  own.set(key, files)
  return fingerprint(root, [], [files, ...extra])
}
