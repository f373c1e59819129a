import type { Article } from '../article.ts'
import type { DeckPlan } from '../plan/plan-deck.ts'
import type { Sentence } from './sentences.ts'
import { bare } from './bare.ts'
import { sentencesOfArticle } from './sentences.ts'

/** What became of each sentence of an article. */
export interface Coverage {
  onSlides: Sentence[]
  inNotes: Sentence[]
  nowhere: (Sentence & { why: string })[]
}

/**
 * Looks for each sentence of the article in the words of the slides, then in the notes. A sentence that a slide shows
 * the beginning of counts as said, where the notes have the whole of it.
 */
export function coverageOf(article: Article, { slides, remarks }: DeckPlan): Coverage {
  const shown = slides.map(slide => bare([slide.title, ...slide.parts].map(part => part.markdown).join(' '))).join(' ')
  const said = slides.map(slide => bare(slide.notes.map(note => note.markdown).join(' '))).join(' ')
  const coverage: Coverage = { onSlides: [], inNotes: [], nowhere: [] }
  for (const sentence of sentencesOfArticle(article)) {
    const text = bare(sentence.text)
    if (text === '' || shown.includes(text))
      coverage.onSlides.push(sentence)
    else if (said.includes(text))
      coverage.inNotes.push(sentence)
    else
      coverage.nowhere.push({ ...sentence, why: remarks.find(remark => remark.kind === 'left out' && remark.line <= sentence.line && sentence.line <= remark.end)?.text ?? 'no slide and no note has it' })
  }
  return coverage
}

/** `of 41 sentences, 28 are on slides, 13 in the notes (100 %)` */
export function formatCoverage({ onSlides, inNotes, nowhere }: Coverage): string {
  const all = onSlides.length + inNotes.length + nowhere.length
  const percent = all === 0 ? 100 : Math.floor(100 * (all - nowhere.length) / all)
  return `of ${all} sentences, ${onSlides.length} are on slides, ${inNotes.length} in the notes (${percent} %)${nowhere.length > 0 ? `, ${nowhere.length} nowhere` : ''}`
}
