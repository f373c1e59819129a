/**
 * Takes filters away that change nothing, as the `blur(0)` at the end of a reveal: a browser prints a picture of
 * whatever has a filter, and words would be words no more. What a filter does besides, hold what is placed in it,
 * stays. Runs in the page, so it uses nothing from outside itself.
 *
 * @returns how many were taken away
 */
export function dropIdleFilters(): number {
  const idle = /^(?:blur\(0px\)|(?:brightness|contrast|saturate|opacity)\(1\)|(?:grayscale|sepia|invert)\(0\)|hue-rotate\(0deg\)|drop-shadow\((?:rgba\(\d+, \d+, \d+, 0\)|transparent) [^()]*\))(?: |$)/
  const isIdle = (filter: string): boolean => filter === '' || (idle.test(filter) && isIdle(filter.replace(idle, '')))
  const found = [...document.querySelectorAll<HTMLElement>('*')].filter((element) => {
    const { filter } = getComputedStyle(element)
    return filter !== 'none' && isIdle(filter)
  })
  for (const { style } of found) {
    style.setProperty('filter', 'none', 'important')
    style.setProperty('will-change', 'filter')
  }
  return found.length
}
