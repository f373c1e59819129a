import type { ReadLines } from './finding.ts'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isFile } from '../project/paths.ts'

/** Reads the files that findings name, each once. */
export function lineReader(projectRoot: string): ReadLines {
  const files = new Map<string, string[]>()
  return (file) => {
    const known = files.get(file)
    if (known)
      return known
    const path = join(projectRoot, file)
    const lines = file !== '' && isFile(path) ? readFileSync(path, 'utf8').split(/\r?\n/) : []
    files.set(file, lines)
    return lines
  }
}
