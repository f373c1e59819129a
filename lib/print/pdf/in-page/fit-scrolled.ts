/**
 * Paper does not scroll: what lies in a pane that scrolls on the stage, as long lines of code do, is made smaller until
 * all of it is there. One that would end up too small to read stays as it is, and is told of as cut off. Recorded
 * outputs go on in the handout instead (`continuations.ts`).
 *
 * Runs in the page, and uses nothing from outside itself.
 */
export function fitScrolled(): void {
  const least = 0.4
  const scrolls = /auto|scroll/
  for (const pane of document.querySelectorAll<HTMLElement>('.slidev-layout *')) {
    if (pane.closest('.snippet-output, .monaco-editor'))
      continue
    const style = getComputedStyle(pane)
    const fits = (): boolean => (!scrolls.test(style.overflowX) || pane.scrollWidth <= pane.clientWidth + 1)
      && (!scrolls.test(style.overflowY) || pane.scrollHeight <= pane.clientHeight + 1)
    if (!(scrolls.test(style.overflowX) || scrolls.test(style.overflowY)) || pane.clientWidth === 0 || fits())
      continue
    const inside = [...pane.children].filter(child => child instanceof HTMLElement)
    const zoom = (factor: number): boolean => {
      for (const child of inside)
        child.style.setProperty('zoom', String(factor))
      return fits()
    }
    let [small, large] = [least, 1]
    if (!zoom(least)) {
      inside.forEach(child => child.style.removeProperty('zoom'))
      continue
    }
    for (let step = 0; step < 6; step++) {
      const middle = (small + large) / 2
      if (zoom(middle))
        small = middle
      else
        large = middle
    }
    zoom(small)
  }
}
