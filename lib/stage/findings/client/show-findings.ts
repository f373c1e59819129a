import type { ShownFinding, WindowState } from '../finding.ts'
import { useNav } from '@slidev/client'
import { computed, ref, shallowRef, watch } from 'vue'
import { isStageKey } from '../../blank.ts'
import { findingsMessage, findingsOn, windowMessage } from '../finding.ts'
import { createMark } from './mark.ts'

/** The part of Vite's hot-module socket that a dev page has. */
interface Socket {
  on: (event: string, listener: (findings: ShownFinding[]) => void) => void
  send: (event: string, data: WindowState) => void
}

/**
 * Shows on the slide how many mistakes its source has, and on `i` which; in the author's window alone, never in full
 * screen or print.
 *
 * Called from the app's root, in dev only.
 */
export function showFindings(socket: Socket): void {
  const { currentSlideNo, isPlaying, isPresenter, isPrintMode } = useNav()
  const findings = shallowRef<ShownFinding[]>([])
  const isOpen = ref(false)
  const isFull = ref(false)
  const isDark = ref(false)
  const mayShow = computed(() => isPlaying.value && !isPrintMode.value && !isFull.value && window === window.top)
  const mark = createMark(() => {
    isOpen.value = !isOpen.value
  })

  const tellState = (): void => socket.send(windowMessage, { presenter: isPresenter.value, visible: document.visibilityState === 'visible' })
  document.addEventListener('visibilitychange', tellState)
  watch(isPresenter, tellState, { immediate: true })
  socket.on(findingsMessage, (found) => {
    findings.value = found
  })

  // A browser's own full screen (F11) is known by its display mode, an element's by itself.
  const full = matchMedia('(display-mode: fullscreen)')
  const measureScreen = (): void => {
    isFull.value = full.matches || document.fullscreenElement !== null
  }
  full.addEventListener('change', measureScreen)
  document.addEventListener('fullscreenchange', measureScreen)
  measureScreen()

  const measureScheme = (): void => {
    isDark.value = document.documentElement.classList.contains('dark')
  }
  new MutationObserver(measureScheme).observe(document.documentElement, { attributeFilter: ['class'] })
  measureScheme()

  window.addEventListener('keydown', (event) => {
    if (!isStageKey(event) || !mayShow.value)
      return
    if (event.key === 'i' && findings.value.length > 0)
      isOpen.value = !isOpen.value
    else if (event.key === 'Escape')
      isOpen.value = false
  })
  watch([findings, currentSlideNo, isOpen, mayShow, isDark], () => {
    if (mayShow.value && findings.value.length > 0)
      mark.show({ here: findingsOn(currentSlideNo.value, findings.value), all: findings.value, isOpen: isOpen.value, isDark: isDark.value })
    else
      mark.hide()
  }, { immediate: true, flush: 'post' })
}
