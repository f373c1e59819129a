import { spawnSync } from 'node:child_process'
import process from 'node:process'

const commits = new Map<string, number>()

/**
 * The date a file is stamped with: `SOURCE_DATE_EPOCH` (seconds), else the last commit's, never the clock's,
 * so that two runs of one commit write the same bytes. Undefined outside a repository.
 */
export function sourceDate(folder: string): Date | undefined {
  const given = process.env.SOURCE_DATE_EPOCH
  if (given && /^\d+$/.test(given))
    return new Date(Number(given) * 1000)
  const seconds = commits.get(folder) ?? commitSeconds(folder)
  // All files of one build are of one commit.
  commits.set(folder, seconds)
  return seconds > 0
    ? new Date(seconds * 1000)
    : undefined
}

/** 0 outside a repository. */
function commitSeconds(folder: string): number {
  const { status, stdout } = spawnSync('git', ['log', '-1', '--format=%ct'], { cwd: folder, encoding: 'utf8' })
  return status === 0
    ? Number(stdout)
    : 0
}
