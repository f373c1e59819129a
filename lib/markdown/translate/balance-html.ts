import type { Token } from 'markdown-it'
import type { Edits, Place } from './edits.ts'
import type { WrittenTag } from './html-tags.ts'
import type { Reading } from './read-tokens.ts'
import { lineStarts, placeIn } from '../line-starts.ts'
import { tagsIn } from './html-tags.ts'
import { notedSpan, span } from './read-tokens.ts'

const cells = ['td', 'th']
/** Elements whose end tags HTML lets an author leave out, by the tag that then ends them. */
const impliedEnds = new Map([
  ...['li', 'option', 'p'].map((name): [string, string[]] => [name, [name]]),
  ...['dd', 'dt'].map((name): [string, string[]] => [name, ['dd', 'dt']]),
  ...cells.map((name): [string, string[]] => [name, cells]),
  ['tr', [...cells, 'tr']],
  ...['thead', 'tbody', 'tfoot'].map((name): [string, string[]] => [name, [...cells, 'tr', 'thead', 'tbody', 'tfoot']]),
])

/** An open element, or the block of Markdown that those after it are in. */
type Frame = { name: string } | { block: true }

/**
 * Closes elements that an author leaves open and drops end tags that close nothing, as a browser does: Vue refuses a
 * slide for either, and dividing a file at its headings can cut an element in two.
 *
 * @param slides in order: first line, from 0, and the line after the last
 * @param ignored whether a tag is no tag, because the translation shows it as text or takes it away
 */
export function balanceHtml(reading: Reading, edits: Edits, slides: readonly { from: number, to: number }[], ignored: (name: string) => boolean): void {
  const texts = new Map(reading.texts.map(({ token, place }) => [token, place]))
  const stack: Frame[] = []
  let end: Place = { line: 0, column: 0 }

  function open(tags: string, place: Place): void {
    edits.cut(place.line, place.column, place.column, tags)
  }
  function leave(block: boolean): string[] {
    const names: string[] = []
    for (let frame = stack.at(-1); frame && 'name' in frame; frame = stack.at(-1)) {
      names.push(frame.name)
      stack.pop()
    }
    if (block)
      stack.pop()
    return names
  }
  function read(html: string, place: (at: number) => Place): void {
    for (const tag of tagsIn(html)) {
      const start = place(tag.from)
      const name = tag.name.toLowerCase()
      if (!name || (tag.alone && !tag.closing) || ignored(tag.name))
        continue
      if (!tag.closing) {
        let ends = ''
        for (let top = stack.at(-1); top && 'name' in top && impliedEnds.get(name)?.includes(top.name.toLowerCase()); top = stack.at(-1)) {
          ends += `</${top.name}>`
          stack.pop()
        }
        if (ends !== '')
          open(ends, start)
        stack.push({ name: tag.name })
        continue
      }
      const index = stack.findLastIndex(frame => 'block' in frame || frame.name.toLowerCase() === name)
      const frame = stack[index]
      if (!frame || 'block' in frame) {
        edits.cutSpan(start, place(tag.to), opensBlock(html, tag)
          ? '<div></div>'
          : '')
        continue
      }
      const unclosed = stack.splice(index).slice(1).map(inner => 'name' in inner
        ? `</${inner.name}>`
        : '')
      if (unclosed.length > 0)
        open(unclosed.toReversed().join(''), start)
    }
  }

  let index = 0
  const finish = (): void => {
    const names = leave(false)
    const slide = slides[index++]
    for (const name of slide ? names : [])
      edits.after((slide?.to ?? 1) - 1, '', `</${name}>`)
  }
  for (const token of reading.tokens) {
    const [first, last] = span(token)
    // End tokens, and those of a table's cells, say no lines: they follow one that does.
    while (token.map && first >= (slides[index]?.to ?? Infinity))
      finish()
    if (token.map && first < (slides[index]?.from ?? 0))
      continue
    if (token.nesting === 1) {
      stack.push({ block: true })
    }
    else if (token.nesting === -1) {
      const names = leave(true)
      if (names.length > 0)
        open(names.map(name => `</${name}>`).join(''), end)
    }
    else if (token.type === 'html_block') {
      read(token.content, at => blockPlace(token, edits.source, at))
      end = { line: last - 1, column: edits.source[last - 1]?.length ?? 0 }
    }
    else if (token.type === 'inline') {
      const place = texts.get(token)
      if (!place)
        continue
      for (const child of token.children ?? []) {
        const noted = notedSpan(child)
        if (child.type === 'html_inline' && noted)
          read(child.content, at => place(noted.from + at))
      }
      end = place(token.content.length)
    }
  }
  while (index < slides.length)
    finish()
}

/** Whether lines after a tag are HTML, and no Markdown, because it starts their block: without it they would change. */
export function opensBlock(html: string, tag: WrittenTag): boolean {
  return html.slice(0, tag.from).trim() === '' && html.slice(tag.to).trim() !== ''
}

/** Where a place in an HTML block's text is in the file. */
export function blockPlace(token: Token, lines: readonly string[], at: number): Place {
  const inside = placeIn(token.content, at)
  const line = span(token)[0] + inside.line
  const starts = lineStarts(token.content)
  const length = (starts[inside.line + 1] ?? token.content.length + 1) - 1 - starts[inside.line]!
  const offset = (lines[line]?.length ?? 0) - length
  return { line, column: Math.max(offset, 0) + inside.column }
}
