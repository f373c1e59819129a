/** How fast a talk is spoken, in words a minute: what speakers' guides give for an audience that also reads slides. */
export const wordsPerMinute = 130

/** What a click costs: the pause in which the room looks up, in seconds. */
export const secondsPerClick = 2

/** What of a slide takes time. */
export interface Spoken {
  /** The speaker's notes, in Markdown. */
  notes: string
  clicks: number
  /** What else the slide plans for (a vote, a Run), in seconds. */
  interaction: number
}

/** Words of the notes that are said aloud: not markers of clicks, and not what is in brackets, which is direction. */
export function spokenWords(notes: string): number {
  return notes.replace(/\*?\([^)]*\)\*?|\[click[^\]]*\]/g, ' ').split(/\s+/).filter(Boolean).length
}

/** How long a slide takes to give, in seconds. */
export function speakingSeconds({ notes, clicks, interaction }: Spoken): number {
  return spokenWords(notes) / wordsPerMinute * 60 + clicks * secondsPerClick + interaction
}

/**
 * Reads `interaction:` of a frontmatter: `40s`, `1min`, `1min30s`, or a number of seconds.
 *
 * @returns undefined for anything else
 */
export function readSeconds(value: unknown): number | undefined {
  if (typeof value === 'number')
    return Number.isFinite(value) && value >= 0 ? value : undefined
  if (typeof value !== 'string')
    return undefined
  const match = /^(?:(\d+)\s*min)?\s*(?:(\d+)\s*s)?$/.exec(value.trim())
  return match && (match[1] ?? match[2]) !== undefined
    ? Number(match[1] ?? 0) * 60 + Number(match[2] ?? 0)
    : undefined
}
