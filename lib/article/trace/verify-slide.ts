import type { Trace } from '../../markdown/read-trace.ts'
import { bare } from './bare.ts'
import { codeOfLines, squeeze, wordsOfLines } from './source-words.ts'

/** Something on a slide that the lines it comes from do not have. */
export interface Mismatch {
  kind: 'number' | 'name' | 'quotation' | 'code'
  text: string
  /** Line within the slide's Markdown, from 0. */
  at: number
}

const fence = /^(`{3,})([^`\n]*)\n([\s\S]*?)^\1[ \t]*$/gm

/**
 * Compares what a slide shows with the lines of the article that its trace names: numbers, names, quotations and code.
 * Other words are the author's to change.
 *
 * @param content the slide's Markdown, without notes
 * @param fileOf text of a file that the slide imports, by its path as written
 */
export function verifySlide(content: string, trace: Trace, lines: readonly string[], fileOf: (path: string) => string | undefined): Mismatch[] {
  const words = wordsOfLines(lines, [...trace.shown, ...trace.notes])
  const code = codeOfLines(lines, trace.shown)
  const found: Mismatch[] = []
  const blank = (text: string): string => text.replace(/[^\n]/g, ' ')
  const lineAt = (offset: number): number => content.slice(0, offset).split('\n').length - 1
  const unlike = (text: string, at: number): Mismatch[] =>
    text.split('\n').map((line, index): Mismatch => ({ kind: 'code', text: squeeze(line), at: at + index })).filter(line => line.text !== '' && !code.has(line.text))
  const prose = content
    .replace(fence, (block, _mark: string, info: string, body: string, offset: number) => {
      const faults = unlike(body, lineAt(offset) + 1)
      // A diagram drawn from a sketch: its labels are the article's, its syntax is not.
      if (faults.length > 0 && info.trim().split(' ')[0] === 'mermaid')
        return block.replace(/^.*$/gm, line => Array.from(line.matchAll(/\["([^"]*)"\]|\|"([^"]*)"\|/g), ([, label, edge]) => (label ?? edge ?? '').replaceAll('<br/>', ' ')).join(' ').padEnd(line.length))
      found.push(...faults)
      return blank(block)
    })
    .replace(/<style>[\s\S]*?<\/style>|<!--[\s\S]*?-->|<Cite\b[^>]*>|!\[[^\]]*\]\([^)]*\)/g, blank)
    .replace(/^<<< +(\S+)(?: .*)?$/gm, (line, path: string, offset: number) => {
      const text = fileOf(path)
      if (text !== undefined)
        found.push(...unlike(withoutHead(text), lineAt(offset)))
      return blank(line)
    })
  for (const { 0: tag, 1: src, index } of prose.matchAll(/<RunnableSnippet src="([^"]+)"/g)) {
    const text = src === undefined ? undefined : fileOf(`./snippets/${src}`)
    if (text !== undefined && tag)
      found.push(...unlike(withoutHead(text), lineAt(index)))
  }
  prose.split('\n').forEach((raw, at) => {
    const line = raw.replace(/^\s*\d+[.)]\s/, '').replace(/\]\([^()\s]*\)/g, ']').replace(/<\/?[A-Z][^>]*>/gi, ' ').replace(/(?<=\d)_(?=\d)/g, '').replace(/&#(\d+);/g, (_, number: string) => String.fromCodePoint(Number(number)))
    const has = (text: string): boolean => words.includes(bare(text).toLowerCase().trimEnd()) || words.includes(bare(text).toLowerCase().trim())
    // What lies between two cells of a table is quoted by nobody.
    for (const [quotation] of line.matchAll(/“[^”|]+”|«[^»|]+»|„[^“”|]+[“”]|"[^"|]+"/g)) {
      if (quotation.split(/\s+/).length > 2 && !has(quotation.replace(/…/g, '')))
        found.push({ kind: 'quotation', text: quotation, at })
    }
    for (const [number] of line.matchAll(/\d(?:[\d.,:%/]*\d)?/g)) {
      if (!new RegExp(`(?<!\\d)${bare(number).trim()}(?!\\d)`).test(words))
        found.push({ kind: 'number', text: number, at })
    }
    // A capital that no sentence begins with, or one within a word.
    for (const [name] of line.matchAll(/(?<=[\p{Ll},] )\p{Lu}[\p{L}\p{N}]+|[\p{L}\p{N}]*\p{Ll}\p{Lu}[\p{L}\p{N}]*|\p{Lu}{2}\p{L}*/gu)) {
      if (!has(name))
        found.push({ kind: 'name', text: name, at })
    }
  })
  return found.filter(({ kind, text, at }, index) => found.findIndex(other => other.kind === kind && other.text === text && other.at === at) === index)
}

/** A snippet's file without what it says of itself. */
function withoutHead(text: string): string {
  return text.replace(/^(?:#|\/\/) ---\n[\s\S]*?\n(?:#|\/\/) ---\n/, '')
}
