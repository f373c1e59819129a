import { onSlideEnter, onSlideLeave } from '@slidev/client'

/**
 * Starts a runtime while its slide is shown, once the change to that slide is over and the browser is idle: the
 * work itself happens in the cage's worker. A slide that is only passed by starts none.
 */
export function useWarmUp(warm: () => Promise<void>): void {
  let begun = false
  let timer = 0
  onSlideEnter(() => {
    // Longer than the slowest transition.
    timer = window.setTimeout(() => requestIdleCallback(() => {
      if (begun)
        return
      begun = true
      // Not fatal: Run tries again and falls back to the recording.
      warm().catch(() => {
        begun = false
      })
    }), 600)
  })
  onSlideLeave(() => window.clearTimeout(timer))
}
