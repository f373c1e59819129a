import { clockTime } from '../pace.ts'

/** One slide of a rehearsal: what was planned, what it took, in seconds. */
export interface Measured {
  slide: number
  title: string
  /** Undefined where the slide has no `minutes:`. */
  planned: number | undefined
  seconds: number
}

/** `  4  1:12  planned 1:00, 0:12 over   A foundation model is …` */
export function describeLap({ slide, title, planned, seconds }: Measured): string {
  const against = planned === undefined
    ? ''
    : `planned ${clockTime(planned)}${Math.abs(seconds - planned) < 5 ? '' : `, ${clockTime(seconds - planned)} ${seconds > planned ? 'over' : 'under'}`}`
  return `${String(slide).padStart(4)}  ${clockTime(seconds).padStart(5)}  ${against.padEnd(26)}  ${title}`.trimEnd()
}

/** The whole rehearsal, a line for each slide and one for the sum. */
export function describeRehearsal(slides: Measured[]): string {
  const sum = (values: number[]): number => values.reduce((total, value) => total + value, 0)
  const planned = slides.every(slide => slide.planned !== undefined)
    ? sum(slides.map(slide => slide.planned ?? 0))
    : undefined
  return [
    ...slides.map(describeLap),
    describeLap({ slide: slides.length, title: 'all together', planned, seconds: sum(slides.map(({ seconds }) => seconds)) }).replace(/^\s*\d+/, ' sum'),
  ].join('\n')
}

/** Seconds as a plan: minutes to the next quarter, since a plan that is met has air. */
export function toMinutes(seconds: number): number {
  return Math.max(0.25, Math.ceil(seconds / 15) / 4)
}
