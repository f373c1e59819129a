import process from 'node:process'

/** Exit codes a shell expects after a signal. */
const codes = { SIGINT: 130, SIGTERM: 143 } as const

/**
 * Runs `clean` when the user stops the command, then ends the process; a second signal ends it at once.
 *
 * @returns takes the handlers away again
 */
export function onInterrupt(clean: () => Promise<void>): () => void {
  const stop = (signal: keyof typeof codes): void => {
    process.removeListener('SIGINT', stop)
    process.removeListener('SIGTERM', stop)
    process.stderr.write(`\nstopped (${signal}): nothing half-written, the files from before are still there\n`)
    void clean().finally(() => process.exit(codes[signal]))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return () => {
    process.removeListener('SIGINT', stop)
    process.removeListener('SIGTERM', stop)
  }
}
