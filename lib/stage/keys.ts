/**
 * Runs an action, then gives the keys back to the deck if the press was by mouse or finger: Slidev's keys rest while
 * a button has the focus.
 */
export function press(event: MouseEvent, action: () => unknown): void {
  action()
  if (event.detail > 0)
    leave()
}

/** Gives the keys back to the deck. */
export function leave(): void {
  if (document.activeElement instanceof HTMLElement)
    document.activeElement.blur()
}
