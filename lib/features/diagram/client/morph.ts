/** How long and by which curve one picture becomes another, as the token sheet says. */
function readPace(stage: Element): { duration: number, easing: string } {
  const style = getComputedStyle(stage)
  const time = style.getPropertyValue('--lectern-morph').trim()
  return {
    // A sheet that was made small says `.7s`.
    duration: Number.parseFloat(time) * (time.endsWith('ms') ? 1 : 1000),
    easing: style.getPropertyValue('--lectern-ease').trim(),
  }
}

/**
 * Turns one frame into another: parts with the same handle travel from where they were (FLIP: first, last,
 * invert, play), all others fade in. With reduced motion the frames just switch.
 *
 * @param stage holds the frames
 * @param from the frame shown now
 * @param to the frame to show
 * @param show puts the new state in place
 */
export function morph(stage: Element, from: number, to: number, show: () => void): void {
  const before = boxes(stage, from)
  show()
  if (matchMedia('(prefers-reduced-motion: reduce)').matches)
    return
  const after = boxes(stage, to)
  const pace = readPace(stage)
  for (const [key, { element, box }] of after) {
    const old = before.get(key)
    if (element.dataset.state === 'hidden')
      continue
    // A lens is no scaled disc: what two circles share fades in while they arrive.
    if (!old || (key.startsWith('shape') && key.includes('&'))) {
      element.animate([
        { opacity: 0 },
        { opacity: 0, offset: 0.5 },
        { opacity: 1 },
      ], { duration: pace.duration })
      continue
    }
    const scale = key.startsWith('text')
      ? 1
      : box.width > 0
        ? old.box.width / box.width
        : 1
    // The frames share one scale, so a screen distance becomes a drawing distance by the picture's own factor.
    const unit = element.getScreenCTM()?.a ?? 1
    const move = `translate(${(old.box.left + old.box.width / 2 - box.left - box.width / 2) / unit}px, ${(old.box.top + old.box.height / 2 - box.top - box.height / 2) / unit}px) scale(${scale})`
    element.style.transformBox = 'fill-box'
    element.style.transformOrigin = 'center'
    element.animate([
      { transform: move },
      { transform: 'none' },
    ], pace)
  }
}

/** The parts of a frame by handle and turn (a label's second line is the second of its handle). */
function boxes(stage: Element, frame: number): Map<string, { element: SVGGElement, box: DOMRect }> {
  const found = new Map<string, { element: SVGGElement, box: DOMRect }>()
  const turns = new Map<string, number>()
  for (const element of stage.querySelectorAll<SVGGElement>(`[data-frame="${frame}"] [data-step]`)) {
    const kind = element.querySelector(':scope > text')
      ? 'text'
      : 'shape'
    const name = `${kind} ${element.dataset.step}`
    const turn = (turns.get(name) ?? 0) + 1
    turns.set(name, turn)
    found.set(`${name} ${turn}`, {
      element,
      box: element.getBoundingClientRect(),
    })
  }
  return found
}
