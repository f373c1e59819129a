import { outsideFences } from './directives.ts'

/** What MathJax finds in a page, too: an environment that stands by itself. */
const environment = /^\s*\\begin\{((?:equation|align|alignat|gather|multline|eqnarray)\*?)\}/

/** `$x$` by Pandoc's rule, `\(x\)` and `\[x\]`, with one backslash or the two that Markdown needs; code goes first, and stays. */
const inline = /(`+)[\s\S]*?\1|(?<![\\\w$])\$(?![\s$])([^$`]*[^\s$`\\])\$(?![\w$])|(?<!\\)(\\{1,2})\(([^`]*?)\3\)|(?<!\\)(\\{1,2})\[([^`]*?)\5\]/g

/** True for TeX, a number alone with it, and not for two prices or a bracket that Markdown shields. */
export function isTex(text: string): boolean {
  return /\\[a-z]|[\^_]/i.test(text) || /^[-−+±]?\d[\d.,]*$/.test(text) || (text.length <= 40 && /[a-z\u0370-\u03FF]/i.test(text) && !/[a-z]{4}/i.test(text))
}

/**
 * Markdown whose formulas are all between `$$`, however the article marks them. Lines keep their numbers; code is left
 * alone, and a `$$` that nothing ends is two plain signs, where the parser would take the rest of the article.
 */
export function markFormulas(markdown: string): string {
  return /\$|\\[([]|\\begin\{/.test(markdown) ? outsideFences(markdown, lines => markLines(lines)) : markdown
}

/** Text of a page, divided where a formula starts and ends. */
export function splitFormulas(text: string): { text: string, isFormula: boolean }[] {
  const parts: { text: string, isFormula: boolean }[] = []
  let at = 0
  let after = ''
  for (const match of text.matchAll(/\$\$([^$]+)\$\$|(?<![\\\w$])\$(?![\s$])([^$]*[^\s$\\])\$(?![\w$])|\\\(([\s\S]*?)\\\)|\\\[([\s\S]*?)\\\]/g)) {
    const formula = match.slice(1).find(part => part !== undefined)!.trim()
    if (formula === '' || (!match[0].startsWith('$$') && !isTex(formula)))
      continue
    // One that stands by itself stands apart from the words around it.
    const blank = /^(?:\$\$|\\\[)/.test(match[0]) ? ' ' : ''
    parts.push({ text: after + text.slice(at, match.index) + blank, isFormula: false }, { text: formula, isFormula: true })
    at = match.index + match[0].length
    after = blank
  }
  return [...parts, { text: after + text.slice(at), isFormula: false }].filter(part => part.text !== '')
}

function markLines(lines: string[]): string[] {
  const out: string[] = []
  for (let at = 0; at < lines.length;) {
    const paragraph = paragraphAt(lines, at)
    const display = /^(?: {4}|\t)/.test(lines[at]!) ? undefined : displayAt(paragraph)
    if (display) {
      out.push(...display)
      at += display.length
      continue
    }
    // Up to the next line that may open a formula of its own.
    const next = paragraph.findIndex((line, index) => index > 0 && opener(line) !== undefined)
    const text = paragraph.slice(0, next < 0 ? undefined : next)
    out.push(...(/^(?: {4}|\t)/.test(lines[at]!) ? text : markInline(text.join('\n')).split('\n')))
    at += text.length
  }
  return out
}

function paragraphAt(lines: readonly string[], at: number): string[] {
  let end = at
  while (end < lines.length && lines[end]!.trim() !== '')
    end++
  return lines.slice(at, Math.max(end, at + 1))
}

/** A line that opens a formula: by what, what it has of it, and what ends it. */
interface Opened { by: 'signs' | 'bracket' | 'environment', first: string, ends: RegExp }

function opener(line: string): Opened | undefined {
  const name = environment.exec(line)?.[1]
  if (name)
    return { by: 'environment', first: line, ends: new RegExp(`\\\\end\\{${name.replace('*', '\\*')}\\}\\s*$`) }
  const [, mark, first = ''] = /^\s*(\$\$|\\{1,2}\[)(.*)$/.exec(line) ?? []
  if (mark === undefined)
    return undefined
  return mark === '$$' ? { by: 'signs', first, ends: /\$\$\s*$/ } : { by: 'bracket', first, ends: /\\{1,2}\]\s*$/ }
}

/** The lines of a formula that stands by itself, as the parser wants them: as many as it has. */
function displayAt(paragraph: readonly string[]): string[] | undefined {
  const opened = opener(paragraph[0]!)
  if (!opened)
    return undefined
  const { by, first, ends } = opened
  // An environment's own ends belong to it.
  const withoutEnd = (line: string): string => by === 'environment' ? line : line.replace(ends, '')
  if (by === 'signs' && withoutEnd(first).includes('$$'))
    return undefined
  // On one line, it is a formula within its paragraph.
  if (ends.test(first)) {
    const formula = withoutEnd(first).trim()
    return formula !== '' && (by === 'signs' || isTex(formula)) ? [`$$${formula}$$`] : undefined
  }
  const last = paragraph.findIndex((line, index) => index > 0 && ends.test(line))
  if (last < 0 || (by === 'signs' && paragraph.slice(1, last).some(line => line.includes('$$'))))
    return by === 'signs' ? [paragraph[0]!.replace('$$', '\\$\\$')] : undefined
  const parts = [first, ...paragraph.slice(1, last), withoutEnd(paragraph[last]!)].map(line => line.trim())
  const joined = (from: number, to?: number): string => parts.slice(from, to).join(' ').trim()
  // Of as many lines as it was, so that it is known where each of its numbers comes from.
  if (parts.length < 3)
    return [`$$${joined(0)}$$`, '<wbr>']
  return ['$$', ...parts.length === 3 ? [joined(0)] : [joined(0, 2), ...parts.slice(2, -2), joined(-2)], '$$']
}

function markInline(text: string): string {
  return text.replace(inline, (whole, _code, signed?: string, _round?: string, round?: string, _square?: string, square?: string) => {
    const formula = signed ?? round ?? square
    if (formula === undefined || formula.trim() === '' || !isTex(formula))
      return whole
    // Line ends at its edges are around it, so that lines keep their numbers.
    const ends = (edge: RegExp): string => '\n'.repeat((edge.exec(formula)?.[0].split('\n').length ?? 1) - 1)
    return `${ends(/^\s*/)}$$${formula.trim()}$$${ends(/\s*$/)}`
  })
}
