import type { Ref } from 'vue'
import { nextTick, onMounted, watch } from 'vue'

const mark = 'snippet-failed-line'

/**
 * Marks one line of the code inside an element: highlighted, changed, or in the editor, which draws its lines itself.
 *
 * @param root element that holds the lines
 * @param line from 1; 0 marks none
 * @param editing whether the editor is there; its lines come after it
 */
export function useMarkedLine(root: Ref<HTMLElement | undefined>, line: Ref<number>, editing: Ref<boolean>): void {
  function apply(): void {
    for (const lines of ['.shiki code > .line', '.changed .line', '.prism-code-editor .pce-line'])
      root.value?.querySelectorAll(lines).forEach((element, index) => element.classList.toggle(mark, index + 1 === line.value))
  }
  onMounted(apply)
  watch([line, editing], () => void nextTick(apply), { flush: 'post' })
}
