import type { Article } from '../../lib/article/article.ts'
import type { DeckPlan } from '../../lib/article/plan/plan-deck.ts'
import type { Part, PlannedSlide } from '../../lib/article/plan/slide.ts'
import { canvas, heightOf } from '../../lib/article/fit/measure.ts'
import { itemHeight, leadHeight, titleHeight } from '../../lib/article/fit/room.ts'
import { mostWords } from '../../lib/article/plan/context.ts'
import { sourcesTitle } from '../../lib/article/plan/plan-deck.ts'
import { plainOf } from '../../lib/article/rich.ts'
import { countWords } from '../../lib/article/text/words.ts'
import { bare } from '../../lib/article/trace/bare.ts'
import { wordsOfLines } from '../../lib/article/trace/source-words.ts'
import { verifySlide } from '../../lib/article/trace/verify-slide.ts'
import { writeSlide } from '../../lib/article/write/deck.ts'
import { readTrace } from '../../lib/markdown/read-trace.ts'
import { missingFrom } from './missing-from.ts'

/** Something that a made deck promises and does not keep. */
export interface Fault {
  kind: 'invented' | 'untraced' | 'unlike source' | 'missing' | 'title alone' | 'above 40 words' | 'too high'
  /** From 1; 0 for what no slide has. */
  slide: number
  text: string
}

/** Holds a plan to what is promised of every deck: words of the article alone, traced, few enough, and in their room. */
export function judgeDeck(article: Article, plan: DeckPlan): Fault[] {
  const { slides, files } = plan
  const known = new Set(wordsOf([wordsOfLines(article.lines, [[1, article.lines.length]]), ...[article.title, article.author ?? [], article.date ?? []].map(plainOf)].join(' ')))
  for (const word of wordsOf(Object.values(sourcesTitle).join(' ')))
    known.add(word)
  const whole = [...known].join(' ')
  const missing = missingFrom(article, plan).map(({ kind, line, end }): Fault => ({ kind: 'missing', slide: 0, text: `${kind} of lines ${line}-${end}` }))
  return [...missing, ...slides.flatMap((slide, index): Fault[] => {
    const make = (kind: Fault['kind'], text: string): Fault => ({ kind, slide: index + 1, text })
    const parts = [slide.title, ...slide.parts]
    // What is cut with "…" may end within a word.
    const invented = parts.flatMap(({ words }) => wordsOf(words.replace(/\S+…/g, cut => cut.slice(0, -1)))).filter(word => !known.has(word) && !whole.includes(word))
    const count = parts.reduce((sum, { words }) => sum + countWords(words, article.language), 0)
    const untraced = slide.layout === 'references' ? [] : parts.filter(part => !isTraced(part, article))
    const body = writeSlide({ ...slide, notes: [] }, 'article')
    const trace = readTrace(body)
    const unlike = trace ? verifySlide(body, trace, article.lines, path => files.find(file => `./${file.path}` === path)?.text) : []
    return [
      ...invented.map(word => make('invented', word)),
      ...untraced.map(({ markdown }) => make('untraced', markdown.slice(0, 60))),
      ...unlike.map(({ kind, text }) => make('unlike source', `${kind} ${text.slice(0, 60)}`)),
      ...slide.parts.length === 0 ? [make('title alone', slide.title.words)] : [],
      ...count > mostWords ? [make('above 40 words', `${count} words: ${slide.title.words}`)] : [],
      ...heightOfSlide(slide) > canvas.height ? [make('too high', slide.title.words)] : [],
    ]
  })]
}

/** Whether the lines that a part names exist and have its words; one that is cut ends within a word. */
function isTraced({ line, end, words }: Part, { lines }: Article): boolean {
  if (line < 1 || end < line || end > lines.length)
    return false
  const there = wordsOfLines(lines, [[line, end]]).replaceAll(' ', '')
  return wordsOf(words.replaceAll('…', ' ')).every(word => there.includes(word))
}

function wordsOf(text: string): string[] {
  return bare(text).toLowerCase().trim().split(' ').filter(Boolean)
}

function heightOfSlide({ layout, title, parts }: PlannedSlide): number {
  if (layout === 'default')
    return titleHeight(title.words) + parts.reduce((sum, part) => sum + (/^(?:-|\d+\.) /.test(part.markdown) ? itemHeight(part.words) : leadHeight(part.words)), 0)
  if (layout === 'section')
    return heightOf(title.words, { size: 48, width: 620, weight: 'bold', leading: 1.1 }) + parts.reduce((sum, { words }) => sum + heightOf(words, { size: 28, width: 600, leading: 1.42 }), 16)
  return 0
}
