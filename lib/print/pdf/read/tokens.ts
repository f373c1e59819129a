/** A word of a content stream, and where it is. */
export interface Token {
  /** Empty for a string in round brackets, `<0a1f>` for one in angle brackets. */
  text: string
  start: number
  end: number
  operator: boolean
}

/** Space or comment, string in either spelling, bracket, word; Chromium writes no inline images. */
const token = /(?:[\s\0]|%[^\r\n]*)+|(\()|<[\da-f\s]*>|[<>[\]{})]|[^\s\0()<>[\]{}/%]+|\/[^\s\0()<>[\]{}/%]*/iy

/** Splits a content stream. */
export function* tokens(content: string): Generator<Token> {
  for (let at = 0; at < content.length;) {
    token.lastIndex = at
    const [text = '', opens] = token.exec(content) ?? []
    const start = at
    at = opens
      ? stringEnd(content, at)
      : at + Math.max(1, text.length)
    if (/^[\s\0%]/.test(text))
      continue
    yield {
      text: opens
        ? ''
        : text,
      start,
      end: at,
      operator: /^[a-z'"]/i.test(text) && text !== 'true' && text !== 'false' && text !== 'null',
    }
  }
}

/** Where the string that opens at `at` is over: brackets may nest, and a backslash protects one. */
function stringEnd(content: string, at: number): number {
  let level = 0
  do {
    if (content[at] === '\\')
      at++
    else if (content[at] === '(')
      level++
    else if (content[at] === ')')
      level--
    at++
  } while (level > 0 && at < content.length)
  return at
}
