import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { record, string } from 'valibot'
import { jsonOr } from '../json.ts'
import { filesBelow } from '../paths.ts'

/** Below a kept folder: what was made of it later, each with a seal of its own. */
export const keptFolder = 'kept'
/** The list of a kept folder's files with their hashes; not published. */
export const sealFile = 'lectern-seal.json'

/** Writes down what is in a folder now, to see later that it still is. */
export function seal(folder: string): void {
  writeFileSync(join(folder, sealFile), JSON.stringify(hashes(folder)))
}

/**
 * Compares a folder with its seal.
 *
 * @returns undefined when all is as it was; the path of a file that is not; `''` when the folder was never sealed
 */
export function brokenSeal(folder: string): string | undefined {
  if (!existsSync(join(folder, sealFile)))
    return ''
  const listed = readSeal(folder)
  if (!listed)
    return sealFile
  const now = hashes(folder)
  return [...Object.keys(listed), ...Object.keys(now)].find(path => listed[path] !== now[path])
}

/** Hashes of a sealed folder's files, by path. */
export function sealed(folder: string): Record<string, string> {
  return readSeal(folder) ?? {}
}

function readSeal(folder: string): Record<string, string> | undefined {
  return jsonOr(record(string(), string()), readFileSync(join(folder, sealFile), 'utf8'), undefined)
}

/** Hash of a file's content. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** One after the other: a build has more files than a process may have open. */
function hashes(folder: string): Record<string, string> {
  const paths = filesBelow(folder).filter(path => path !== sealFile && !path.startsWith(`${keptFolder}/`)).sort()
  return Object.fromEntries(paths.map(path => [path, hashOf(readFileSync(join(folder, path)))]))
}
