import type { ComputedRef } from 'vue'
import { sharedState } from '@slidev/client'
import { computed, onUnmounted, ref } from 'vue'

/** Slidev's own timer, which all windows of a talk share, with what the pace needs. */
export interface TalkTimer {
  isRunning: ComputedRef<boolean>
  hasStarted: ComputedRef<boolean>
  /** Seconds since the start, pauses left out. */
  elapsed: ComputedRef<number>
  toggle: () => void
  reset: () => void
}

/** To be called in a component's set-up. */
export function useTalkTimer(): TalkTimer {
  const now = ref(Date.now())
  const ticking = setInterval(() => {
    now.value = Date.now()
  }, 500)
  onUnmounted(() => clearInterval(ticking))
  const timer = computed(() => sharedState.timer)
  const elapsedMs = (): number => {
    const { status, startedAt, pausedAt } = timer.value
    if (status === 'stopped' || !startedAt)
      return 0
    return (status === 'paused'
      ? pausedAt
      : now.value) - startedAt
  }
  return {
    isRunning: computed(() => timer.value?.status === 'running'),
    hasStarted: computed(() => timer.value !== undefined && timer.value.status !== 'stopped'),
    elapsed: computed(() => Math.max(0, elapsedMs() / 1000)),
    toggle() {
      now.value = Date.now()
      if (timer.value.status === 'running') {
        Object.assign(timer.value, {
          status: 'paused',
          pausedAt: Date.now(),
        })
      }
      else {
        Object.assign(timer.value, { status: 'running', startedAt: Date.now() - elapsedMs() })
      }
    },
    reset() {
      Object.assign(timer.value, {
        status: 'stopped',
        startedAt: 0,
        pausedAt: 0,
        slides: {},
      })
    },
  }
}
