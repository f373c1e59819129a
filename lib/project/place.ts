import { randomBytes } from 'node:crypto'
import { accessSync, constants, lstatSync } from 'node:fs'
import { chmod, mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'
import { notePlaced, onInterrupt } from './interrupt.ts'
import { existing } from './paths.ts'
import { messageOf, UseError } from './problem.ts'
import { claimScratch, scratchFile, sweepFiles, sweepScratch } from './sweep.ts'
import { systemProblem } from './system-error.ts'

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
  throw new UseError({
    file: target,
    found: `a folder that Lectern did not write (it contains ${names.slice(0, 3).join(', ')}${names.length > 3
      ? ', …'
      : ''}, and no ${mark})`,
    expected: 'a new or empty folder, or one that Lectern wrote before',
    fix: 'choose another folder with --output, or empty this one',
  })
}

/**
 * Lets `fill` write into a scratch folder beside `target`, then puts the whole in place by renaming.
 * When `fill` throws, the scratch folder goes and `target` stays as it was.
 *
 * @param target absolute path of the folder
 * @param mark see `refuseForeignFolder`
 * @param fill writes into the folder whose path it is given
 * @param move renames a path
 * @throws LecternError when `target` is somebody's own folder or cannot be written
 */
export async function placeFolder<T>(target: string, mark: string, fill: (scratch: string) => Promise<T>, move = rename): Promise<T> {
  await refuseForeignFolder(target, mark)
  const { scratch, release } = await scratchFolder(target)
  // Something may still be written while it goes: hence the tries.
  const clear = async (): Promise<void> => {
    await rm(scratch, { recursive: true, force: true, maxRetries: 3 })
    await release()
  }
  let forget = onInterrupt(clear)
  try {
    const result = await fill(scratch)
    const placed = swap(scratch, target, move)
    forget()
    // Between its two renames there is no folder at all: a signal waits for the second.
    forget = onInterrupt(() => placed.then(release))
    await placed
    return result
  }
  finally {
    forget()
    await clear()
  }
}

/** Beside the target, since a rename does not cross file systems; what a killed process has left there goes first. */
async function scratchFolder(target: string): Promise<{ scratch: string, release: () => Promise<void> }> {
  try {
    await mkdir(dirname(target), { recursive: true })
    await sweepScratch(target)
    const scratch = join(dirname(target), `.${basename(target)}-${randomBytes(4).toString('hex')}`)
    const release = await claimScratch(scratch)
    try {
      await mkdir(scratch)
      // A web server must be able to read it, whoever made it.
      await chmod(scratch, 0o777 & ~process.umask())
    }
    catch (error) {
      await release()
      throw error
    }
    return { scratch, release }
  }
  catch (error) {
    throw unwritable(target, error)
  }
}

async function swap(scratch: string, target: string, move: typeof rename): Promise<void> {
  const old = `${scratch}-old`
  // A link is replaced and not followed, one that leads nowhere too: who wrote it may be a stranger.
  const replaces = lstatSync(target, { throwIfNoEntry: false }) !== undefined
  try {
    if (replaces)
      await move(target, old)
    await move(scratch, target)
    notePlaced()
  }
  catch (error) {
    if (replaces && lstatSync(old, { throwIfNoEntry: false }))
      await restore(old, target, error)
    throw unwritable(target, error)
  }
  // The new folder is in place: what cannot be removed of the old one must not make the command fail.
  await rm(old, { recursive: true, force: true, maxRetries: 3 }).catch((error: unknown) => {
    process.stderr.write(`${old} cannot be removed: ${messageOf(error)}\n`)
  })
}

/** Puts the old folder back after its successor could not be put in place. */
async function restore(old: string, target: string, cause: unknown): Promise<void> {
  await rename(old, target).catch((error: unknown) => {
    throw new UseError({
      file: target,
      found: `cannot be replaced (${messageOf(cause)}), and the folder that was there before cannot be put back (${messageOf(error)})`,
      expected: `that folder in its place; it is at ${old}`,
      fix: `mv ${JSON.stringify(old)} ${JSON.stringify(target)}`,
    })
  })
}

/**
 * Puts a file in place by renaming, so that a reader finds the old one or the whole new one, never half of it.
 *
 * @param target absolute path of the file
 * @throws LecternError when the folder cannot be written or the disk is full; `target` stays as it was
 */
export async function placeFile(target: string, bytes: Uint8Array): Promise<void> {
  const scratch = scratchFile(target)
  try {
    await mkdir(dirname(target), { recursive: true })
    await sweepFiles(target)
    await writeFile(scratch, bytes)
    await rename(scratch, target)
    notePlaced()
  }
  catch (error) {
    throw unwritable(target, error)
  }
  finally {
    await rm(scratch, { force: true }).catch(() => {})
  }
}

/** Where Node cannot make a folder on a read-only disk, it says that there is none. */
function reasonAbove(target: string): unknown {
  try {
    accessSync(existing(dirname(target)), constants.W_OK)
    return undefined
  }
  catch (error) {
    return error
  }
}

/** What was there before is still there: these functions put things in place as a whole. */
function unwritable(target: string, error: unknown): UseError {
  const problem = systemProblem(reasonAbove(target)) ?? systemProblem(error)
  return new UseError({
    file: target,
    found: `cannot be written: ${problem?.found ?? messageOf(error)}`,
    expected: 'a place that can be written to; existing files are unchanged',
    fix: `${problem ? `${problem.fix}, or ` : ''}choose another folder with --output`,
  })
}
