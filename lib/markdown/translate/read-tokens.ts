import type { StateInline, Token } from 'markdown-it'
import type { Place } from './edits.ts'
import MarkdownIt from 'markdown-it'

/** markdown-it's own inline rules, in their order: it gives out functions without their names. */
const inlineRules = ['text', 'linkify', 'newline', 'escape', 'backticks', 'strikethrough', 'emphasis', 'link', 'image', 'autolink', 'html_inline', 'entity']

export type InlineRule = (state: StateInline, silent: boolean) => boolean

/** A block of text: its token, the one before it, and where in the file a place in its text stands. */
export interface TextBlock {
  token: Token
  before: Token | undefined
  place: (at: number) => Place
}

/** A Markdown file, read: its lines and markdown-it's tokens, of which inline ones know where they stand. */
export interface Reading {
  md: MarkdownIt
  lines: readonly string[]
  tokens: Token[]
  /** Blocks of text whose text is found in the file again. */
  texts: TextBlock[]
  /** Link definitions by normalised label. */
  references: Record<string, { href: string, title: string }>
}

/** A reader that notes where in its block's text each picture, tag, inline code and line break stands. */
export function createReader(): MarkdownIt {
  const md = new MarkdownIt({ html: true })
  const rules = md.inline.ruler.getRules('')
  if (rules.length !== inlineRules.length)
    throw new Error(`markdown-it has ${rules.length} inline rules, ${inlineRules.length} were expected: compare the names in read-tokens.ts`)
  inlineRules.forEach((name, index) => {
    const rule = rules[index]
    if (rule && ['newline', 'backticks', 'image', 'html_inline'].includes(name))
      md.inline.ruler.at(name, noted(rule))
  })
  return md
}

/** Wraps an inline rule so that the token it makes carries `meta.from` and `meta.to`, places in the block's text. */
export function noted(rule: InlineRule): InlineRule {
  return (state, silent) => {
    const from = state.pos
    const before = state.tokens.length
    if (!rule(state, silent))
      return false
    const token = state.tokens.at(-1)
    if (!silent && token && state.tokens.length > before)
      token.meta = { ...meta(token), from, to: state.pos }
    return true
  }
}

/** @param blank how many lines at the top, the front matter, are not Markdown */
export function readTokens(md: MarkdownIt, lines: readonly string[], blank: number): Reading {
  const env: { references?: Reading['references'] } = {}
  const text = lines.map((line, index) => index < blank ? '' : line).join('\n')
  const tokens = md.parse(text, env)
  return { md, lines, tokens, texts: findTexts(tokens, lines), references: env.references ?? {} }
}

export function meta(token: Token): Record<string, unknown> {
  return typeof token.meta === 'object' && token.meta !== null
    ? token.meta
    : {}
}

/** The lines a block token covers: from 0, the second not included. */
export function span(token: Token): [number, number] {
  return token.map ?? [0, 0]
}

function findTexts(tokens: readonly Token[], lines: readonly string[]): TextBlock[] {
  const cursors = new Map<number, number>()
  const texts: TextBlock[] = []
  // markdown-it says a table's lines and not its rows': one a line, after the head the line of dashes.
  let row = 0
  tokens.forEach((token, index) => {
    if (token.type === 'table_open')
      row = span(token)[0]
    else if (token.type === 'tr_close' || token.type === 'thead_close')
      row++
    if (token.type !== 'inline')
      return
    const before = tokens[index - 1]
    const inCell = before?.type === 'th_open' || before?.type === 'td_open'
    const place = placeOf(token, before, lines, cursors, inCell ? row : span(token)[0])
    if (place)
      texts.push({ token, before, place })
  })
  return texts
}

function placeOf(token: Token, before: Token | undefined, lines: readonly string[], cursors: Map<number, number>, first: number): ((at: number) => Place) | undefined {
  const inCell = before?.type === 'th_open' || before?.type === 'td_open'
  const starts: { at: number, column: number, cell: boolean }[] = []
  let at = 0
  for (const [index, part] of token.content.split('\n').entries()) {
    const line = first + index
    const source = lines[line] ?? ''
    const text = part.trimEnd()
    const written = inCell
      ? text.replaceAll('|', '\\|')
      : text
    const from = Math.max(cursors.get(line) ?? 0, before?.type === 'heading_open'
      ? source.indexOf(before.markup) + before.markup.length
      : 0)
    const column = !inCell && source.trimEnd().endsWith(text)
      ? source.trimEnd().length - text.length
      : source.indexOf(written, from)
    if (column < 0)
      return undefined
    cursors.set(line, column + written.length)
    starts.push({ at, column, cell: inCell })
    at += part.length + 1
  }
  return (position) => {
    const index = starts.findLastIndex(start => start.at <= position)
    const start = starts[index] ?? { at: 0, column: 0, cell: false }
    const pipes = start.cell
      ? token.content.slice(0, position).split('|').length - 1
      : 0
    return { line: first + index, column: start.column + position - start.at + pipes }
  }
}

/** Where an inline token is in its block's text, if its rule is one of those that note it. */
export function notedSpan(token: Token): { from: number, to: number } | undefined {
  const { from, to } = meta(token)
  return typeof from === 'number' && typeof to === 'number'
    ? { from, to }
    : undefined
}
