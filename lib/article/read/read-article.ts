import type { Buffer } from 'node:buffer'
import type { Article, Footnote } from '../article.ts'
import type { Rich } from '../rich.ts'
import type { Reading } from './from-tree.ts'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { mathFromMarkdown } from 'mdast-util-math'
import { gfm } from 'micromark-extension-gfm'
import { math } from 'micromark-extension-math'
import { LecternError } from '../../project/problem.ts'
import { plainOf, sliceRich, trimRich } from '../rich.ts'
import { decode } from '../text/decode.ts'
import { detectLanguage } from '../text/language.ts'
import { repairEncoding } from '../text/mojibake.ts'
import { sentences } from '../text/words.ts'
import { withoutDirectives } from './directives.ts'
import { divide } from './divide.ts'
import { readTree, wordsOf } from './from-tree.ts'
import { takeFrontMatter } from './front-matter.ts'
import { isContentsName, nameOf } from './heading-names.ts'
import { fragmentTree, pageTree } from './html-tree.ts'
import { citing } from './phrasing.ts'
import { readPlain } from './plain.ts'
import { takeReferences } from './references.ts'
import { markFormulas } from './tex.ts'

export type Format = 'markdown' | 'html' | 'text'

interface Read extends Reading {
  footnotes?: Footnote[]
  words: string
  title?: Rich
  language?: string
  author?: Rich
}

const readers: Record<Format, (text: string) => Read> = { markdown: readMarkdown, html: readPage, text: text => ({ ...readPlain(text.split('\n')), words: text }) }

/**
 * Reads an article: Markdown, HTML or plain text, by its name's ending, else by what it looks like.
 *
 * @param bytes the whole input
 * @param name file name, as problems and traces call it
 * @param keys ids of a bibliography: `[@key]` of a Markdown article cites them, as pandoc has it
 * @throws LecternError for what is no text, empty, too large, nested too deeply, or without a sentence
 */
export function readArticle(bytes: Buffer, name: string, keys?: ReadonlySet<string>): Article {
  const decoded = decode(bytes, name)
  const { lines, remarks } = repairEncoding(decoded.split('\n'))
  const text = lines.join('\n')
  const format = formatOf(name, text)
  const { front, rest } = takeFrontMatter(text)
  const read = deepEnough(name, () => readers[format](format === 'markdown' && keys ? withKeys(rest, keys) : rest))
  const named = front.title ?? read.title ?? []
  const { title, ...divided } = divide(read.flow, named.length > 0)
  const { blocks, sections, footnotes } = takeReferences({ ...divided, footnotes: read.footnotes ?? [] })
  if (blocks.length === 0 && sections.length === 0) {
    throw new LecternError({
      file: name,
      found: title ? 'a title and nothing below it' : 'nothing that a talk could be made of: no paragraph, list, table, code or picture',
      expected: 'an article',
      fix: 'check that the text is in the file itself; a page drawn by a script has none',
    })
  }
  const heading = title?.text ?? []
  const language = front.language ?? read.language ?? detectLanguage(read.words)
  const author = front.author ?? read.author
  const shown = [heading, named].find(({ length }) => length > 0) ?? sections.find(({ title }) => !isContentsName(nameOf(title)))?.title ?? takeFirstWords(blocks, language)
  if (plainOf(shown).trim() === '') {
    throw new LecternError({
      file: name,
      found: 'no words that a talk could be called by: code, pictures or formulas alone',
      expected: 'an article',
      fix: 'begin with a title: # What it is about',
    })
  }
  return {
    title: shown,
    language,
    ...author && { author },
    ...front.date && { date: front.date },
    blocks,
    sections,
    footnotes,
    remarks: [...remarks, ...read.remarks].sort((a, b) => a.line - b.line),
    lines,
  }
}

function readPage(html: string): Read {
  const { tree, text, remarks, ...rest } = pageTree(html)
  const reading = text ? { ...readPlain(text), footnotes: [] } : readTree(tree, fragmentTree)
  return { ...rest, ...reading, remarks: [...remarks, ...reading.remarks], words: text?.join('\n') ?? wordsOf(tree) }
}

