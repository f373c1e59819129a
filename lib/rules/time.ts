import type { Deck, Slide } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { blankTags } from '../markdown/tags.ts'
import { defineRule } from '../project/rule.ts'
import { readSeconds, speakingSeconds, spokenWords } from './speaking-time.ts'

/** More words in a minute than anybody can follow (the fastest audio books have 180). */
const fastest = 200
/** A slide with more words is a page to read. */
const mostWords = 150

/** Compares what slides plan with the slot, and what is to be said with the time for it. */
export const time: Rule = defineRule([
  { id: 'over-time', kind: 'time', severity: 'warning', why: 'The last slides are not shown, and they are the ones that matter.' },
  { id: 'hurried-notes', kind: 'time', severity: 'warning', why: 'Nobody can say so many words in the minutes that the slide has.' },
  { id: 'many-words', kind: 'time', severity: 'hint', why: 'People who read a page do not listen.' },
], deck => [...overTime(deck), ...deck.slides.flatMap(slide => [...hurried(slide), ...wordy(slide)])])

/** Minutes of a headmatter's `duration`: `20min`, `1h30min`, or a number of minutes. */
export function slotMinutes(duration: unknown): number | undefined {
  if (typeof duration === 'number')
    return duration > 0 ? duration : undefined
  const [, hours, minutes, seconds] = typeof duration === 'string' ? /^(?:([\d.]+)h)?(?:([\d.]+)m(?:in)?)?(?:(\d+)s)?$/.exec(duration.replace(/\s/g, '')) ?? [] : []
  const total = Number(hours ?? 0) * 60 + Number(minutes ?? 0) + Number(seconds ?? 0) / 60
  return total > 0 ? total : undefined
}

function overTime({ slides, headmatter }: Deck): Problem[] {
  const slot = slotMinutes(headmatter.duration)
  const [first] = slides
  if (slot === undefined || !first)
    return []
  const minutes = slides.map(({ frontmatter }) => frontmatter.minutes).map(value => typeof value === 'number' ? value : undefined)
  const planned = minutes.reduce<number>((sum, value) => sum + (value ?? 0), 0)
  const place = { file: first.file, line: first.keys.find(({ key }) => key === 'duration')?.line, rule: 'over-time' }
  if (planned > slot)
    return [{ ...place, severity: 'care', found: `the slides plan ${planned} minutes, and the slot has ${slot}`, expected: `at most ${slot}`, fix: 'lower minutes: of some slides, or leave slides out' }]
  // What nobody planned is estimated from the notes: that is a hint.
  const spoken = slides.reduce((sum, { notes, frontmatter }, index) => sum + Math.max((minutes[index] ?? 0) * 60, speakingSeconds({ notes, clicks: 0, interaction: readSeconds(frontmatter.interaction) ?? 0 })), 0) / 60
  return spoken > slot * 1.15
    ? [{ ...place, severity: 'hint', found: `the notes take about ${Math.round(spoken)} minutes to say, and the slot has ${slot}`, expected: `at most ${slot}`, fix: 'shorten the notes, or leave slides out' }]
    : []
}

function hurried({ frontmatter: { minutes }, notes, file, line, no }: Slide): Problem[] {
  const words = spokenWords(notes)
  return typeof minutes === 'number' && minutes > 0 && words / minutes > fastest
    ? [{ file, line, slide: no, rule: 'hurried-notes', severity: 'care', found: `${words} words of notes for ${minutes} minute${minutes === 1 ? '' : 's'}`, expected: `at most ${fastest} words a minute`, fix: 'shorten the notes, or give the slide more minutes' }]
    : []
}

function wordy({ content, file, line, no }: Slide): Problem[] {
  const words = blankTags(content).replace(/\]\([^)]*\)|\{\{[\s\S]*?\}\}|https?:\S+/g, ' ').match(/[\p{L}\p{N}][\p{L}\p{N}'’-]*/gu)?.length ?? 0
  return words > mostWords
    ? [{ file, line, slide: no, rule: 'many-words', severity: 'hint', found: `${words} words on one slide`, expected: `at most ${mostWords}`, fix: 'say some of them aloud, or split the slide' }]
    : []
}
