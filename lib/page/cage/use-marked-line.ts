import type { Ref } from 'vue'
import { onMounted, watch } from 'vue'

const mark = 'snippet-failed-line'

/**
 * Marks one line of the highlighted code inside an element.
 *
 * @param root element that holds Shiki's `code > .line`
 * @param line from 1; 0 marks none
 */
export function useMarkedLine(root: Ref<HTMLElement | undefined>, line: Ref<number>): void {
  function apply(): void {
    const lines = root.value?.querySelectorAll('.shiki code > .line') ?? []
    lines.forEach((element, index) => element.classList.toggle(mark, index + 1 === line.value))
  }
  onMounted(apply)
  watch(line, apply, { flush: 'post' })
}
