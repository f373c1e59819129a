import { useNav, useSlideContext } from '@slidev/client'
import { computed, onUnmounted, watch } from 'vue'

/** Milliseconds: longer than the slowest transition. */
const settled = 600

/**
 * Starts a runtime while its slide or the one before it is shown, once the change to that slide is over and the
 * browser is idle: the work itself happens in the cage's worker. A slide that is only passed by starts none.
 */
export function useWarmUp(warm: () => Promise<void>): void {
  const { currentSlideNo, isPrintMode } = useNav()
  const { $page, $renderContext } = useSlideContext()
  const near = computed(() => !isPrintMode.value && ['slide', 'presenter'].includes($renderContext.value)
    && [$page.value - 1, $page.value].includes(currentSlideNo.value))
  let begun = false
  let timer = 0
  const start = (): void => {
    begun = true
    // Not fatal: Run tries again and falls back to the recording.
    warm().catch(() => {
      begun = false
    })
  }
  watch(near, (now) => {
    window.clearTimeout(timer)
    if (now && !begun) {
      // Safari has no idle callback.
      timer = window.setTimeout(() => 'requestIdleCallback' in window ? requestIdleCallback(start) : start(), settled)
    }
  }, { immediate: true })
  onUnmounted(() => window.clearTimeout(timer))
}
