import type { Deck, Slide } from '../../project/deck.ts'
import type { Article } from '../article.ts'
import type { Sentence } from './sentences.ts'
import { Buffer } from 'node:buffer'
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { readTrace } from '../../markdown/read-trace.ts'
import { isBelow } from '../../project/paths.ts'
import { readArticle } from '../read/read-article.ts'
import { bare } from './bare.ts'
import { sentencesOfArticle } from './sentences.ts'
import { wordsOfLines } from './source-words.ts'

/** A line of a slide, and the line of the article that says it; 0 where none does. */
export interface TracedLine {
  text: string
  line: number
  end: number
}

export interface TracedSlide {
  no: number
  title: string
  source?: string
  lines: TracedLine[]
  notes: TracedLine[]
}

/** What became of each sentence of the articles that a deck comes from. */
export interface DeckTrace {
  slides: TracedSlide[]
  articles: { source: string, article: Article, onSlides: Sentence[], inNotes: Sentence[], nowhere: Sentence[] }[]
}

/** Follows each line of a deck, as it is now, back to the article that its comments name. */
export function traceDeck(deck: Deck, projectRoot: string): DeckTrace {
  const articles = new Map<string, Article | undefined>()
  const articleOf = (source: string, slide: Slide): Article | undefined => {
    if (!articles.has(source))
      articles.set(source, read(source, slide, projectRoot))
    return articles.get(source)
  }
  const slides = deck.slides.map((slide): TracedSlide => {
    const trace = readTrace(slide.content)
    const article = trace && articleOf(trace.source, slide)
    const visible = slide.content.replace(/<!--[\s\S]*?-->|<style>[\s\S]*?<\/style>|<\/?[A-Z][^>]*>|<\/?v-clicks>|^(?:`{3}.*|\|[-:| ]+\|)$/gm, '').split('\n').filter(line => /[\p{L}\p{N}]/u.test(line))
    const find = (text: string, ranges: [number, number][]): TracedLine => {
      const words = bare(text.replace(/^\s*\d+[.)]\s/, '').replace(/…/g, '')).toLowerCase().trim()
      const place = article && whereIs(words, article.lines, ranges)
      if (place || !article)
        return { text: text.trim(), line: place?.[0] ?? 0, end: place?.[1] ?? 0 }
      // A row's cells and the names of parts are on lines of their own.
      const pieces = text.split(/ \| | · |^\| | \|$/).map(piece => bare(piece).toLowerCase().trim()).filter(Boolean).map(piece => whereIs(piece, article.lines, ranges))
      return pieces.every(piece => piece !== undefined)
        ? { text: text.trim(), line: Math.min(...pieces.map(([from]) => from)), end: Math.max(...pieces.map(([, to]) => to)) }
        : { text: text.trim(), line: 0, end: 0 }
    }
    return {
      no: slide.no,
      title: slide.title,
      ...trace && { source: trace.source },
      lines: visible.map(text => find(text, narrow(trace?.shown ?? []))),
      notes: slide.notes.split('\n\n').map(text => text.replace(/\[click(?::\d+)?\]/g, '').trim()).filter(Boolean).map(text => find(text, trace?.notes ?? [])),
    }
  })
  const shown = deck.slides.map(({ content }) => bare(content)).join(' ')
  const said = deck.slides.map(({ notes }) => bare(notes)).join(' ')
  return {
    slides,
    articles: [...articles].flatMap(([source, article]) => {
      if (!article)
        return []
      const sentences = sentencesOfArticle(article)
      const onSlides = sentences.filter(({ text }) => shown.includes(bare(text)))
      const inNotes = sentences.filter(({ text }) => !shown.includes(bare(text)) && said.includes(bare(text)))
      return [{ source, article, onSlides, inNotes, nowhere: sentences.filter(sentence => !onSlides.includes(sentence) && !inNotes.includes(sentence)) }]
    }),
  }
}

function whereIs(words: string, lines: readonly string[], ranges: readonly [number, number][]): [number, number] | undefined {
  const joined = words.replaceAll(' ', '')
  return ranges.find(range => wordsOfLines(lines, [range]).includes(words)) ?? ranges.find(range => wordsOfLines(lines, [range]).replaceAll(' ', '').includes(joined))
}

/** Single lines first, so that a row of a table is traced to its own line. */
function narrow(ranges: [number, number][]): [number, number][] {
  return [...ranges.flatMap(([line, end]) => end > line ? Array.from({ length: end - line + 1 }, (_, index): [number, number] => [line + index, line + index]) : []), ...ranges]
}

function read(source: string, slide: Slide, projectRoot: string): Article | undefined {
  const folder = dirname(resolve(projectRoot, slide.file))
  const path = resolve(folder, source)
  if (!isBelow(path, folder))
    return undefined
  try {
    return readArticle(Buffer.from(readFileSync(path)), source)
  }
  catch {
    return undefined
  }
}
