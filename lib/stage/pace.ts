import type { StageWords } from '../project/words/en.ts'

/** What a deck plans for one slide, in minutes; undefined when its author gave none. */
export type PlannedMinutes = number | undefined

/**
 * Minutes planned for each slide: what the slides say, and an equal share of the rest of `duration` for the others.
 *
 * @param minutes `minutes:` of every slide's frontmatter
 * @param duration the talk's length in minutes, 0 when the deck gives none
 */
export function planMinutes(minutes: PlannedMinutes[], duration: number): number[] {
  const planned = minutes.filter(value => value !== undefined)
  const rest = Math.max(0, duration - planned.reduce((sum, value) => sum + value, 0))
  const share = minutes.length === planned.length
    ? 0
    : rest / (minutes.length - planned.length)
  return minutes.map(value => value ?? share)
}

/** Where the talk stands against its plan, in seconds. */
export interface Pace {
  /** When the plan enters and leaves this slide. */
  from: number
  until: number
  /** Positive: behind the plan; negative: ahead of it; 0: within this slide's time. */
  late: number
}

/**
 * Compares the clock with the plan: within the slide's own time the talk is on time, however far into it.
 *
 * @param plan minutes planned for each slide
 * @param slideNo the slide shown, from 1
 * @param elapsed seconds since the talk began
 */
export function measurePace(plan: number[], slideNo: number, elapsed: number): Pace {
  const sum = (slides: number[]): number => 60 * slides.reduce((total, minutes) => total + minutes, 0)
  const from = sum(plan.slice(0, slideNo - 1))
  const until = sum(plan.slice(0, slideNo))
  const late = elapsed > until
    ? elapsed - until
    : elapsed < from
      ? elapsed - from
      : 0
  return { from, until, late }
}

/** `75` => `1:15` */
export function clockTime(seconds: number): string {
  const whole = Math.round(Math.abs(seconds))
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** `0:45 behind`, `on time`, `1:10 ahead`, in the words of a language. */
export function describePace({ late }: Pace, words: Pick<StageWords, 'pace'>): string {
  return words.pace(Math.abs(late) < 1
    ? 'on-time'
    : late > 0
      ? 'behind'
      : 'ahead', clockTime(late))
}