/** By the name's ending; without one that tells, by tags, or by marks that only Markdown has. */
export function formatOf(name: string, text: string): Format {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  if (/^(?:md|markdown|mdx|mkd|qmd|rmd)$/.test(ending))
    return 'markdown'
  if (/^x?html?$/.test(ending) || /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html|head|body|article|main)\b/i.test(text))
    return 'html'
  if (ending === 'txt')
    return 'text'
  const marks = [/^#{1,6} \S/m, /^(?:```|~~~)/m, /\]\(\S+\)/, /^\|.*\|\s*\n\|[ :|-]+\|/m, /\*\*\S[^*]*\*\*/, /^---\n[\s\S]*?\n---\n/]
  return marks.filter(mark => mark.test(text)).length >= (marks[0]!.test(text) && /^#{2,6} \S/m.test(text) ? 1 : 2) ? 'markdown' : 'text'
}

/** `[@key; @other, p. 3]` is a link by name as soon as the name is defined, and lines below the last one move none. */
function withKeys(text: string, keys: ReadonlySet<string>): string {
  const labels = new Set([...text.matchAll(/\[(-?@[^[\]\n]+)\](?![([:])/g)].map(([, label = '']) => label))
  const definitions = [...labels].flatMap((label) => {
    const cited = [...label.matchAll(/@\{?([^\s;,{}\]]+)/g)].map(([, key = '']) => key)
    return cited.every(key => keys.has(key)) ? [`[${label}]: <${citing}${cited.map(encodeURIComponent).join(';')}>`] : []
  })
  return definitions.length > 0 ? `${text}\n\n${definitions.join('\n')}\n` : text
}

/** A hundred quotations and lists in each other: the parser takes minutes for thousands. It begins each mark in one way only. */
const tooDeep = /^(?:[ \t]*(?:>|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t]))){100}/m
/** The same, each on a line of its own. */
const deepest = 400
/** Brackets that stay open in one paragraph, each of which the parser looks back to. */
const mostOpen = 3000

/** Markdown that nobody wrote, by what its parser takes minutes for. */
function isMonstrous(text: string): boolean {
  return tooDeep.test(text)
    || text.split('\n').some(line => line.length > deepest && /\S/.test(line) && /^[ \t>]*/.exec(line)![0].length > deepest)
    || text.split(/\n[ \t]*\n/).some(part => part.length > mostOpen && part.split('[').length - part.split(']').length > mostOpen)
}

function readMarkdown(text: string): Read {
  if (isMonstrous(text))
    throw new RangeError('nested too deeply')
  const tree = fromMarkdown(markFormulas(withoutDirectives(text)), {
    extensions: [gfm(), math({ singleDollarTextMath: false })],
    mdastExtensions: [gfmFromMarkdown(), mathFromMarkdown()],
  })
  return { ...readTree(tree, fragmentTree), words: wordsOf(tree) }
}

/** A file without any heading has its first sentence for a title, and goes on after it. */
function takeFirstWords(blocks: Article['blocks'], language: string): Rich {
  const paragraphs = blocks.filter(block => block.kind === 'paragraph')
  const paragraph = paragraphs.find(({ text }) => !/^(?:copyright|©|\(c\)|licen[cs]e)\b/i.test(plainOf(text))) ?? paragraphs[0]
  if (!paragraph)
    return blocks.flatMap(block => block.kind === 'list' ? [block.items[0]!.text] : block.kind === 'table' ? [block.header.find(cell => plainOf(cell) !== '') ?? []] : [])[0] ?? []
  const { text } = paragraph
  const [[start, end] = [0, 0]] = sentences(plainOf(text), language)
  const after = trimRich(sliceRich(text, end))
  if (after.length > 0)
    paragraph.text = after
  else if (blocks.length > 1)
    blocks.splice(blocks.indexOf(paragraph), 1)
  return sliceRich(text, start, end)
}

function deepEnough<T>(name: string, read: () => T): T {
  try {
    return read()
  }
  catch (error) {
    if (!(error instanceof RangeError))
      throw error
    throw new LecternError({
      file: name,
      found: 'elements nested too deeply to be read',
      expected: 'an article as people write it',
      fix: 'save the article\'s text alone',
    })
  }
}
