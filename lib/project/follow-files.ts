import { basename } from 'node:path'
import { watch } from 'chokidar'
import { messageOf, UseError } from './problem.ts'

/** Files and folders that are watched. */
export interface FollowedFiles {
  /** Watches more: files, and folders with all below them. */
  add: (paths: string[]) => void
  /** Resolves with what has changed since the last call, as soon as something has and all is quiet again. */
  changed: () => Promise<string[]>
  close: () => Promise<void>
}

/** Milliseconds without a change: an editor that saves writes more than one file. */
const quiet = 30

/**
 * Watches files; installed packages and what is hidden by its name are left out.
 *
 * @param paths absolute
 * @param isOurs true for what Lectern itself writes there
 * @throws UseError, at once or from `changed`, when they cannot be watched
 */
export async function followFiles(paths: string[], isOurs: (path: string) => boolean): Promise<FollowedFiles> {
  const found = new Set<string>()
  let wake = (): void => {}
  let timer: NodeJS.Timeout | undefined
  const isLeftOut = (path: string): boolean => {
    const name = basename(path)
    return name === 'node_modules' || (/^\.(?!env)./.test(name) && !paths.includes(path)) || isOurs(path)
  }
  const watcher = watch(paths, { ignoreInitial: true, ignored: isLeftOut })
  watcher.on('all', (_, path) => {
    if (isLeftOut(path))
      return
    found.add(path)
    clearTimeout(timer)
    timer = setTimeout(() => {
      timer = undefined
      wake()
    }, quiet)
  })
  const failed = new Promise<never>((_, reject) => watcher.on('error', error => reject(new UseError({
    file: '',
    found: `files cannot be watched: ${messageOf(error)}`,
    expected: 'fewer files below the talk\'s folder than this machine can watch',
    fix: 'keep the talk in a folder of its own; on Linux, raise fs.inotify.max_user_watches',
  }))))
  failed.catch(() => {})
  await Promise.race([failed, new Promise<void>(resolve => watcher.once('ready', () => resolve()))])
  return {
    add: more => void watcher.add(more),
    changed: async () => {
      if (found.size === 0 || timer)
        await Promise.race([failed, new Promise<void>(resolve => wake = resolve)])
      const changed = [...found]
      found.clear()
      return changed
    },
    close: () => watcher.close(),
  }
}
