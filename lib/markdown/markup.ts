import type { StateCore, StateInline, Token } from 'markdown-exit'
import type { HtmlTag } from './html.ts'
import { componentPlugin } from '@mdit-vue/plugin-component'
import { createMarkdownExit } from 'markdown-exit'
import { endHtmlAtBlocks } from './below-html.ts'
import { readHtml } from './html.ts'
import { lineStarts, placeIn } from './line-starts.ts'

type Range = [start: number, end: number]

/** A fenced block. */
export interface Fence {
  /** What follows the opening mark: `mermaid {scale: 0.8}`. */
  info: string
  /** The code as Slidev gets it: without the indentation of the list or quote that it lies in. */
  code: string
  /** Line of the code's first line, from 0. */
  line: number
}

/** What a slide's Markdown holds besides text. All offsets and lines count in the Markdown, from 0. */
export interface Markup {
  tags: HtmlTag[]
  /** Every closing tag. */
  ends: Range[]
  /** `[words](href)`, addresses as written. */
  links: { href: string, start: number }[]
  /** `![words](src)`. */
  images: { src: string, start: number }[]
  fences: Fence[]
  /** Slidev's code imports, `<<< ./file.ts#region`. */
  imports: { text: string, line: number }[]
  /** Slidev's slot markers, `::right::`. */
  slots: { name: string, line: number }[]
  headings: { text: string, line: number }[]
  /** Lines of fences, imports and markers that follow HTML without an empty line. */
  belowHtml: number[]
  /** Fenced, indented and inline code. */
  code: Range[]
  comments: Range[]
  /** Lines that Markdown leaves to HTML, up to the next empty one. */
  html: Range[]
}

interface Env {
  markup: Markup
  /** The Markdown where it is HTML, blanks elsewhere. */
  canvas: string[]
  /** Offset of each line's first character. */
  lines: readonly number[]
  source: string
}

/** Slidev's slot marker and code import (`slot-sugar.ts` and `snippet.ts` of @slidev/cli): block rules of their own. */
const slotMarker = /^::\s*([\w.\-:]+)\s*::\s*$/
const codeImport = /^<<<[ \t]*\S/

/** Set up as Slidev sets up its own (`markdown.ts` of @slidev/cli and unplugin-vue-markdown). */
const md = createMarkdownExit({ html: true, linkify: true })
// Its types know markdown-it only, whose plug-ins markdown-exit takes.
md.use(componentPlugin as unknown as (parser: typeof md) => void)
md.linkify.set({ fuzzyLink: false })
// Problems quote addresses as their author wrote them.
md.normalizeLink = url => url
const interrupts = { alt: ['paragraph', 'reference', 'blockquote', 'list'] }
md.block.ruler.before('fence', 'slot_marker', (state, line, _end, silent) => marker(state, line, silent, 'slot_marker', slotMarker, 0), interrupts)
md.block.ruler.before('fence', 'snippet_import', (state, line, _end, silent) => marker(state, line, silent, 'snippet_import', codeImport, Infinity), interrupts)
endHtmlAtBlocks(md, (line, env) => (env as Env).markup.belowHtml.push(line))
md.core.ruler.at('inline', placeInline)

function marker(state: Parameters<Parameters<typeof md.block.ruler.at>[1]>[0], line: number, silent: boolean, type: string, form: RegExp, indent: number): boolean {
  const text = state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
  if ((state.sCount[line] ?? 0) - state.blkIndent > indent || !form.test(text))
    return false
  if (!silent) {
    const token = state.push(type, '', 0)
    token.content = text
    token.map = [line, line + 1]
    state.line = line + 1
  }
  return true
}

const read = new Map<string, Markup>()

/**
 * Reads a slide's Markdown as Slidev does, with places: what is code, what is a comment, what is a tag.
 * A tag in code or in a comment is none.
 */
export function readMarkup(markdown: string): Markup {
  const known = read.get(markdown)
  if (known)
    return known
  // A deck's slides are read by many; a process that serves for hours must not keep every version of them.
  if (read.size > 500)
    read.clear()
  const markup = parse(markdown)
  read.set(markdown, markup)
  return markup
}

/** Line of an offset, from 0. */
export function lineAt(markdown: string, offset: number): number {
  return placeIn(markdown, offset).line
}

