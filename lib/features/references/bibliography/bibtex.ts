/** One entry of a BibTeX file: its fields by name, in small letters, as they are written. */
export interface BibEntry {
  type: string
  key: string
  fields: Map<string, string>
  /** Of the "@", from 1. */
  line: number
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Reads BibTeX and BibLaTeX: entries in braces or parentheses, values in braces, quotes or as numbers, `@string` and `#`.
 * What is between entries is a comment, as in BibTeX itself.
 *
 * @returns the entries, and the lines of those that do not end or are no entry
 */
export function readBibtex(text: string): { entries: BibEntry[], faults: { line: number, message: string }[] } {
  const strings = new Map(months.map(name => [name, name]))
  const entries: BibEntry[] = []
  const faults: { line: number, message: string }[] = []
  let line = 1
  let counted = 0
  const lineOf = (at: number): number => {
    for (; counted < at; counted++)
      line += text[counted] === '\n' ? 1 : 0
    return line
  }
  const start = /@\s*([a-z]+)\s*([{(])/gi
  for (let match = start.exec(text); match; match = start.exec(text)) {
    const [, name = '', open] = match
    const type = name.toLowerCase()
    const from = start.lastIndex
    const end = endOf(text, from, open === '{' ? '}' : ')')
    if (end < 0) {
      faults.push({ line: lineOf(match.index), message: `@${name} is never closed` })
      // The next one at the beginning of a line may be whole.
      const next = text.indexOf('\n@', from)
      if (next < 0)
        break
      start.lastIndex = next
      continue
    }
    start.lastIndex = end + 1
    const inside = text.slice(from, end)
    if (type === 'comment' || type === 'preamble')
      continue
    if (type === 'string') {
      for (const [key, value] of readFields(inside, strings))
        strings.set(key, value)
      continue
    }
    const [, key = ''] = /^\s*([^\s,{}"#%~]+)\s*,/.exec(inside) ?? []
    if (key === '')
      faults.push({ line: lineOf(match.index), message: `@${name} has no key` })
    else
      entries.push({ type, key, fields: new Map(readFields(inside.slice(inside.indexOf(',') + 1), strings)), line: lineOf(match.index) })
  }
  return { entries, faults }
}

/** Where the bracket that opened before `from` closes; below 0 where it does not. */
function endOf(text: string, from: number, close: string): number {
  let depth = 0
  let isQuoted = false
  for (let at = from; at < text.length; at++) {
    const character = text[at]!
    if (character === '\\')
      at++
    else if (character === close && depth === 0 && !isQuoted)
      return at
    else if (character === '"' && depth === 0)
      isQuoted = !isQuoted
    else if (character === '{')
      depth++
    else if (character === '}')
      depth--
  }
  return -1
}

function readFields(text: string, strings: ReadonlyMap<string, string>): [string, string][] {
  const fields: [string, string][] = []
  const name = /([\w-]+)\s*=\s*/y
  for (let at = skip(text, 0); at < text.length;) {
    name.lastIndex = at
    const match = name.exec(text)
    if (!match)
      break
    at = name.lastIndex
    let value = ''
    for (;;) {
      const { piece, end } = readPiece(text, at, strings)
      value += piece
      at = end
      const joined = /\s*#\s*/y
      joined.lastIndex = at
      if (!joined.test(text))
        break
      at = joined.lastIndex
    }
    fields.push([match[1]!.toLowerCase(), value])
    at = skip(text, at)
  }
  return fields
}

function readPiece(text: string, at: number, strings: ReadonlyMap<string, string>): { piece: string, end: number } {
  const open = text[at]
  if (open === '{' || open === '"') {
    const end = endOf(text, at + 1, open === '{' ? '}' : '"')
    return end < 0 ? { piece: text.slice(at + 1), end: text.length } : { piece: text.slice(at + 1, end), end: end + 1 }
  }
  const [word = ''] = /^[^\s,#{}"]*/.exec(text.slice(at, at + 200)) ?? []
  return { piece: strings.get(word.toLowerCase()) ?? word, end: at + Math.max(1, word.length) }
}

/** Blanks and commas between fields. */
function skip(text: string, at: number): number {
  while (/[\s,]/.test(text[at] ?? ''))
    at++
  return at
}
