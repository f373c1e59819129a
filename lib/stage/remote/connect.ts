import type { RemoteAction, TalkState } from './talk-state.ts'
import { sharedState, useNav } from '@slidev/client'
import { computed, watch } from 'vue'
import { toggleBlank } from '../blank.ts'
import { screenState } from '../screen-state.ts'
import { usePlan } from '../use-plan.ts'
import { splitNotes } from './split-notes.ts'
import { actionMessage, stateMessage } from './talk-state.ts'

/** The part of Vite's hot-module socket that a dev page has. */
interface Socket {
  on: (event: string, listener: (data: { action: RemoteAction }) => void) => void
  send: (event: string, data: TalkState) => void
}

/**
 * Tells the phone's server where the talk is, and does what the phone asks.
 *
 * Called from the app's root, in dev only.
 */
export function connectRemote(socket: Socket): void {
  const nav = useNav()
  const plan = usePlan()
  const state = computed((): TalkState => {
    const slide = nav.currentSlideRoute.value.meta.slide
    return {
      slide: nav.currentSlideNo.value,
      total: nav.total.value,
      click: nav.clicks.value,
      clicks: nav.clicksTotal.value,
      title: slide?.title ?? '',
      next: nav.currentSlideNo.value < nav.total.value
        ? nav.nextRoute.value.meta.slide?.title ?? ''
        : '',
      notes: splitNotes(slide?.note ?? ''),
      startedAt: sharedState.timer?.status === 'running'
        ? sharedState.timer.startedAt
        : 0,
      until: plan.value.slice(0, nav.currentSlideNo.value).reduce((sum, minutes) => sum + minutes, 0),
      blank: Boolean(screenState.blank),
    }
  })
  watch(state, (now) => {
    if (nav.hasPrimarySlide.value)
      socket.send(stateMessage, now)
  }, { immediate: true })
  socket.on(actionMessage, ({ action }) => {
    if (action === 'blank')
      toggleBlank()
    else if (action === 'next' || action === 'prev')
      void nav[action]()
    else
      void nav.go(Math.min(nav.total.value, Number(action.slice('go/'.length))))
  })
}
