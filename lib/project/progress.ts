import process from 'node:process'
import { printable } from './printable.ts'

/** Says how far a long task has come. */
export interface Progress {
  /** One more step is done; `label` says which. */
  step: (label: string) => void
  done: () => void
}

let last = ''

/** The last step that was begun or done, `print 1/2 my-talk`, for errors that nobody expected; empty before the first. */
export function lastStep(): string {
  return last
}

/**
 * A bar on a terminal, one plain line a step elsewhere (CI, a pipe).
 *
 * @param title what is being done, e.g. `print slides`
 * @param total number of steps
 */
export function createProgress(title: string, total: number): Progress {
  const stream = process.stderr
  let count = 0
  const bar = stream.isTTY && !process.env.CI
  last = title
  return {
    step(label) {
      count++
      last = printable(`${title} ${count}/${total} ${label}`)
      if (!bar) {
        stream.write(`${last}\n`)
        return
      }
      const width = 24
      const filled = Math.round(width * Math.min(1, count / Math.max(1, total)))
      const line = `${title} ${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${count}/${total} ${printable(label)}`
      stream.write(`\r\x1B[2K${line.slice(0, (stream.columns ?? 80) - 1)}`)
    },
    done() {
      if (bar)
        stream.write('\r\x1B[2K')
    },
  }
}
