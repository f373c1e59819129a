import type { Ref } from 'vue'
import { onMounted, onUnmounted } from 'vue'

/**
 * Sets a layout's title in the largest size of the scale at which its longest word fits the line and it takes no more
 * lines than the layout has room for; the smallest size, where none does. A word breaks only where no size has room for it.
 *
 * @param box what contains the `h1`
 * @param sizes names of size tokens, largest first: `--lectern-size-display`
 * @param lines how many it may take
 */
export function useFittingTitle(box: Readonly<Ref<HTMLElement | undefined>>, sizes: readonly string[], lines: number): void {
  function fit(): void {
    const title = box.value?.querySelector('h1')
    // A slide that is not shown has no size yet.
    if (!title || title.clientWidth === 0)
      return
    // A smaller title is better than a broken word; a word that is too long at every size breaks.
    ['normal', ''].some(wrap => sizes.some((size, index) => {
      title.style.overflowWrap = wrap
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
    await document.fonts.ready
    fit()
  })
  onUnmounted(() => observer?.disconnect())
}
