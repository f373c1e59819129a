import type { Ref } from 'vue'
import type { Ballot, Result } from './ballot.ts'
import { useNav, useSlideContext } from '@slidev/client'
import { computed, onUnmounted, ref, watch } from 'vue'
import { messages } from './ballot.ts'

/** Where phones vote: the address, and its QR code as an SVG that the dev server made. */
export interface VotingPlace {
  url: string
  code: string
}

/**
 * Puts a ballot to the room while its slide is shown (`lectern dev --votes`), and follows the votes. In a build, and
 * without `--votes`, both stay undefined.
 *
 * @param ballot what is asked; undefined while nothing is
 */
export function useAudience(ballot: () => Ballot | undefined): { place: Ref<VotingPlace | undefined>, result: Ref<Result | undefined> } {
  const place = ref<VotingPlace>()
  const result = ref<Result>()
  const socket = import.meta.hot
  if (!socket)
    return { place, result }
  const { currentSlideNo, isPrintMode } = useNav()
  const { $page, $renderContext } = useSlideContext()
  const shown = computed(() => !isPrintMode.value && ['slide', 'presenter'].includes($renderContext.value) && currentSlideNo.value === $page.value
    ? ballot()
    : undefined)
  watch(() => JSON.stringify(shown.value), () => {
    result.value = undefined
    if (shown.value)
      socket.send(messages.open, shown.value)
  }, { immediate: true })
  watch(() => shown.value?.id, (_, before) => before && socket.send(messages.close, before))
  const hearPlace = (now: VotingPlace): void => void (place.value = now)
  const hearResult = ({ id, ...now }: Result & { id: string }): void => {
    if (id === shown.value?.id)
      result.value = now
  }
  socket.on(messages.place, hearPlace)
  socket.on(messages.result, hearResult)
  onUnmounted(() => {
    socket.off(messages.place, hearPlace)
    socket.off(messages.result, hearResult)
    if (shown.value)
      socket.send(messages.close, shown.value.id)
  })
  return { place, result }
}
