import { existsSync } from 'node:fs'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import process from 'node:process'

/** Ends the name of the file beside a scratch folder that holds its maker's process id. */
const claimed = '.lectern'

/**
 * Marks a scratch folder as this process's, so that a later build may remove it when this one is killed: a name alone
 * does not tell `.dist-backup` from ours.
 *
 * @param scratch absolute path of the folder
 * @returns takes the mark away
 */
export async function claimScratch(scratch: string): Promise<() => Promise<void>> {
  await writeFile(scratch + claimed, String(process.pid))
  return () => rm(scratch + claimed, { force: true })
}

/**
 * Removes what killed builds have left beside `target`. When one was killed between its two renames, the folder that
 * it had moved away is put back.
 *
 * @param target absolute path of the folder that the builds wrote
 */
export async function sweepScratch(target: string): Promise<void> {
  const folder = dirname(target)
  const names = await readdir(folder).catch((): string[] => [])
  for (const name of names.filter(name => name.startsWith(`.${basename(target)}-`) && name.endsWith(claimed))) {
    const claim = join(folder, name)
    const scratch = claim.slice(0, -claimed.length)
    if (isAlive(Number(await readFile(claim, 'utf8').catch(() => process.pid))))
      continue
    if (!existsSync(target) && existsSync(`${scratch}-old`))
      await rename(`${scratch}-old`, target)
    for (const left of [scratch, `${scratch}-old`, claim])
      await rm(left, { recursive: true, force: true })
  }
}

/** A number that another program has been given since keeps the folder for longer, no more. */
function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid < 1)
    return false
  try {
    process.kill(pid, 0)
    return true
  }
  catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
