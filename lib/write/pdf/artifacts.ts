import type { PDFDocument } from 'pdf-lib'
import { decodePDFRawStream, PDFArray, PDFName, PDFRawStream } from 'pdf-lib'

/** Operators that begin or continue a path; between them and the painting one no mark may stand. */
const path = new Set([
  'm',
  'l',
  'c',
  'v',
  'y',
  'h',
  're',
  'W',
  'W*',
])
const paintPath = new Set([
  'f',
  'F',
  'f*',
  'S',
  's',
  'B',
  'B*',
  'b',
  'b*',
  'n',
])
const paintAlone = new Set(['Do', 'sh', 'Tj', 'TJ', '\'', '"'])

/** Marks everything painted outside the structure tree as decoration, page by page. */
export function markArtifacts(pdf: PDFDocument): void {
  for (const page of pdf.getPages()) {
    const contents = page.node.lookup(PDFName.of('Contents'))
    const streams = contents instanceof PDFArray
      ? contents.asArray().map(ref => pdf.context.lookup(ref))
      : [contents]
    const bytes = streams.map(stream => stream instanceof PDFRawStream
      ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1')
      : '').join('\n')
    const marked = wrapUnmarked(bytes)
    page.node.set(PDFName.of('Contents'), pdf.context.register(pdf.context.flateStream(Buffer.from(marked, 'latin1'))))
  }
}

/** `re f` outside any mark => `/Artifact BMC re f EMC`. */
export function wrapUnmarked(content: string): string {
  let out = ''
  let from = 0
  let depth = 0
  let start = -1
  let inPath = false
  let operands = -1
  const flush = (to: number): void => {
    out += content.slice(from, to)
    from = to
  }
  for (const token of tokens(content)) {
    if (!token.operator) {
      if (operands < 0)
        operands = token.start
      continue
    }
    const begin = operands < 0
      ? token.start
      : operands
    operands = -1
    if (token.text === 'BMC' || token.text === 'BDC') {
      depth++
    }
    else if (token.text === 'EMC') {
      depth--
    }
    else if (depth === 0 && path.has(token.text)) {
      if (!inPath)
        start = begin
      inPath = true
    }
    else if (depth === 0 && (paintAlone.has(token.text) || (paintPath.has(token.text) && inPath))) {
      if (token.text !== 'n') {
        flush(inPath ? start : begin)
        out += '/Artifact BMC\n'
        flush(token.end)
        out += '\nEMC'
      }
      inPath = false
    }
  }
  flush(content.length)
  return out
}

interface Token { text: string, start: number, end: number, operator: boolean }

/** Splits a content stream; Chromium writes no inline images. */
function* tokens(content: string): Generator<Token> {
  const space = /[\s\0]/
  const end = /[\s\0()<>[\]{}/%]/
  let at = 0
  while (at < content.length) {
    const start = at
    const letter = content[at] as string
    if (space.test(letter)) {
      at++
      continue
    }
    if (letter === '%') {
      while (at < content.length && content[at] !== '\n' && content[at] !== '\r')
        at++
      continue
    }
    if (letter === '(') {
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
      yield {
        text: '',
        start,
        end: at,
        operator: false,
      }
      continue
    }
    if ('<>[]{}'.includes(letter)) {
      at++
      yield {
        text: letter,
        start,
        end: at,
        operator: false,
      }
      continue
    }
    at++
    while (at < content.length && !end.test(content[at] as string))
      at++
    const text = content.slice(start, at)
    yield {
      text,
      start,
      end: at,
      operator: /^[a-z'"]/i.test(text) && text !== 'true' && text !== 'false' && text !== 'null',
    }
  }
}
