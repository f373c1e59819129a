import type { Remark } from '../article.ts'

/** A text without what its pages have around it, of as many lines. */
export interface Pages {
  lines: string[]
  /** Lines, from 0, that are empty since a page ends there within a sentence. */
  within: Set<number>
  /** What the head of its pages calls it, with its line from 1. */
  title?: { text: string, line: number }
  /** Blanks before most lines, which say nothing, and are gone from all that have them. */
  indent: number
  remarks: Remark[]
}

const manual = /^[\w.:+-]+\(\d\w{0,3}\)$/

/** What is on one line with wide gaps: at its start, in the middle, at its end. */
function partsOf(line: string): string[] {
  return line.trim().split(/\s{2,}/)
}

/** `de Jong                         [Page 2]` */
function isFoot(line: string): boolean {
  return /\[Page \w+\]$/.test(line.trimEnd())
}

/** `Internet-Draft        remoteStorage        December 2014`, `RFC 9110   HTTP Semantics   June 2022` */
function isHead(line: string): boolean {
  return /^\S/.test(line) && partsOf(line).length > 2 && /\d{4}$/.test(line.trimEnd())
}

/** `GREP(1)    User Commands    GREP(1)` */
function manualHead(line: string): string | undefined {
  const parts = partsOf(line)
  const [name = ''] = parts
  return parts.length > 1 && manual.test(name) && parts.at(-1) === name ? name : undefined
}

/** `GNU grep 3.8        2022-09-02        GREP(1)` */
function isManualFoot(line: string): boolean {
  const [, middle = '', name = ''] = partsOf(line)
  return /\d/.test(middle) && manual.test(name)
}

/** Takes the heads and feet of pages out of a text, as RFCs and manual pages have them, and the margin of the whole. */
export function withoutPages(source: readonly string[]): Pages {
  const lines = [...source]
  const remarks: Remark[] = []
  const gone = new Set<number>()
  const drop = (index: number): void => {
    gone.add(index)
    remarks.push({ kind: 'left out', text: `head or foot of a page: "${source[index]!.replace(/\s+/g, ' ').trim().slice(0, 60)}"`, line: index + 1, end: index + 1 })
    lines[index] = ''
  }
  let title: Pages['title']
  source.forEach((line, index) => {
    const name = manualHead(line)
    if (name !== undefined) {
      title ??= { text: name, line: index + 1 }
      drop(index)
    }
    else if (isFoot(line)) {
      drop(index)
      const head = source.findIndex((next, at) => at > index && next.trim() !== '')
      if (head > 0 && head - index < 6 && isHead(source[head]!))
        drop(head)
    }
    else if (title && isManualFoot(line)) {
      drop(index)
    }
  })
  // Above the first page's text: series, authors and date, at both margins.
  const start = source.findIndex(line => line.trim() !== '')
  if (source.some(isFoot) && partsOf(source[start]!).length > 1) {
    for (let index = start; source[index]?.trim(); index++)
      drop(index)
  }
  return { ...dedent(lines), within: withinSentences(lines, gone), ...title && { title }, remarks }
}

/** Empty lines around the edges of pages, where what follows goes on in small letters. */
function withinSentences(lines: readonly string[], gone: ReadonlySet<number>): Set<number> {
  const within = new Set<number>()
  for (const index of gone) {
    const isText = (line: string): boolean => line.trim() !== ''
    const before = lines.slice(0, index).findLastIndex(isText)
    const after = lines.findIndex((line, at) => at > index && isText(line))
    if (before >= 0 && after > 0 && !/[.!?:;]["')\]]?\s*$/.test(lines[before]!) && /^\s*[\p{Ll}(]/u.test(lines[after]!)) {
      for (let at = before + 1; at < after; at++)
        within.add(at)
    }
  }
  return within
}

function dedent(lines: string[]): Pick<Pages, 'lines' | 'indent'> {
  const full = lines.filter(line => line.trim() !== '')
  const widths = full.map(line => line.length - line.trimStart().length)
  const counts = new Map<number, number>()
  widths.forEach(width => counts.set(width, (counts.get(width) ?? 0) + 1))
  const [indent = 0] = [...counts].sort(([, one], [, other]) => other - one)[0] ?? []
  const isMargin = indent > 1 && widths.filter(width => width >= indent).length > full.length * 0.6
  return isMargin ? { lines: lines.map(line => line.startsWith(' '.repeat(indent)) ? line.slice(indent) : line), indent } : { lines, indent: 0 }
}
