import { spawnSync } from 'node:child_process'
import process from 'node:process'

const dates = new Map<string, number>()

/**
 * The date a file is stamped with, never the clock's, so that two runs write the same bytes: `SOURCE_DATE_EPOCH`
 * (seconds), else that of the last commit that changed the folder, so that a commit to another talk changes nothing
 * here. A folder that was never committed has the last commit's. Undefined outside a repository.
 *
 * @param folder absolute path of the deck's folder
 */
export function sourceDate(folder: string): Date | undefined {
  const given = process.env.SOURCE_DATE_EPOCH
  if (given && /^\d+$/.test(given))
    return new Date(Number(given) * 1000)
  const seconds = dates.get(folder) ?? (commitSeconds(folder, ['--', '.']) || commitSeconds(folder, []))
  dates.set(folder, seconds)
  return seconds > 0
    ? new Date(seconds * 1000)
    : undefined
}

/** 0 without such a commit. */
function commitSeconds(folder: string, paths: string[]): number {
  const { status, stdout } = spawnSync('git', ['log', '-1', '--format=%ct', ...paths], { cwd: folder, encoding: 'utf8' })
  return status === 0
    ? Number(stdout)
    : 0
}
