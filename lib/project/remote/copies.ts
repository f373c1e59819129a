import type { Buffer } from 'node:buffer'
import type { Locked } from './lock.ts'
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { cache } from '../cache.ts'

/** Where copies of other hosts' files lie, named by their content. */
export const copiesFolder: string = join(cache, 'remote')

/** `sha256-…`, as a page's `integrity` has it. */
export function integrityOf(bytes: Uint8Array | string): string {
  return `sha256-${createHash('sha256').update(bytes).digest('base64')}`
}

/** Absolute path of a copy, there or not. */
export function copyPath({ integrity, ending }: Pick<Locked, 'integrity' | 'ending'>): string {
  return join(copiesFolder, `${integrity.replace(/^sha256-/, '').replaceAll('/', '_').replaceAll('+', '-').replace('=', '')}.${ending}`)
}

/** The copy's bytes; undefined where there is none, or where it is not what it was. */
export function readCopy(locked: Locked): Buffer | undefined {
  const path = copyPath(locked)
  if (!existsSync(path))
    return undefined
  const bytes = readFileSync(path)
  return integrityOf(bytes) === locked.integrity ? bytes : undefined
}

/** Keeps a copy, whole or not at all; two builds may do so at a time. */
export async function keepCopy(path: string, bytes: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const scratch = `${path}.${randomUUID()}`
  await writeFile(scratch, bytes)
  await rename(scratch, path)
}