function parse(markdown: string): Markup {
  // Same length, one kind of line break.
  const source = markdown.replace(/\r/g, ' ')
  const markup: Markup = { tags: [], ends: [], links: [], images: [], fences: [], imports: [], slots: [], headings: [], belowHtml: [], code: [], comments: [], html: [] }
  const lines = lineStarts(source)
  const env: Env = { markup, canvas: [...source.replace(/[^\n]/g, ' ')], lines, source }
  const whole = ([first, end]: [number, number]): Range => [lines[first] ?? source.length, (lines[end] ?? source.length + 1) - 1]
  let heading = false
  for (const token of md.parse(source, env)) {
    const [line = 0] = token.map ?? []
    if (token.type === 'fence')
      markup.fences.push({ info: token.info.trim(), code: token.content, line: line + 1 })
    if ((token.type === 'fence' || token.type === 'code_block') && token.map)
      markup.code.push(whole(token.map))
    if (token.type === 'html_block' && token.map)
      markup.html.push(whole(token.map))
    if (token.type === 'html_block')
      paint(env, token.content, spread(env, token.content, line))
    if (token.type === 'snippet_import')
      markup.imports.push({ text: token.content, line })
    if (token.type === 'slot_marker')
      markup.slots.push({ name: slotMarker.exec(token.content)?.[1] ?? '', line })
    if (heading)
      markup.headings.push({ text: (token.children ?? []).map(child => child.type === 'text' || child.type === 'code_inline' ? child.content : '').join('').trim(), line })
    heading = token.type === 'heading_open'
  }
  return { ...markup, ...readHtml(env.canvas.join('')) }
}

/** Markdown-exit's core rule `inline`, which besides remembers where in the Markdown each token begins. */
function placeInline(state: StateCore): void {
  const env = state.env as unknown as Env
  let row = 0
  let cell = 0
  for (const token of state.tokens) {
    if (token.type === 'tr_open') {
      row = token.map?.[0] ?? row
      cell = 0
    }
    if (token.type === 'html_inline' && token.map)
      paint(env, token.content, spread(env, token.content, token.map[0]))
    if (token.type !== 'inline')
      continue
    const places = token.map
      ? spread(env, token.content, token.map[0])
      : spreadCell(env, token.content, row, cell)
    if (!token.map)
      cell = (places.at(-1) ?? cell) + 1
    const inline = new state.md.inline.State(token.content, state.md, state.env, token.children ?? [])
    const pushed: { token: Token, at: number }[] = []
    const push = inline.push.bind(inline)
    inline.push = (...values) => {
      const at = inline.pos
      const added = push(...values)
      pushed.push({ token: added, at })
      return added
    }
    state.md.inline.tokenize(inline)
    for (const rule of state.md.inline.ruler2.getRules(''))
      rule(inline)
    // Only now: a rule fills a token in after it pushed it.
    for (const { token: added, at } of pushed)
      note(env, inline, added, places, at)
  }
}

function note({ markup, canvas, source }: Env, inline: StateInline, token: Token, places: number[], at: number): void {
  const start = places[at] ?? 0
  // `[^1]` is a footnote's mark, which its `[^1]: text` makes a link to the text.
  if (token.type === 'link_open' && inline.src[at] !== '^')
    markup.links.push({ href: String(token.attrGet('href') ?? ''), start })
  if (token.type === 'image')
    markup.images.push({ src: String(token.attrGet('src') ?? ''), start })
  if (token.type === 'html_inline')
    paint({ canvas, source }, token.content, places.slice(at, at + token.content.length))
  if (token.type === 'code_inline') {
    const end = endOfCode(inline.src, at, token.markup.length)
    markup.code.push([start, (places[end - 1] ?? start) + 1])
  }
}

/** Looks no further than the mark that closes it: a paragraph may hold code by the thousand. */
function endOfCode(text: string, at: number, size: number): number {
  const runs = /`+/g
  runs.lastIndex = at + size
  let run = runs.exec(text)
  while (run && run[0].length !== size)
    run = runs.exec(text)
  return (run?.index ?? at) + size
}

function paint({ canvas, source }: Pick<Env, 'canvas' | 'source'>, content: string, places: number[]): void {
  for (let index = 0; index < content.length; index++) {
    const place = places[index]
    if (place !== undefined && content[index] === source[place])
      canvas[place] = source[place] ?? ' '
  }
}

/** Where in the Markdown each character of a block's content lies: a line of it ends where the line of the file does. */
function spread({ lines, source }: Env, content: string, firstLine: number): number[] {
  return content.split('\n').flatMap((text, index) => {
    const start = lines[firstLine + index] ?? source.length
    const end = (lines[firstLine + index + 1] ?? source.length + 1) - 1
    const line = source.slice(start, end)
    const words = text.trim()
    const at = line.trimEnd().endsWith(words)
      ? line.trimEnd().length - words.length
      : Math.max(0, line.indexOf(words))
    const first = start + at - (text.length - text.trimStart().length)
    return [...Array.from({ length: text.length }, (_, column) => first + column), end]
  }).slice(0, content.length)
}

/** The same for a cell of a table, in which `\|` has become `|`. */
function spreadCell({ lines, source }: Env, content: string, row: number, from: number): number[] {
  const start = Math.max(lines[row] ?? source.length, from)
  const places: number[] = []
  const form = new RegExp(content.replace(/[.*+?^${}()[\]\\/-]/g, '\\$&').replaceAll('|', '\\\\?\\|'))
  let place = start + Math.max(0, source.slice(start, lines[row + 1]).search(form))
  for (const character of content) {
    if (character === '|' && source[place] === '\\')
      place++
    for (let unit = 0; unit < character.length; unit++)
      places.push(place++)
  }
  return places
}
