import { onSlideEnter } from '@slidev/client'

/**
 * Starts a runtime while its slide is shown, once the change to that slide is over and the browser is idle: the
 * work itself happens in the cage's worker.
 */
export function useWarmUp(warm: () => Promise<void>): void {
  let begun = false
  onSlideEnter(() => {
    if (begun)
      return
    begun = true
    // Longer than the slowest transition.
    setTimeout(() => requestIdleCallback(() => {
      // Not fatal: Run tries again and falls back to the recording.
      warm().catch(() => {
        begun = false
      })
    }), 600)
  })
}
