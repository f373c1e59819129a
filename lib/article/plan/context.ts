import type { Article, Place, Remark } from '../article.ts'
import type { Rich } from '../rich.ts'
import type { DeckFile, Note, Part, PlannedSlide } from './slide.ts'
import { citing, marking } from '../read/phrasing.ts'
import { linesOf, plainOf, proseOf, sliceRich, trimRich } from '../rich.ts'
import { countWords, sentences, wordEnds } from '../text/words.ts'
import { asParagraph, toMarkdown, toNote } from '../write/markdown.ts'

/** No slide has more words than a room reads while it listens. */
export const mostWords = 40

/** A source that slides cite. */
export interface Citation {
  id: string
  authors?: string
  year?: string | number
  title: string
  where: string
  url: string
}

/** What planning one deck needs and gathers. */
export interface Context {
  article: Article
  slides: PlannedSlide[]
  files: DeckFile[]
  remarks: Remark[]
  citations: Map<string, Citation>
  /** What a title that is cut says in full, by its words in the article. */
  wholeTitles: Map<Rich, Note>
  /** The article's bibliography, by key. */
  sources: ReadonlyMap<string, Citation>
  /** Slides below one heading, where the article is too long for a deck otherwise. */
  most?: number
  /** Words of a deck's name, for the names of its files. */
  name: string
  /** Address within the deck of a picture that the article shows; undefined where its file is not there. */
  pictureOf: (src: string) => string | undefined
}

/** More sources than this do not fit on one slide of them. */
const mostCitations = 10

export function words(text: string, { article }: Pick<Context, 'article'>): number {
  return countWords(text, article.language)
}

/** What a note that names a source calls it: the words of its link, else those between its quotation marks, else its first. */
function sourceTitle(words: Rich, context: Context): string {
  const isAddress = ({ href, text }: Rich[number]): boolean => href !== undefined && /^(?:https?:|doi:|arXiv:)/i.test(text.trim())
  const text = words.filter(piece => !isAddress(piece))
  const linked = plainOf(text.filter(({ href }) => href))
  const [quoted] = /(?<=[“"„«])[^“”"„«»]{8,}(?=[”"“»])/.exec(plainOf(text)) ?? []
  const title = countWords(linked, context.article.language) > 2 ? linked : quoted ?? plainOf(trimRich(shorten(text.length > 0 ? text : words, 14, context)))
  return title.replace(/[\s,;:]+\.?$/, '')
}

/** A link's citation, after its words; beyond `mostCitations` the link itself. A footnote with a link cites it. */
function linkOf(context: Context): (href: string, text: string) => string | undefined {
  return function link(href, text): string | undefined {
    if (href.startsWith(marking)) {
      return href.slice(marking.length).split(' ').flatMap((id) => {
        const words = context.article.footnotes.find(footnote => footnote.id === id)?.paragraphs.flat() ?? []
        const address = words.find(piece => /^https?:/.test(piece.href ?? ''))?.href
        return address && (context.citations.has(address) || context.citations.size < mostCitations) ? link(address, sourceTitle(words, context)) ?? [] : []
      }).join('') || undefined
    }
    if (href.startsWith(citing)) {
      return href.slice(citing.length).split(';').flatMap(key => context.sources.get(decodeURIComponent(key)) ?? []).map((source) => {
        context.citations.set(`${citing}${source.id}`, source)
        return `<Cite id="${source.id}" />`
      }).join('')
    }
    if (!/^https?:/.test(href))
      return undefined
    const known = context.citations.get(href)
    if (known)
      return `<Cite id="${known.id}" />`
    if (context.citations.size >= mostCitations)
      return href
    const { host, pathname } = new URL(href)
    const where = host.replace(/^www\./, '')
    const stem = where.replace(/\.\w+$/, '').replace(/[^a-z0-9]+/gi, '-').toLowerCase() || 'source'
    const ids = [...context.citations.values()].map(({ id }) => id)
    let id = stem
    for (let number = 2; ids.includes(id); number++)
      id = `${stem}-${number}`
    const title = /^https?:/.test(text.trim()) || text.trim() === '' ? `${where}${pathname.replace(/\/$/, '')}` : text.replace(/\s+/g, ' ').trim()
    context.citations.set(href, { id, title, where, url: href })
    return `<Cite id="${id}" />`
  }
}

/** Text as a part of a slide. */
export function partOf(rich: Rich, context: Context, { cite = true, as = 'paragraph' }: { cite?: boolean, as?: 'paragraph' | 'inline' } = {}): Part {
  const [line, end] = linesOf(rich)
  const markdown = toMarkdown(rich, cite ? linkOf(context) : undefined)
  return { markdown: as === 'paragraph' ? asParagraph(markdown) : markdown, words: plainOf(rich), line, end }
}

function shortAddress(address: string): string {
  return address.length > 44 ? `${address.slice(0, 42)}…` : address
}

/** Text as a note. */
export function noteOf(rich: Rich, click = false, place?: Place): Note {
  const [line, end] = linesOf(rich)
  return { markdown: asParagraph(toNote(rich)), click, line: place?.line ?? line, end: place?.end ?? end }
}

/** The sentences of a text, each with its look. */
export function sentencesOf(rich: Rich, { article }: Pick<Context, 'article'>): Rich[] {
  return sentences(proseOf(rich), article.language).map(([start, end]) => sliceRich(rich, start, end))
}

/** An offset, or where the formula starts that it lies in. */
function beforeFormula(rich: Rich, offset: number): number {
  let start = 0
  for (const { text, styles } of rich) {
    if (styles.includes('math') && start < offset && offset < start + text.length && start > 0)
      return start
    start += text.length
  }
  return offset
}

/** The first sentence; a second one with it where the first is a word or two. */
export function claimOf(rich: Rich, context: Context): Rich {
  const found = sentences(proseOf(rich), context.article.language)
  const [first, second] = found
  if (!first)
    return rich
  const isShort = words(plainOf(rich).slice(first[0], first[1]), context) < 4
  return sliceRich(rich, first[0], isShort && second ? second[1] : first[1])
}

/**
 * At most so many words, ending where a part of the sentence does, with "…" for the rest: nothing is put in other words.
 */
export function shorten(whole: Rich, most: number, { article }: Pick<Context, 'article'>): Rich {
  const rich = whole.map(piece => piece.href && piece.text === piece.href ? { ...piece, text: shortAddress(piece.text) } : piece)
  const text = plainOf(rich)
  const ends = wordEnds(text, article.language)
  if (ends.length <= most)
    return rich
  const limit = beforeFormula(rich, ends[Math.max(0, most - 1)] ?? text.length)
  const least = ends[Math.floor(most * 0.5)] ?? 0
  const clause = [...proseOf(rich).slice(0, limit + 1).matchAll(/[;:,.](?=\s)|[—–。，、；：]|\s[-(]/g)].map(({ index }) => index).filter(index => index >= least).at(-1)
  const cut = trimRich(sliceRich(rich, 0, clause ?? limit))
  const last = cut.at(-1)
  return last ? [...cut, { text: '…', styles: last.styles.filter(style => style !== 'code' && style !== 'math'), line: linesOf(cut)[1] }] : rich
}
