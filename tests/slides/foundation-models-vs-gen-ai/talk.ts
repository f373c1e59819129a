import type { Slide } from '../../../lib/project/deck.ts'

/** The verbs of our titles: a title without one names a topic where it should say something. */
const verbs = /\b(?:is|are|has|have|says|place|means|makes?|help|keep|generates|use|live|go|take|gives?|differ|powers?|overlap)\b/i

/** Whether a slide's title states or asks something, judged by its having a verb. */
export function isSentence(title: string): boolean {
  return title.split(' ').length >= 4 && verbs.test(title)
}

/** How many `[click]` markers the speaker's notes have. */
export function clickMarkers(slide: Slide): number {
  return slide.notes.split('[click]').length - 1
}

/** How many clicks a slide takes, as its Markdown says: reveals, table rows, line steps, diagram steps and morphs. */
export function writtenClicks(slide: Slide): number {
  const { content } = slide
  const absolute = [
    ...content.matchAll(/v-click="(\d+)"/g),
  ].map(match => Number(match[1]))
  const relative = [
    ...content.matchAll(/\sv-click(?=[\s>])/g),
  ].length
  const listed = [
    ...content.matchAll(/<v-clicks>([\s\S]*?)<\/v-clicks>/g),
  ]
    .flatMap(match => [
      ...(match[1] ?? '').matchAll(/^(?:\d+\.|-) /gm),
    ])
    .length
  const rows = [
    ...content.matchAll(/<ComparisonTable reveal="row"[^>]*>([\s\S]*?)<\/ComparisonTable>/g),
  ]
    .reduce((sum, match) => sum + (match[1] ?? '').split('\n').filter(line => line.startsWith('|')).length - 2, 0)
  const lines = [
    ...content.matchAll(/\slines="([^"]*)"/g),
  ]
    .reduce((sum, match) => sum + (match[1] ?? '').split('|').length - 1, 0)
  const steps = [
    ...content.matchAll(/^%% step \d+:/gm),
  ].length
  const morphs = [
    ...content.matchAll(/^%% morph$/gm),
  ].length
  const answers = [
    ...content.matchAll(/<PlacingQuiz phase="after"/g),
  ].length
  return Math.max(relative + listed + rows + lines + steps + morphs + answers, ...absolute)
}
