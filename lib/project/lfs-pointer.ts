import { readFileSync, statSync } from 'node:fs'

/** True for the lines that Git LFS leaves in a file's place until it is pulled (git-lfs.com, spec v1). */
export function isLfsPointer(path: string): boolean {
  const kind = statSync(path, { throwIfNoEntry: false })
  return kind !== undefined && kind.isFile() && kind.size < 1024 && readFileSync(path, 'latin1').startsWith('version https://git-lfs.github.com/spec/')
}
