declare global {
  interface Window {
    /** What the page has set its clock for, and when its slides last changed. */
    lecternClock?: Clock
  }
}

/** Times in milliseconds, as `performance.now()` counts them. */
interface Clock {
  /** When each timer is over, by its number. */
  due: Map<number, number>
  /** Timers that come again at least once a second. */
  repeating: Set<number>
  /** When a frame was last asked for. */
  frame: number
  /** The browser's own functions, for those who only look. */
  untold: Pick<Window, 'requestAnimationFrame' | 'setTimeout'>
  /** Since somebody first asked whether the slides are at rest. */
  watch?: {
    /** Timers that were set before. */
    first: Set<number>
    changed: number
    observer: MutationObserver
  }
}

/** In milliseconds. */
export interface Patience {
  /** Slides that timers leave as they are for so long are at rest. */
  quiet: number
  /** A timer that is over later than this is not waited for. */
  ahead: number
}

/**
 * Keeps in mind what the page sets its clock for. Has to run before any other script. Runs in the page, and uses nothing
 * from outside itself.
 */
export function watchTimers(): void {
  const { clearInterval, clearTimeout, requestAnimationFrame, setInterval, setTimeout } = window
  const clock: Clock = window.lecternClock = {
    due: new Map(),
    repeating: new Set(),
    frame: Number.NEGATIVE_INFINITY,
    untold: { requestAnimationFrame: requestAnimationFrame.bind(window), setTimeout: setTimeout.bind(window) },
  }
  const forget = (id: number | undefined): void => {
    clock.due.delete(id!)
    clock.repeating.delete(id!)
  }
  Object.assign(window, {
    setTimeout(what: TimerHandler, delay = 0, ...args: unknown[]): number {
      // Source text, which no page of a site may run.
      if (typeof what !== 'function')
        return setTimeout(what, delay)
      const id: number = setTimeout(() => {
        forget(id)
        what(...args)
      }, delay)
      // Vue sets one with each slide, to show a placeholder where the slide has not come by then: that is known.
      if (!/\.isUnmounted\b/.test(String(what)))
        clock.due.set(id, performance.now() + Number(delay))
      return id
    },
    setInterval(what: TimerHandler, delay = 0, ...args: unknown[]): number {
      const id = setInterval(what, delay, ...args)
      if (Number(delay) <= 1000)
        clock.repeating.add(id)
      return id
    },
    clearTimeout(id: number | undefined): void {
      forget(id)
      clearTimeout(id)
    },
    clearInterval(id: number | undefined): void {
      forget(id)
      clearInterval(id)
    },
    requestAnimationFrame(what: FrameRequestCallback): number {
      clock.frame = performance.now()
      return requestAnimationFrame(what)
    },
  })
}

/**
 * Whether the slides stay as they are: components draw, count and type by timers for a while, and nothing but these tells.
 * Runs in the page, and uses nothing from outside itself.
 */
export function isAtRest({ quiet, ahead }: Patience): boolean {
  const clock = window.lecternClock
  if (!clock)
    return true
  const now = performance.now()
  const soon = [...clock.due].filter(([, when]) => when < now + ahead).map(([id]) => id)
  const goesOn = soon.length > 0 || clock.repeating.size > 0 || now - clock.frame < 100
  if (!clock.watch) {
    if (!goesOn)
      return true
    const observer = new MutationObserver((changes) => {
      if (clock.watch && changes.some(({ target }) => (target instanceof Element ? target : target.parentElement)?.closest('.print-slide-container')))
        clock.watch.changed = performance.now()
    })
    clock.watch = { first: new Set(soon), changed: now, observer }
    observer.observe(document.body, { attributes: true, characterData: true, childList: true, subtree: true })
  }
  const { first, changed, observer } = clock.watch
  if (soon.some(id => first.has(id)) || (goesOn && now - changed <= quiet))
    return false
  // What is done to the page from now on is ours.
  observer.disconnect()
  clock.watch = undefined
  return true
}
