import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import process from 'node:process'

const dates = new Map<string, number>()

/**
 * The date a file is stamped with, never the clock's, so that two runs write the same bytes: `SOURCE_DATE_EPOCH`
 * (seconds, https://reproducible-builds.org/specs/source-date-epoch/), else that of the last commit that changed
 * the folder, so that a commit to another talk changes nothing here. A folder that was never committed has the
 * last commit's.
 *
 * A shallow clone, as most CI makes, ends at a commit that seems to add every file. Where git names that commit,
 * the true date is not in the clone: no date is better than a wrong one.
 *
 * @param folder absolute path of the deck's folder
 * @returns undefined outside a repository, and where a shallow clone hides the date
 */
export function sourceDate(folder: string): Date | undefined {
  const given = process.env.SOURCE_DATE_EPOCH
  if (given && /^\d+$/.test(given))
    return new Date(Number(given) * 1000)
  const seconds = dates.get(folder) ?? committedSeconds(folder)
  dates.set(folder, seconds)
  return seconds > 0
    ? new Date(seconds * 1000)
    : undefined
}

/** 0 when it is unknown. */
function committedSeconds(folder: string): number {
  const own = lastCommit(folder, ['--', '.'])
  if (own && isBoundary(folder, own.hash))
    return 0
  return (own ?? lastCommit(folder, []))?.seconds ?? 0
}

function lastCommit(folder: string, paths: string[]): { hash: string, seconds: number } | undefined {
  const [hash, seconds] = git(folder, ['log', '-1', '--format=%H %ct', ...paths])?.split(' ') ?? []
  return hash && seconds
    ? { hash, seconds: Number(seconds) }
    : undefined
}

/** True for a commit whose parents a shallow clone lacks. A repository's first commit has none to lack. */
function isBoundary(folder: string, hash: string): boolean {
  const file = git(folder, ['rev-parse', '--git-path', 'shallow'])
  const path = resolve(folder, file ?? '')
  return file !== undefined
    && existsSync(path)
    && readFileSync(path, 'utf8').split('\n').includes(hash)
    && /^parent /m.test(git(folder, ['cat-file', 'commit', hash])?.split('\n\n')[0] ?? '')
}

/** What git prints, trimmed; undefined when it fails, is not installed, or prints nothing. */
function git(folder: string, args: string[]): string | undefined {
  const { status, stdout } = spawnSync('git', args, { cwd: folder, encoding: 'utf8' })
  return status === 0 && stdout.trim() !== ''
    ? stdout.trim()
    : undefined
}
