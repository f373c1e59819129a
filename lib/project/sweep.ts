import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'

/** Ends the names of files that are ours to remove; one beside a scratch folder says who is filling it. */
const claimed = '.lectern'
/** Milliseconds after which what another machine has left on a shared disk counts as left: no build takes a day. */
const longestBuild = 24 * 3_600_000
const ours = new Set<string>()

/**
 * Marks a scratch folder as this process's, so that a later build may remove it when this one is killed: a name alone
 * does not tell `.dist-backup` from ours.
 *
 * @param scratch absolute path of the folder, there already or not
 * @returns takes the mark away
 * @throws Error of code EEXIST when the name is taken
 */
export async function claimScratch(scratch: string): Promise<() => Promise<void>> {
  const claim = scratch + claimed
  await writeFile(claim, JSON.stringify([process.pid, hostname()]), { flag: 'wx' }).catch(async (error: NodeJS.ErrnoException) => {
    // A full disk lets a file be made, and nothing be written into it.
    if (error.code !== 'EEXIST')
      await rm(claim, { force: true })
    throw error
  })
  ours.add(claim)
  return async () => {
    await rm(claim, { force: true })
    ours.delete(claim)
  }
}

/**
 * Removes what killed builds have left beside `target`. When one was killed between its two renames, the folder that
 * it had moved away is put back.
 *
 * @param target absolute path of the folder, or the file, that the builds wrote
 */
export async function sweepScratch(target: string): Promise<void> {
  const folder = dirname(target)
  const names = await readdir(folder).catch((): string[] => [])
  for (const name of names.filter(name => name.startsWith(`.${basename(target)}-`) && name.endsWith(claimed))) {
    const claim = join(folder, name)
    const scratch = claim.slice(0, -claimed.length)
    if (ours.has(claim) || await isInUse(claim))
      continue
    if (!existsSync(target) && existsSync(`${scratch}-old`))
      await rename(`${scratch}-old`, target).catch(() => {})
    // Two builds may sweep at the same time.
    for (const left of [scratch, `${scratch}-old`, claim])
      await rm(left, { recursive: true, force: true, maxRetries: 3 }).catch(() => {})
  }
}

/** Name of the file into which `target` is written before it is renamed. */
export function scratchFile(target: string): string {
  return join(dirname(target), `.${basename(target)}-${process.pid}-${randomBytes(2).toString('hex')}${claimed}`)
}

/** Removes the scratch files of `target` that killed processes of this machine have left. */
export async function sweepFiles(target: string): Promise<void> {
  for (const name of await readdir(dirname(target)).catch((): string[] => [])) {
    const rest = name.startsWith(`.${basename(target)}-`) ? name.slice(basename(target).length + 2) : ''
    const [, pid] = /^(\d+)-[\da-f]{4}\.lectern$/.exec(rest) ?? []
    if (pid !== undefined && !isAlive(Number(pid)))
      await rm(join(dirname(target), name), { force: true }).catch(() => {})
  }
}

/** A claim that says nothing was cut off while it was written: its maker is gone. */
async function isInUse(claim: string): Promise<boolean> {
  const text = await readFile(claim, 'utf8').catch(() => undefined)
  if (text === undefined)
    return true
  const [, pid, host] = /^\[(\d+),"(.*)"\]$/.exec(text) ?? []
  if (host !== undefined && host !== hostname())
    return Date.now() - (await stat(claim).catch(() => ({ mtimeMs: 0 }))).mtimeMs < longestBuild
  // In a container each build may have the same number.
  return pid !== undefined && Number(pid) !== process.pid && isAlive(Number(pid))
}

/** A number that another program has been given since keeps the folder for longer, no more. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  }
  catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
