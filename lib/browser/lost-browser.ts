import type { Problem } from '../project/problem.ts'

let lost = false

/** Called when a browser ends that nobody closed. */
export function noteLostBrowser(): void {
  lost = true
}

/** Called before another is started, by what goes on without it. */
export function forgetLostBrowser(): void {
  lost = false
}

/** What to say once a browser has ended that nobody closed: whatever fails after that fails because of it. */
export function lostBrowser(): Problem | undefined {
  return lost
    ? {
        file: '',
        found: 'the browser ended in the middle of the work: it was closed, killed, or out of memory',
        expected: 'a browser that runs until the work is done; existing files are unchanged',
        fix: 'run the command again; if memory is short, name one deck at a time',
      }
    : undefined
}
