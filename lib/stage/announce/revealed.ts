/**
 * What clicks can bring on a slide: Slidev's `v-click` targets, and whatever our components mark with
 * `data-revealed="true"` or `"false"`.
 */
const revealable = '.slidev-vclick-target, [data-revealed]'

/** The elements of a slide that clicks have brought so far. */
export function revealedIn(slide: Element): Set<Element> {
  return new Set([
    ...slide.querySelectorAll(revealable),
  ].filter(isShown))
}

function isShown(element: Element): boolean {
  return !element.closest('.slidev-vclick-hidden, [data-revealed="false"]')
}

/** Elements of `now` that are not in `before`, and not inside another new one, which will say them. */
export function newlyRevealed(before: Set<Element>, now: Set<Element>): Element[] {
  const fresh = [...now].filter(element => !before.has(element))
  return fresh.filter(element => !fresh.some(other => other !== element && other.contains(element)))
}
