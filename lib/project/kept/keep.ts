import { Buffer } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import process from 'node:process'
import { root } from '../root.ts'
import { hasSameInputs } from './inputs.ts'
import { brokenSeal, hashOf, seal } from './seal.ts'

/** What this process is filling or making now. */
const filling = new Map<string, Promise<boolean>>()
const making = new Map<string, Promise<Buffer>>()

/**
 * Fills a folder once; a second call with the same name finds it done. Whole or not at all: a folder that was
 * changed since, or whose inputs were, is filled again. Its time is that of its last use, for `forgetOld`.
 *
 * @param folder absolute path; its name must say what its content depends on, besides the inputs that it lists
 * @param fill writes into the folder whose path it is given, which may not exist yet
 * @returns true when it had to be filled
 */
export function keepFolder(folder: string, fill: (scratch: string) => Promise<void>): Promise<boolean> {
  return once(filling, folder, () => fillOnce(folder, fill))
}

/** True when a folder was filled and is still as it was then, as are the inputs that it lists. */
export function isKept(folder: string): boolean {
  return brokenSeal(folder) === undefined && hasSameInputs(folder)
}

async function fillOnce(folder: string, fill: (scratch: string) => Promise<void>): Promise<boolean> {
  const broken = brokenSeal(folder)
  const fresh = broken !== undefined || !hasSameInputs(folder)
  if (fresh) {
    if (broken)
      tellDamaged(join(folder, broken))
    const scratch = `${folder}.${process.pid}`
    await rm(scratch, { recursive: true, force: true })
    await mkdir(dirname(scratch), { recursive: true })
    await fill(scratch)
    seal(scratch)
    // Another process has finished the same meanwhile, and may work in it by now.
    if (isKept(folder))
      await rm(scratch, { recursive: true, force: true })
    else
      await replaceFolder(folder, scratch)
  }
  const now = new Date()
  await utimes(folder, now, now)
  return fresh
}

async function replaceFolder(folder: string, scratch: string): Promise<void> {
  const old = `${scratch}-old`
  await rename(folder, old).catch(ignoreMissing)
  // Another process may have been faster, with the same result.
  await rename(scratch, folder).catch(error => existsSync(folder)
    ? rm(scratch, { recursive: true, force: true })
    : Promise.reject(error))
  await rm(old, { recursive: true, force: true })
}

/**
 * The content of a file, made once, and again when it was changed since. Two builds may make it at a time: a rename
 * never shows a half-written one.
 *
 * @param file absolute path; its name must say everything that its content depends on
 */
export function keepFile(file: string, make: () => Promise<Uint8Array | string>): Promise<Buffer> {
  return once(making, file, async () => {
    const hashFile = `${file}.sha256`
    const [bytes, hash] = await Promise.all([file, hashFile].map(path => readFile(path).catch(ignoreMissing)))
    if (bytes && hashOf(bytes) === hash?.toString())
      return bytes
    if (bytes && hash)
      tellDamaged(file)
    const made = Buffer.from(await make())
    await keepNote(hashFile, hashOf(made))
    await keepNote(file, made)
    return made
  })
}

/** Writes a file that only says where something is kept, or what is known of it; it is never half-written. */
export async function keepNote(file: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  const scratch = `${file}.${randomUUID()}`
  await writeFile(scratch, content)
  await rename(scratch, file)
}

/**
 * Removes what nobody has used for a while from a folder of kept folders, half-made ones of killed processes
 * included, so that it does not grow for ever. What cannot be removed, for instance because another process is doing
 * the same, stays until next time: the work for which this was called is done.
 *
 * @param parent absolute path; need not exist
 * @param days how long is a while
 */
export async function forgetOld(parent: string, days: number): Promise<void> {
  const before = Date.now() - days * 24 * 60 * 60 * 1000
  for (const name of await readdir(parent).catch(() => [])) {
    const folder = join(parent, name)
    const found = await stat(folder).catch(() => undefined)
    if (found && found.mtimeMs < before)
      await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => {})
  }
}

/** How `runSlidev` knows these lines in what Slidev prints. */
export const damagedLine = /^.+ was damaged and is made again$/gm

function tellDamaged(path: string): void {
  process.stderr.write(`${relative(root, path)} was damaged and is made again\n`)
}

function once<Result>(running: Map<string, Promise<Result>>, key: string, work: () => Promise<Result>): Promise<Result> {
  const now = running.get(key) ?? work().finally(() => running.delete(key))
  running.set(key, now)
  return now
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT')
    throw error
}
