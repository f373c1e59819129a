import type { Token } from 'markdown-it'
import type { Edits } from './edits.ts'
import type { Reading } from './read-tokens.ts'
import { readHtml } from '../html.ts'
import { blockPlace } from './balance-html.ts'
import { besideFile } from './html-tags.ts'
import { notedSpan } from './read-tokens.ts'

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
function htmlAddresses(html: string): number[] {
  return readHtml(html).tags.filter(({ name }) => /^(?:img|video|audio|source)$/i.test(name)).flatMap(({ attributes, places }) => ['src', 'poster'].flatMap((name) => {
    const [from, to] = places[name] ?? [0, 0]
    const value = /=\s*["']?/.exec(html.slice(from, to))
    return value === null || besideFile(attributes[name] ?? '') === attributes[name] ? [] : [from + value.index + value[0].length]
  }))
}
