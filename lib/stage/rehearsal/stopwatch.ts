/** The time that one visit to a slide took. */
export interface Lap {
  slide: number
  seconds: number
}

/** Where a talk is, as its page tells it. */
export interface Position {
  slide: number
  /** Milliseconds since 1970 when the speaker pressed Start; 0 when the clock does not run. */
  startedAt: number
}

/** Measures a rehearsal from what the talk's page tells. */
export interface Stopwatch {
  /** @returns the lap that this ends, if it ends one */
  at: (position: Position, now: number) => Lap | undefined
  /** Ends the lap that runs. */
  stop: (now: number) => Lap | undefined
  /** Seconds of each slide so far, all its visits together. */
  seconds: () => Map<number, number>
}

/**
 * Counts from the moment that the clock was started, or from the first step where nobody starts it: the time before
 * that is not the talk's. A slide that is only passed (under a second) is no visit.
 */
export function createStopwatch(): Stopwatch {
  const totals = new Map<number, number>()
  let slide: number | undefined
  let since: number | undefined
  let clock = 0
  const end = (now: number): Lap | undefined => {
    if (slide === undefined || since === undefined)
      return undefined
    const seconds = (now - since) / 1000
    if (seconds < 1)
      return undefined
    totals.set(slide, (totals.get(slide) ?? 0) + seconds)
    return { slide, seconds }
  }
  return {
    at(position, now) {
      if (position.startedAt !== clock && position.startedAt > 0) {
        clock = position.startedAt
        totals.clear()
        slide = position.slide
        since = position.startedAt
        return undefined
      }
      if (slide === undefined) {
        slide = position.slide
        return undefined
      }
      if (position.slide === slide)
        return undefined
      const lap = end(now)
      slide = position.slide
      since = now
      return lap
    },
    stop(now) {
      const lap = end(now)
      slide = undefined
      since = undefined
      return lap
    },
    seconds: () => new Map(totals),
  }
}
