import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { LecternError } from '../read/problem.ts'

/**
 * Lets `fill` write into a scratch folder beside `target`, then puts the whole in place by renaming.
 * When `fill` throws, the scratch folder goes and `target` stays as it was.
 */
export async function placeFolder<T>(target: string, fill: (scratch: string) => Promise<T>): Promise<T> {
  await mkdir(dirname(target), { recursive: true })
  // Beside the target, since a rename does not cross file systems.
  const scratch = await mkdtemp(join(dirname(target), `.${basename(target)}-`))
  try {
    const result = await fill(scratch)
    const old = `${scratch}-old`
    if (existsSync(target))
      await rename(target, old)
    await rename(scratch, target)
    await rm(old, { recursive: true, force: true })
    return result
  }
  finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

/**
 * Puts a file in place by renaming, so that a reader finds the old one or the whole new one, never half of it.
 *
 * @param target absolute path of the file
 * @throws LecternError when the folder cannot be written or the disk is full; `target` stays as it was
 */
export async function placeFile(target: string, bytes: Uint8Array): Promise<void> {
  const scratch = join(dirname(target), `.${basename(target)}-${process.pid}`)
  try {
    await mkdir(dirname(target), { recursive: true })
    await writeFile(scratch, bytes)
    await rename(scratch, target)
  }
  catch (error) {
    throw unwritable(target, error as NodeJS.ErrnoException)
  }
  finally {
    await rm(scratch, { force: true }).catch(() => {})
  }
}

const reasons: Record<string, [found: string, mend: string]> = {
  ENOSPC: ['the disk is full', 'free some space, or choose another folder with --output'],
  EDQUOT: ['the disk quota is used up', 'free some space, or choose another folder with --output'],
  EACCES: ['this user may not write there', 'change the folder\'s rights, or choose another with --output'],
  EPERM: ['this user may not write there', 'change the folder\'s rights, or choose another with --output'],
  EROFS: ['the disk is read-only', 'choose another folder with --output'],
  ENOTDIR: ['a part of this path is a file, not a folder', 'choose another folder with --output'],
  EEXIST: ['a part of this path is a file, not a folder', 'choose another folder with --output'],
  EISDIR: ['a folder has this name', 'move the folder away, or choose another with --output'],
}

function unwritable(target: string, error: NodeJS.ErrnoException): LecternError {
  const [found, mend] = reasons[error.code ?? ''] ?? [error.message, 'choose another folder with --output']
  return new LecternError({
    file: target,
    found: `cannot be written: ${found}`,
    expected: 'a place that can be written to; what was there before is still there',
    mend,
  })
}
