import { readdirSync, readFileSync } from 'node:fs'
import process from 'node:process'

/** Thread of a worker, as `<process>/<thread>` => milliseconds of the processor that it took so far. */
export type WorkerThreads = Map<string, number>

/**
 * The workers' threads in the browsers that this process started. Linux only.
 *
 * @returns none elsewhere
 */
export function workerThreads(): WorkerThreads {
  const threads: WorkerThreads = new Map()
  for (const pid of descendants(process.pid)) {
    for (const thread of list(`/proc/${pid}/task`)) {
      const at = `/proc/${pid}/task/${thread}`
      if (read(`${at}/comm`).startsWith('DedicatedWorker'))
        // Nanoseconds on the processor come first (kernel documentation, sched-stats).
        threads.set(`${pid}/${thread}`, Number(read(`${at}/schedstat`).split(' ')[0]) / 1e6)
    }
  }
  return threads
}

/** Milliseconds of the processor that the threads of `before` took until `after`; one that has ended takes none. */
export function timeSince(before: WorkerThreads, after: WorkerThreads): number {
  return [...before].reduce((sum, [thread, then]) => sum + Math.max(0, (after.get(thread) ?? then) - then), 0)
}

function descendants(root: number): number[] {
  const children = new Map<number, number[]>()
  for (const pid of list('/proc').filter(name => /^\d+$/.test(name)).map(Number)) {
    const parent = Number(read(`/proc/${pid}/stat`).split(') ')[1]?.split(' ')[1])
    children.set(parent, [...children.get(parent) ?? [], pid])
  }
  const all = [root]
  for (const pid of all)
    all.push(...children.get(pid) ?? [])
  return all
}

/** Processes end while they are looked at. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  }
  catch {
    return ''
  }
}

function list(folder: string): string[] {
  try {
    return readdirSync(folder)
  }
  catch {
    return []
  }
}
