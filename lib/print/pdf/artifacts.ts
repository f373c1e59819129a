import type { PDFDocument } from 'pdf-lib'
import { deflateSync } from 'node:zlib'
import { PDFName, PDFRawStream, PDFRef } from 'pdf-lib'
import { pageContent } from './read/content.ts'
import { tokens } from './read/tokens.ts'

/** Operators that begin or continue a path; between them and the painting one no mark may stand. */
const path = new Set(['m', 'l', 'c', 'v', 'y', 'h', 're', 'W', 'W*'])
const paintPath = new Set(['f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'b*', 'n'])
const paintAlone = new Set(['Do', 'sh', 'Tj', 'TJ', '\'', '"'])

/** Marks everything painted outside the structure tree as decoration, page by page. */
export function markArtifacts(pdf: PDFDocument): void {
  for (const page of pdf.getPages()) {
    const old = page.node.get(PDFName.of('Contents'))
    // Packed by Node: pdf-lib's own compressor is JavaScript.
    const bytes = deflateSync(Buffer.from(wrapUnmarked(pageContent(page)), 'latin1'))
    const stream = PDFRawStream.of(pdf.context.obj({ Filter: 'FlateDecode', Length: bytes.length }), bytes)
    page.node.set(PDFName.of('Contents'), pdf.context.register(stream))
    // What no page refers to any more would be saved all the same.
    if (old instanceof PDFRef)
      pdf.context.delete(old)
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
