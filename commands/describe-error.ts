import { tmpdir } from 'node:os'
import process from 'node:process'
import { lostBrowser } from '../lib/browser/lost-browser.ts'
import { formatProblem, LecternError, messageOf, UseError } from '../lib/project/problem.ts'
import { lastStep } from '../lib/project/progress.ts'
import { fullDisk, systemProblem } from '../lib/project/system-error.ts'
import { exitCodes } from './exit-codes.ts'

/**
 * What a command says before it ends, and with which number: an author's problems alone, also those with the disk; of an error that
 * is ours, one line that says what was being done, and how to see the stack.
 *
 * @param error what was thrown
 * @param command name of the command
 */
export function describeError(error: unknown, command: string): { text: string, code: number } {
  const single = lostBrowser() ?? systemProblem(error) ?? (error instanceof LecternError ? undefined : fullDisk([process.cwd(), tmpdir()]))
  const problems = single
    ? [single]
    : error instanceof LecternError
      ? error.problems
      : []
  if (problems.length > 0) {
    return {
      text: `${problems.map(formatProblem).join('\n\n')}\n\n${problems.length} problem${problems.length === 1 ? '' : 's'}`,
      code: single || error instanceof UseError ? exitCodes.use : exitCodes.deck,
    }
  }
  const step = lastStep()
  return {
    text: `lectern ${command} failed${step ? ` (last step: ${step})` : ''}: ${messageOf(error)}. This is a fault of Lectern; with LECTERN_DEBUG=1 the command shows the stack.`,
    code: exitCodes.fault,
  }
}
