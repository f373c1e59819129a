/**
 * Escape leaves whatever has the focus on a slide or in the bar of buttons, so that the arrow keys move the talk
 * again: Slidev ignores them while a button, link or field has it. What closes by Escape itself comes first.
 */
export function giveFocusBack(): void {
  window.addEventListener('keydown', (event) => {
    const focused = document.activeElement
    if (event.key !== 'Escape' || event.defaultPrevented || !(focused instanceof HTMLElement))
      return
    if (focused.closest('#slideshow, nav') && !focused.closest('dialog, [role="dialog"]'))
      focused.blur()
  })
}
