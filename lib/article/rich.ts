/** How a stretch of text is set. */
export type Style = 'strong' | 'em' | 'code' | 'del' | 'math'

/** A stretch of text with one look, and where in the source it starts. */
export interface Piece {
  text: string
  styles: readonly Style[]
  /** Address of the link it is part of; only http, https and mailto, and `cite:` with keys of the bibliography. */
  href?: string
  /** Line of the source, from 1, of its first character. */
  line: number
  /** Id of the footnote whose mark is after it. */
  foot?: string
  /** Last line of the source, where the text has lost its line ends, as that of HTML has. */
  end?: number
}

/** Text with its look: what a paragraph, heading or cell of an article holds. */
export type Rich = readonly Piece[]

/** Words of a heading, where nothing is linked or cited. */
export function unlinked(rich: Rich): Rich {
  const words = rich.filter(({ href }) => !href?.startsWith('cite:'))
  const isCited = words.length < rich.length && words.some(({ text }) => text.trim() !== '')
  return (isCited ? trimRich(words) : rich).map(({ href: _, foot: __, ...piece }) => piece)
}

/** The characters alone, with line ends of the source. */
export function writtenOf(rich: Rich): string {
  return rich.map(({ text }) => text).join('')
}

/** As `writtenOf`, with blanks in the place of line ends. */
export function plainOf(rich: Rich): string {
  return writtenOf(rich).replace(/\n/g, ' ')
}

/** As `plainOf`, with one long word in each formula's place: what divides text must not divide those. */
export function proseOf(rich: Rich): string {
  return rich.map(({ text, styles }) => styles.includes('math') ? 'X'.repeat(text.length) : text.replace(/\n/g, ' ')).join('')
}

/** The part between two offsets of `plainOf`. */
export function sliceRich(rich: Rich, from: number, to = Number.POSITIVE_INFINITY): Rich {
  let at = 0
  const out: Piece[] = []
  for (const piece of rich) {
    const start = Math.max(from - at, 0)
    const end = Math.min(to - at, piece.text.length)
    if (start < end) {
      const { foot, ...rest } = piece
      out.push({ ...rest, ...foot && piece.text.slice(end).trim() === '' && { foot }, text: piece.text.slice(start, end), line: piece.line + linesIn(piece.text.slice(0, start)) })
    }
    at += piece.text.length
  }
  return out
}

/** Without blanks at both ends. */
export function trimRich(rich: Rich): Rich {
  const text = plainOf(rich)
  const start = text.length - text.trimStart().length
  return sliceRich(rich, start, Math.max(start, text.trimEnd().length))
}

/** Names beside each other. */
export function beside(names: readonly Rich[]): Rich {
  return names.flatMap((name, index) => index > 0 ? [{ text: ' · ', styles: [], line: name[0]?.line ?? 0 }, ...name] : name)
}

/** First and last line of the source that the text is on; 0 for text without. */
export function linesOf(rich: Rich): [first: number, last: number] {
  return [rich.length === 0 ? 0 : Math.min(...rich.map(({ line }) => line)), Math.max(0, ...rich.map(piece => piece.end ?? piece.line + linesIn(piece.text)))]
}

/** Text without any look. */
export function textOnly(text: string, line: number): Rich {
  return text === '' ? [] : [{ text, styles: [], line }]
}

function linesIn(text: string): number {
  return text.split('\n').length - 1
}
