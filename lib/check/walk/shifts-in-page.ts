import type { Moved } from './seen.ts'

/**
 * Functions that run inside the player. Playwright sends each by its source text, so none may use anything from
 * outside itself.
 */

/** What `watchShifts` keeps for `shiftsOn`. */
interface Watched {
  shifts: { time: number, sources: { node: Node | null, from: DOMRectReadOnly, to: DOMRectReadOnly }[] }[]
  /** Pictures, films and faces, at the time when they came. */
  arrivals: { time: number, what: string }[]
  /** When an animation of places or sizes began, ran, or ended. */
  animated: number[]
  /** When each timer is due, by its number. */
  timers: Map<number, number>
  asked: Set<object>
  /** When the last answer came; its body is read after that. */
  answered: number
}

/**
 * Listens from the start to what moves without anybody's doing (the Layout Instability API), to what comes late, and to
 * timers and requests that may still move something. Runs before the page's own code.
 */
export function watchShifts(): void {
  interface Entry extends PerformanceEntry { hadRecentInput: boolean, sources: { node: Node | null, previousRect: DOMRectReadOnly, currentRect: DOMRectReadOnly }[] }
  const watched: Watched = { shifts: [], arrivals: [], animated: [], timers: new Map(), asked: new Set(), answered: Number.NEGATIVE_INFINITY }
  Object.defineProperty(window, 'lecternWatched', { value: watched })
  new PerformanceObserver((list) => {
    for (const { startTime, hadRecentInput, sources } of list.getEntries() as Entry[]) {
      if (!hadRecentInput)
        watched.shifts.push({ time: startTime, sources: sources.map(({ node, previousRect, currentRect }) => ({ node, from: previousRect, to: currentRect })) })
    }
  }).observe({ type: 'layout-shift' })
  document.addEventListener('load', ({ target }) => {
    if (target instanceof HTMLImageElement)
      watched.arrivals.push({ time: performance.now(), what: `the picture ${target.src.replace(/^.*\//, '').slice(0, 80)}` })
  }, true)
  // Only then has a film its size.
  document.addEventListener('loadedmetadata', ({ target }) => {
    if (target instanceof HTMLVideoElement)
      watched.arrivals.push({ time: performance.now(), what: `the film ${target.currentSrc.replace(/^.*\//, '').slice(0, 80)}` })
  }, true)
  document.fonts.addEventListener('loadingdone', ({ fontfaces }) => {
    for (const { family } of fontfaces)
      watched.arrivals.push({ time: performance.now(), what: `the face ${family.replace(/["']/g, '')}` })
  })
  // Of these, no layout shift comes.
  const harmless = new Set(['opacity', 'transform', 'translate', 'scale', 'rotate', 'color', 'background-color', 'filter', 'box-shadow', 'visibility', 'fill', 'stroke', 'stroke-dashoffset'])
  for (const name of ['transitionrun', 'transitionend', 'transitioncancel', 'animationstart', 'animationend', 'animationcancel']) {
    document.addEventListener(name, (event) => {
      if (!(event instanceof TransitionEvent) || !harmless.has(event.propertyName))
        watched.animated.push(performance.now())
    }, true)
  }
  const { setTimeout: begin, clearTimeout: end, fetch: ask } = window
  window.setTimeout = ((work: TimerHandler, delay = 0, ...rest: unknown[]) => {
    if (typeof work !== 'function')
      return begin(work, delay, ...rest)
    const id = begin((...args: unknown[]) => {
      watched.timers.delete(id)
      work(...args)
    }, delay, ...rest)
    watched.timers.set(id, performance.now() + delay)
    return id
  }) as typeof setTimeout
  window.clearTimeout = (id) => {
    watched.timers.delete(id ?? 0)
    end(id)
  }
  window.fetch = (...args) => {
    const mark = {}
    watched.asked.add(mark)
    return ask(...args).finally(() => {
      watched.asked.delete(mark)
      watched.answered = performance.now()
    })
  }
}

/**
 * The words or picture of a slide at rest that moved farthest after they had been shown. What settling waits for is
 * there when a talk comes to the slide, unless it is a picture or a face, so before the rest only these count. Afterwards
 * it stays until timers have run and requests are answered, a second at most.
 *
 * @param least pixels below which nobody sees it
 * @param isFirst false where a click led here, which moves things on purpose
 */
export async function shiftsOn({ selector, least, isFirst }: { selector: string, least: number, isFirst: boolean }): Promise<Moved | undefined> {
  const { lecternWatched: watched } = window as unknown as { lecternWatched: Watched }
  const frame = (): Promise<number> => new Promise(resolve => requestAnimationFrame(resolve))
  const rested = performance.now()
  const end = rested + 1000
  while (performance.now() < end && (watched.asked.size > 0 || performance.now() - watched.answered < 100 || [...watched.timers.values()].some(due => due < end)))
    await frame()
  // The observer is told after a frame is shown.
  await frame()
  await frame()
  const isAnimated = (time: number): boolean => watched.animated.some(at => at > time - 100 && at < time + 50)
  // What settles in the frames after the rest is one movement with it to the eye.
  const isAtOnce = (time: number): boolean => time >= rested && time < rested + 50
  const nameOf = (node: Node): string => {
    // A film's words are for browsers that cannot show it.
    const words = node instanceof HTMLMediaElement ? '' : node.textContent?.replace(/\s+/g, ' ').trim() ?? ''
    return words === '' ? `<${node.nodeName.toLowerCase()}>` : `"${words.slice(0, 40)}"`
  }
  const moved = watched.shifts.flatMap(({ time, sources }): Moved[] => {
    const arrival = watched.arrivals.findLast(at => at.time <= time + 20 && at.time > time - 150)
    if (isAnimated(time) || (isAtOnce(time) && !arrival) || (time < rested && !(isFirst && arrival)))
      return []
    return sources.flatMap(({ node, from, to }) => {
      const element = node instanceof Element ? node : node?.parentElement
      if (!node || !element?.closest(selector) || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        return []
      const pixels = Math.max(Math.abs(to.x - from.x), Math.abs(to.y - from.y))
      return pixels < least ? [] : [{ what: nameOf(node), pixels, ...(time < rested || isAtOnce(time)) && arrival ? { cause: arrival.what } : { after: time - rested } }]
    })
  })
  watched.shifts.length = 0
  return moved.sort((a, b) => b.pixels - a.pixels)[0]
}
