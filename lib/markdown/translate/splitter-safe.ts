import type { Token } from 'markdown-it'
import type { Edits } from './edits.ts'
import type { Reading } from './read-tokens.ts'
import { escapeHtml } from '../escape-html.ts'
import { notedSpan, span } from './read-tokens.ts'

/**
 * Rewrites what Markdown and Slidev's splitter read differently, so that both see the same slides. The splitter goes
 * line by line: three dashes at the start of a line divide, three backticks open code until a line starts with the
 * same characters, `<!--` opens a comment. It knows neither tildes, nor indented code, nor underlined headings.
 */
export function makeSplitterSafe(reading: Reading, edits: Edits): void {
  const inCode = new Set<number>()
  for (const token of reading.tokens) {
    if (token.type === 'fence' || token.type === 'code_block') {
      const [from, to] = span(token)
      for (let line = from; line < to; line++)
        inCode.add(line)
    }
    if (token.type === 'fence')
      rewriteFence(token, edits)
    else if (token.type === 'html_block')
      hideBackticks(token, edits)
    else if (token.type === 'code_block' && /<!--|```|\{\{/.test(token.content))
      fenceIndented(token, edits)
  }
  rewriteUnderlinedHeadings(reading, edits)
  rewriteInlineCode(reading, edits)
  reading.lines.forEach((line, index) => {
    if (line.startsWith('---') && !inCode.has(index))
      edits.cut(index, 0, 0, ' ')
  })
}

function rewriteFence(token: Token, edits: Edits): void {
  const [first, end] = span(token)
  const opener = edits.source[first] ?? ''
  const column = opener.indexOf(token.markup)
  const prefix = opener.slice(0, column)
  // The splitter does not see fences in quotes, nor dashes there.
  if (prefix.includes('>'))
    return
  const content = token.content.replace(/\n$/, '').split('\n').slice(0, token.content === '' ? 0 : undefined)
  const closed = end - first - 1 > content.length
  const closer = closed
    ? edits.source[end - 1] ?? ''
    : ''
  const indent = ' '.repeat(prefix.length)
  const fits = token.markup.startsWith('`') && prefix.trim() === '' && closer.startsWith(prefix + token.markup)
    && !content.some(line => line.startsWith(token.markup))
  if (fits)
    return
  const runs = content.map(line => /^\s*(`+)/.exec(line)?.[1]?.length ?? 0)
  const fence = '`'.repeat(Math.max(3, ...runs.map(run => run + 1)))
  const info = token.info.replaceAll('`', '')
  if (prefix.trim() === '') {
    edits.cut(first, column, opener.length, fence + info)
  }
  else {
    edits.cut(first, prefix.trimEnd().length, opener.length, '')
    edits.after(first, indent + fence + info)
  }
  if (closed)
    edits.cut(end - 1, 0, closer.length, indent + fence)
  else
    edits.after(end - 1, indent + fence)
}

function hideBackticks(token: Token, edits: Edits): void {
  const [first, end] = span(token)
  for (let line = first; line < end; line++) {
    const column = (edits.source[line] ?? '').search(/\S/)
    if (edits.source[line]?.startsWith('```', column))
      edits.cut(line, column, column + 1, '&#96;')
  }
}

/** Indented code becomes fenced code: in Slidev only that shows braces, and backticks or comments, as they are. */
function fenceIndented(token: Token, edits: Edits): void {
  const [first, end] = span(token)
  const content = token.content.split('\n')
  const runs = content.map(line => /^\s*(`+)/.exec(line)?.[1]?.length ?? 0)
  const fence = '`'.repeat(Math.max(3, ...runs.map(run => run + 1)))
  let prefix = ''
  for (let line = first; line < end; line++) {
    const source = edits.source[line] ?? ''
    const text = content[line - first] ?? ''
    const before = source.slice(0, source.length - text.length)
    const kept = before.replace(/(?: {4}| {0,3}\t)$/, '')
    if (line > first) {
      edits.cut(line, kept.length, before.length, '')
      continue
    }
    prefix = kept.replace(/[^>]/g, ' ')
    // A fence before a bullet would take it for code.
    const isOnBullet = prefix !== kept
    edits.cut(line, isOnBullet ? kept.trimEnd().length : kept.length, isOnBullet ? source.length : before.length, '')
    if (isOnBullet)
      edits.after(first, prefix + fence, prefix + text)
    else
      edits.before(first, prefix + fence)
  }
  edits.after(end - 1, prefix + fence)
}

function rewriteUnderlinedHeadings(reading: Reading, edits: Edits): void {
  reading.texts.forEach(({ token: text, place, before: heading }) => {
    if (heading?.type !== 'heading_open' || !/^[-=]/.test(heading.markup))
      return
    const [first, end] = span(heading)
    const start = place(0)
    edits.cut(start.line, start.column, start.column, `${'#'.repeat(Number(heading.tag.slice(1)))} `)
    let at = 0
    text.content.split('\n').forEach((part, index) => {
      if (index > 0)
        edits.join(first + index, place(at).column, ' ')
      at += part.length + 1
    })
    const tail = /(?:^|\s)#+$/.exec(text.content)
    if (tail) {
      const hash = place(text.content.lastIndexOf(tail[0].trim()))
      edits.cut(hash.line, hash.column, hash.column, '\\')
    }
    edits.drop(end - 1)
  })
}

function rewriteInlineCode(reading: Reading, edits: Edits): void {
  reading.texts.forEach(({ token: text, place }) => {
    for (const token of text.children ?? []) {
      const noted = notedSpan(token)
      if (token.type !== 'code_inline' || !noted)
        continue
      const start = place(noted.from)
      const startsLine = token.markup.length > 2 && (edits.source[start.line] ?? '').slice(0, start.column).trim() === ''
      const opensComment = token.content.lastIndexOf('<!--') > token.content.lastIndexOf('-->')
      if (startsLine || opensComment)
        edits.cutSpan(start, place(noted.to), `<code v-pre>${escapeMarkdown(escapeHtml(token.content))}</code>`)
    }
  })
}

/** Text that Markdown shows as it is, wherever it is in a line. */
function escapeMarkdown(html: string): string {
  return html.replace(/[\\`*_[\]~$!|]/g, character => `&#${character.codePointAt(0)};`)
}
