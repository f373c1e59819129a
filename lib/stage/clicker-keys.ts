import { isTyping } from './is-typing.ts'

/** The keys that every presentation remote sends. */
const clickerKeys = new Set(['PageDown', 'PageUp'])

/**
 * Slidev ignores its keys while a button, link or field has the focus, so that a remote goes dead after any touch
 * on the slide. A remote's key gives the focus back first; typing in a text field keeps it.
 */
export function keepClickerAlive(): void {
  window.addEventListener('keydown', (event) => {
    const focused = document.activeElement
    if (!clickerKeys.has(event.key) || !(focused instanceof HTMLElement) || isTyping(focused))
      return
    focused.blur()
  }, { capture: true })
}
