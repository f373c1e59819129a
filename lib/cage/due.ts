import type { Report } from './protocol.ts'

/**
 * Tells which reports of a run are due, so that one that a program forged changes nothing: the run begins once, only
 * its beginning starts the clock, and before it a worker can but fail. What is true of every report, `parseReport`
 * has checked.
 *
 * @param mayAsk whether the run has a half in the page to ask
 * @returns true for a report to act on; each is asked for once, in order
 */
export function createDue(mayAsk: boolean): (report: Report) => boolean {
  let begun = false
  let ended = false
  return (report) => {
    if (ended)
      return false
    switch (report.type) {
      case 'running': {
        const first = !begun
        begun = true
        return first
      }
      case 'piece':
        return begun || report.piece.kind === 'error'
      case 'end':
        ended = begun || report.ending !== 'finished'
        return ended
      // A session's earlier snippets may ask as well, and run before the beginning.
      case 'ask':
      case 'drop':
        return mayAsk
      case 'failed':
      case 'pong':
        return true
      case 'ready':
      case 'killed':
        return false
    }
  }
}
