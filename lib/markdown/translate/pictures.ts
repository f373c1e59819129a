import type { Token } from 'markdown-it'
import type { Edits } from './edits.ts'
import type { Reading } from './read-tokens.ts'
import { blockPlace } from './balance-html.ts'
import { besideFile } from './html-tags.ts'
import { notedSpan } from './read-tokens.ts'

const sourceAttribute = /(<(?:img|video|audio|source)\b[^>]*?\s(?:src|poster)\s*=\s*["'])([^"']+)/gi

/** Writes the addresses of pictures beside the file so that Vite takes them from there: `./a.png` for `a.png`. */
export function besideFilePictures(reading: Reading, edits: Edits): void {
  reading.texts.forEach(({ token: text, place }) => {
    for (const token of text.children ?? []) {
      const noted = notedSpan(token)
      if (!noted)
        continue
      const written = text.content.slice(noted.from, noted.to)
      const start = token.type === 'image'
        ? addressAt(token, written)
        : undefined
      if (start !== undefined) {
        const at = place(noted.from + start)
        edits.cut(at.line, at.column, at.column, './')
      }
      if (token.type === 'html_inline') {
        for (const from of htmlAddresses(token.content)) {
          const at = place(noted.from + from)
          edits.cut(at.line, at.column, at.column, './')
        }
      }
    }
  })
  for (const token of reading.tokens) {
    if (token.type !== 'html_block')
      continue
    for (const from of htmlAddresses(token.content)) {
      const at = blockPlace(token, edits.source, from)
      edits.cut(at.line, at.column, at.column, './')
    }
  }
}

/** Where in `![alt](a.png)` the address stands, if it wants `./`. */
function addressAt(token: Token, written: string): number | undefined {
  const address = token.attrGet('src') ?? ''
  if (besideFile(address) === address)
    return undefined
  const match = /\]\(\s*<?/.exec(written.slice(token.content.length + 2))
  return match
    ? token.content.length + 2 + match.index + match[0].length
    : undefined
}

/** Where in a piece of HTML addresses stand that want `./`. */
export function htmlAddresses(html: string): number[] {
  return [...html.matchAll(sourceAttribute)]
    .filter(match => besideFile(match[2] ?? '') !== match[2])
    .map(match => match.index + (match[1]?.length ?? 0))
}
