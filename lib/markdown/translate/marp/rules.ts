import type { StateBlock, StateInline } from 'markdown-it'
import type MarkdownIt from 'markdown-it'
import { noted } from '../read-tokens.ts'

/**
 * Marp's own syntax for markdown-it, after Marpit's `src/markdown/{comment,style/parse}.js` and Marp Core's
 * `src/math/math.ts`: comments and `<style>` are tokens of their own, mathematics is no text. Braces that Vue would
 * take for an expression become a token too, so that the translation knows where they stand.
 */
export function useMarp(md: MarkdownIt): void {
  md.block.ruler.before('html_block', 'marp_comment', wholeLines('marp_comment', /^<!--/, /-->/))
  md.block.ruler.before('html_block', 'marp_style', wholeLines('marp_style', /^<style(?=\s|>|$)/i, /<\/style>/i))
  md.block.ruler.after('blockquote', 'marp_math', mathBlock, { alt: ['paragraph', 'reference', 'blockquote', 'list'] })
  md.inline.ruler.before('html_inline', 'marp_comment', noted(inlineComment))
  md.inline.ruler.before('escape', 'marp_braces', noted(braces))
  md.inline.ruler.after('escape', 'marp_math', noted(inlineMath))
}

/** A block from a line that matches `start` to the line that matches `end`, both whole. */
function wholeLines(type: string, start: RegExp, end: RegExp) {
  return (state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean => {
    const text = (line: number): string => state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line])
    if (!start.test(text(startLine)))
      return false
    if (silent)
      return true
    let next = startLine + 1
    if (!end.test(text(startLine))) {
      while (next < endLine && (state.sCount[next] ?? 0) >= state.blkIndent) {
        next++
        if (end.test(text(next - 1)))
          break
      }
    }
    state.line = next
    const token = state.push(type, '', 0)
    token.map = [startLine, next]
    token.content = state.getLines(startLine, next, state.blkIndent, true)
    return true
  }
}

function mathBlock(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const text = (line: number): string => state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]).trim()
  const first = text(startLine)
  if (!first.startsWith('$$'))
    return false
  if (silent)
    return true
  let next = startLine + 1
  if (!(first.slice(2).endsWith('$$'))) {
    while (next < endLine && !(text(next) !== '' && (state.tShift[next] ?? 0) < state.blkIndent)) {
      next++
      if (text(next - 1).endsWith('$$'))
        break
    }
  }
  state.line = next
  const token = state.push('marp_math_block', '', 0)
  token.map = [startLine, next]
  token.content = state.getLines(startLine, next, state.blkIndent, true)
  return true
}

function inlineComment(state: StateInline, silent: boolean): boolean {
  const match = state.src.startsWith('<!--', state.pos) && /^<!-{2}[\s\S]*?-{2}>/.exec(state.src.slice(state.pos))
  if (!match)
    return false
  if (!silent)
    state.push('marp_comment', '', 0).content = match[0]
  state.pos += match[0].length
  return true
}

/** `{{`, with or without backslashes: Markdown drops them, and Vue would find the braces. */
function braces(state: StateInline, silent: boolean): boolean {
  const match = /^\\?\{\\?\{/.exec(state.src.slice(state.pos, state.pos + 4))
  if (!match)
    return false
  if (!silent)
    state.push('marp_braces', '', 0).content = '{{'
  state.pos += match[0].length
  return true
}

function inlineMath(state: StateInline, silent: boolean): boolean {
  const { src, pos } = state
  if (src[pos] !== '$' || /^[ \t]/.test(src[pos + 1] ?? ' '))
    return false
  for (let end = src.indexOf('$', pos + 1); end >= 0; end = src.indexOf('$', end + 1)) {
    const escapes = /\\*$/.exec(src.slice(pos, end))?.[0].length ?? 0
    if (escapes % 2 === 1)
      continue
    if (end === pos + 1 || /[ \t]/.test(src[end - 1] ?? '') || /\d/.test(src[end + 1] ?? ''))
      return false
    if (!silent)
      state.push('marp_math', '', 0).content = src.slice(pos + 1, end)
    state.pos = end + 1
    return true
  }
  return false
}
