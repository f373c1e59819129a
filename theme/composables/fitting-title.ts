import type { Ref } from 'vue'
import { nextTick, onMounted, onUnmounted } from 'vue'

/**
 * Sets a layout's title in the largest size of the scale at which its longest word fits the line and it takes no more
 * lines than the layout allows it there; the smallest size, where none does. A word breaks only where no size has room for it.
 *
 * @param box what contains it
 * @param sizes size tokens by name (`--lectern-size-display`), largest first, each with how many lines it may take
 * @param selector what is set so: the first of these in the box
 */
export function useFittingTitle(box: Readonly<Ref<HTMLElement | undefined>>, sizes: Readonly<Record<string, number>>, selector: string): void {
  function fit(): void {
    const title = box.value?.querySelector<HTMLElement>(selector)
    // A slide that is not shown has no size yet.
    if (!title || title.clientWidth === 0)
      return
    // A smaller title is better than a broken word; a word that is too long at every size breaks.
    ['normal', ''].some(wrap => Object.entries(sizes).some(([size, lines], index) => {
      title.style.overflowWrap = wrap
      // The largest is what the style sheet says, or the deck's author.
      title.style.fontSize = index === 0
        ? ''
        : `var(--lectern-size-${size})`
      const line = Number.parseFloat(getComputedStyle(title).lineHeight)
      return title.scrollWidth <= title.clientWidth && Math.round(title.offsetHeight / line) <= lines
    }))
    title.style.overflowWrap = ''
  }

  let observer: ResizeObserver | undefined
  onMounted(async () => {
    observer = new ResizeObserver(fit)
    if (box.value)
      observer.observe(box.value)
    // To ask for faces lays the page out, and has a browser fetch what styles name before it is put right (`keepBelowBase`).
    await nextTick()
    await document.fonts.ready
    fit()
  })
  onUnmounted(() => observer?.disconnect())
}
