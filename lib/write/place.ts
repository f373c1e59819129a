import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { onInterrupt, tellStopped } from '../interrupt.ts'
import { LecternError } from '../read/problem.ts'

/**
 * A folder that is replaced as a whole must not be somebody's own: `--output .` would take their files with it.
 *
 * @param target absolute path of the folder
 * @param mark a file that every folder written by us has, such as `sw.js`
 * @throws LecternError when the folder holds something and not the mark
 */
export async function refuseForeignFolder(target: string, mark: string): Promise<void> {
  const names = await readdir(target).catch((error: NodeJS.ErrnoException): string[] => {
    if (error.code === 'ENOENT')
      return []
    throw unwritable(target, error)
  })
  if (names.length === 0 || names.includes(mark))
    return
  throw new LecternError({
    file: target,
    found: `a folder that Lectern has not written (it holds ${names.slice(0, 3).join(', ')}${names.length > 3
      ? ', …'
      : ''}, and no ${mark})`,
    expected: 'a folder to replace as a whole: a new one, an empty one, or what was written before',
    mend: 'choose another folder with --output, or empty this one',
  })
}

/**
 * Lets `fill` write into a scratch folder beside `target`, then puts the whole in place by renaming.
 * When `fill` throws, the scratch folder goes and `target` stays as it was.
 *
 * @param target absolute path of the folder
 * @param mark see `refuseForeignFolder`
 * @param fill writes into the folder whose path it is given
 * @throws LecternError when `target` is somebody's own folder
 */
export async function placeFolder<T>(target: string, mark: string, fill: (scratch: string) => Promise<T>): Promise<T> {
  await refuseForeignFolder(target, mark)
  await mkdir(dirname(target), { recursive: true })
  // Beside the target, since a rename does not cross file systems.
  const scratch = await mkdtemp(join(dirname(target), `.${basename(target)}-`))
  // A temporary folder is its maker's alone; a web server must be able to read this one.
  await chmod(scratch, 0o777 & ~process.umask())
  // Something may still be written while it goes: hence the tries.
  const clear = (): Promise<void> => rm(scratch, { recursive: true, force: true, maxRetries: 3 })
  let forget = onInterrupt(() => {
    tellStopped()
    return clear()
  })
  try {
    const result = await fill(scratch)
    const placed = swap(scratch, target)
    forget()
    // Between its two renames there is no folder at all: a signal waits for the second.
    forget = onInterrupt(() => placed)
    await placed
    return result
  }
  finally {
    forget()
    await clear()
  }
}

async function swap(scratch: string, target: string): Promise<void> {
  const old = `${scratch}-old`
  if (existsSync(target))
    await rename(target, old)
  await rename(scratch, target)
  await rm(old, { recursive: true, force: true })
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
