import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'

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
