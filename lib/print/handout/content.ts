import type { Reference } from '../../features/references/read-references.ts'
import type { Canvas } from '../../project/canvas.ts'
import type { Deck } from '../../project/deck.ts'
import type { SlideSnapshot, Snapshot } from '../settle.ts'
import type { RecordedOutput } from './outputs.ts'
import { findCitations, numberCitations } from '../../features/references/number-citations.ts'
import { readReferences } from '../../features/references/read-references.ts'
import { readBrand } from '../../look/brand.ts'
import { wordFaces } from '../../look/project-faces.ts'
import { canvasOf } from '../../project/canvas.ts'
import { themeConfigOf } from '../../slidev/theme.ts'
import { chosenClicks, statesOf } from '../freeze/choice.ts'
import { readCorrections } from './corrections.ts'
import { renderNotes } from './notes.ts'
import { recordedOutputs } from './outputs.ts'

/** A source with the number it bears on the slides. */
export interface NumberedReference extends Reference {
  number: number
}

/** All that a handout says about one slide. */
export interface HandoutSlide {
  no: number
  title: string
  /** Opens a part of the talk. */
  isSection: boolean
  /** The slide's own markup in its chosen states, last one last. */
  pictures: Pick<SlideSnapshot, 'click' | 'html' | 'ground'>[]
  /** HTML; empty without notes. */
  notes: string
  outputs: RecordedOutput[]
  sources: NumberedReference[]
}

/** All that a handout is made from. */
export interface HandoutContent {
  title: string
  lang: string
  author: string
  info: string
  canvas: Canvas
  /** What the deck asks of our theme. */
  themeConfig?: unknown
  /** The faces of its words, as CSS has them. */
  face: string
  slides: HandoutSlide[]
  references: NumberedReference[]
  /** HTML; empty without any. */
  corrections: string
}

/**
 * Gathers what belongs to each slide from the deck's files and from the slides as they are shown.
 *
 * @param withNotes false leaves the speaker's words out: what is published carries them only on request
 */
export function gatherContent(deck: Deck, snapshot: Snapshot, projectRoot: string, withNotes: boolean): HandoutContent {
  const { references } = readReferences(deck.folder, projectRoot)
  const contents = deck.slides.map(slide => slide.content)
  const citations = findCitations(contents)
  const numbers = numberCitations(citations, references.map(reference => reference.id))
  const numbered = references
    .flatMap(reference => numbers.has(reference.id)
      ? [
          {
            ...reference,
            number: numbers.get(reference.id) as number,
          },
        ]
      : [])
    .sort((a, b) => a.number - b.number)
  const shown = Map.groupBy(snapshot.slides, slide => slide.no)
  const chosen = chosenClicks(deck)
  const themeConfig = themeConfigOf(deck)
  const text = (key: string): string => typeof deck.headmatter[key] === 'string'
    ? deck.headmatter[key]
    : ''
  return {
    title: deck.title,
    lang: text('lang') || 'en',
    author: text('author'),
    info: text('info').trim(),
    canvas: canvasOf(deck),
    themeConfig,
    face: wordFaces(readBrand(themeConfig).faces.get('font'), deck.folder, text('lang')),
    references: numbered,
    corrections: readCorrections(deck.folder),
    slides: deck.slides.filter(slide => shown.has(slide.no)).map((slide) => {
      const all = shown.get(slide.no) ?? []
      const choice = chosen[slide.no]
      // All of a slide's states would take more paper than they are worth.
      const clicks = statesOf(choice === 'all' ? undefined : choice, all.map(({ click }) => click))
      const states = all.filter(({ click }) => clicks.includes(click))
      const cited = new Set(citations.filter(citation => citation.slide === slide.no - 1).map(citation => citation.id))
      return {
        no: slide.no,
        title: states[0]?.title || slide.title || `Slide ${slide.no}`,
        isSection: slide.layout === 'section',
        pictures: states.map(({ click, html, ground }) => ({ click, html, ground })),
        notes: withNotes ? renderNotes(slide.notes).trim() : '',
        outputs: recordedOutputs(slide.content, projectRoot),
        sources: numbered.filter(reference => cited.has(reference.id)),
      }
    }),
  }
}
