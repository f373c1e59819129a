import type { Box } from './zoom-geometry.ts'
import { useNav } from '@slidev/client'
import { watch } from 'vue'
import { isStageKey } from './blank.ts'
import { screenState } from './screen-state.ts'
import { zoomAround, zoomTo } from './zoom-geometry.ts'

/** What a speaker wants to see larger. */
const targets = 'pre, table, figure, img, svg, canvas, video, iframe, blockquote, .code, .katex-display'

/**
 * Enlarges a part of the slide in every window of the talk: `z` takes what is under the pointer, or else the largest
 * code, table or figure, and gives the whole slide back; two fingers (or Ctrl and the wheel, which is what a trackpad
 * sends for them) take any part. The next slide is whole again.
 *
 * To be called in the app's set-up.
 */
export function zoomSlide(): void {
  const { currentSlideNo, isPrintMode } = useNav()
  let pointer: { x: number, y: number } | undefined
  window.addEventListener('pointermove', ({ clientX: x, clientY: y }) => {
    pointer = { x, y }
  }, { passive: true })
  window.addEventListener('keydown', (event) => {
    if (!isStageKey(event))
      return
    if (event.key === 'z')
      screenState.zoom = screenState.zoom ? null : zoomToTarget(pointer)
    else if (event.key === 'Escape' && screenState.zoom)
      screenState.zoom = null
  })
  window.addEventListener('wheel', (event) => {
    if (event.ctrlKey && show()?.contains(event.target as Node)) {
      event.preventDefault()
      pinch(Math.exp(-event.deltaY / 200), event.clientX, event.clientY)
    }
  }, { passive: false })
  followFingers()
  watch(currentSlideNo, () => {
    if (screenState.zoom)
      screenState.zoom = null
  })
  watch(() => screenState.zoom, (zoom) => {
    const element = show()
    if (!element || isPrintMode.value)
      return
    element.style.transformOrigin = '0 0'
    element.style.transform = zoom ? `scale(${zoom.scale}) translate(${-zoom.x}px, ${-zoom.y}px)` : ''
  }, { deep: true })
}

/** The element that holds the slide at its own size, inside the box that cuts off what is outside. */
function show(): HTMLElement | null {
  return document.querySelector<HTMLElement>('#slideshow')
}

/** The slide's box on the screen, and how many screen pixels one of its own is wide. */
function measure(): { left: number, top: number, ratio: number, width: number, height: number } | undefined {
  const frame = show()?.closest<HTMLElement>('.slidev-slide-content')
  if (!frame)
    return undefined
  const { left, top, width } = frame.getBoundingClientRect()
  return { left, top, ratio: width / frame.offsetWidth, width: frame.offsetWidth, height: frame.offsetHeight }
}

function zoomToTarget(pointer: { x: number, y: number } | undefined): ReturnType<typeof zoomTo> | null {
  const frame = measure()
  const slide = [...show()?.querySelectorAll<HTMLElement>(':scope > [data-slidev-no]') ?? []].find(element => element.offsetParent !== null)
  if (!frame || !slide)
    return null
  const boxes = [...slide.querySelectorAll(targets)].map((element): Box & { element: Element } => {
    const { left, top, width, height } = element.getBoundingClientRect()
    return { element, x: (left - frame.left) / frame.ratio, y: (top - frame.top) / frame.ratio, width: width / frame.ratio, height: height / frame.ratio }
  }).filter(({ width, height }) => width > 80 && height > 40)
  const under = boxes.find(({ element }) => pointer && element.contains(document.elementFromPoint(pointer.x, pointer.y)))
  const chosen = under ?? boxes.sort((a, b) => b.width * b.height - a.width * a.height)[0]
  return chosen ? zoomTo(chosen, frame) ?? null : null
}

function pinch(factor: number, clientX: number, clientY: number): void {
  const frame = measure()
  if (frame)
    screenState.zoom = zoomAround(screenState.zoom, factor, { x: (clientX - frame.left) / frame.ratio, y: (clientY - frame.top) / frame.ratio }, frame) ?? null
}

function followFingers(): void {
  let apart = 0
  const distance = ([a, b]: Touch[]): number => a && b ? Math.hypot(a.clientX - b.clientX, a.clientY - b.clientY) : 0
  window.addEventListener('touchstart', ({ touches }) => {
    apart = distance([...touches])
  }, { passive: true })
  window.addEventListener('touchmove', (event) => {
    const [a, b] = event.touches
    if (!a || !b || apart === 0 || !show()?.contains(event.target as Node))
      return
    event.preventDefault()
    const now = distance([a, b])
    pinch(now / apart, (a.clientX + b.clientX) / 2, (a.clientY + b.clientY) / 2)
    apart = now
  }, { passive: false })
}
