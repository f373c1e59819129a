import process from 'node:process'

/** Exit codes a shell expects after a signal. */
const codes = { SIGINT: 130, SIGTERM: 143 } as const

let stopping = false
let telling = false
let placed = false
const tasks = new Set<() => Promise<void>>()

/**
 * Runs `clean` when the user stops the command, together with all that others have asked for, then ends the
 * process; a second signal ends it at once.
 *
 * @returns takes the request back
 */
export function onInterrupt(clean: () => Promise<void>): () => void {
  if (tasks.size === 0) {
    process.on('SIGINT', stop)
    process.on('SIGTERM', stop)
  }
  tasks.add(clean)
  return () => {
    tasks.delete(clean)
    if (tasks.size === 0)
      ignore()
  }
}

/** True from a signal on: what fails then fails because the ground is taken from under it. */
export function isStopping(): boolean {
  return stopping
}

/** From now on a signal is answered in words, once everything has been cleaned up. */
export function tellWhenCancelled(): void {
  telling = true
  onInterrupt(async () => {})
}

/** Something of what the command makes is in place. */
export function notePlaced(): void {
  placed = true
}

/**
 * Has the system end the process at a signal, as it does for those that do not listen: who listens and computes answers
 * when it is done.
 *
 * @returns has those who listened listen again
 */
export function standAside(): () => void {
  const signals = Object.keys(codes) as (keyof typeof codes)[]
  const listeners = signals.flatMap(signal => process.listeners(signal).map(listener => ({ signal, listener })))
  signals.forEach(signal => process.removeAllListeners(signal))
  return () => {
    if (!stopping)
      listeners.forEach(({ signal, listener }) => process.on(signal, listener))
  }
}

function ignore(): void {
  process.removeListener('SIGINT', stop)
  process.removeListener('SIGTERM', stop)
}

function stop(signal: keyof typeof codes): void {
  ignore()
  stopping = true
  void Promise.allSettled([...tasks].map(clean => clean())).finally(() => {
    if (telling) {
      process.stderr.write(placed
        ? '\nCancelled. What was finished is in place, whole.\n'
        : '\nCancelled. Existing files are unchanged.\n')
    }
    process.exit(codes[signal])
  })
}
