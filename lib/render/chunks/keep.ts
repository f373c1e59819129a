import type { Buffer } from 'node:buffer'
import { randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import process from 'node:process'

/** What this process is filling now. */
const filling = new Map<string, Promise<boolean>>()

/**
 * Fills a folder once; a second call with the same name finds it done. Whole or not at all. Its time is that of
 * its last use, for `forgetOld`.
 *
 * @param folder absolute path; its name must say everything that its content depends on
 * @param fill writes into the folder whose path it is given, which may not exist yet
 * @returns true when it had to be filled
 */
export function keepFolder(folder: string, fill: (scratch: string) => Promise<void>): Promise<boolean> {
  const before = filling.get(folder)
  if (before)
    return before
  const now = fillOnce(folder, fill).finally(() => filling.delete(folder))
  filling.set(folder, now)
  return now
}

async function fillOnce(folder: string, fill: (scratch: string) => Promise<void>): Promise<boolean> {
  const fresh = !existsSync(folder)
  if (fresh) {
    const scratch = `${folder}.${process.pid}`
    await rm(scratch, { recursive: true, force: true })
    await mkdir(dirname(scratch), { recursive: true })
    await fill(scratch)
    // Another process may have been faster, with the same result.
    await rename(scratch, folder).catch(error => existsSync(folder)
      ? rm(scratch, { recursive: true, force: true })
      : Promise.reject(error))
  }
  const now = new Date()
  await utimes(folder, now, now)
  return fresh
}

/**
 * The content of a file, made once. Two builds may make it at a time: a rename never shows a half-written one.
 *
 * @param file absolute path; its name must say everything that its content depends on
 */
export async function keepFile(file: string, make: () => Promise<Uint8Array | string>): Promise<Buffer> {
  if (!existsSync(file)) {
    const made = await make()
    const scratch = `${file}.${randomUUID()}`
    await mkdir(dirname(file), { recursive: true })
    await writeFile(scratch, made)
    await rename(scratch, file)
  }
  return readFile(file)
}

/**
 * Removes what nobody has used for a while from a folder of kept folders, half-made ones of killed processes
 * included, so that it does not grow for ever.
 *
 * @param parent absolute path; need not exist
 * @param days how long is a while
 */
export async function forgetOld(parent: string, days: number): Promise<void> {
  const before = Date.now() - days * 24 * 60 * 60 * 1000
  for (const name of await readdir(parent).catch(() => [])) {
    const folder = join(parent, name)
    if ((await stat(folder)).mtimeMs < before)
      await rm(folder, { recursive: true, force: true })
  }
}
