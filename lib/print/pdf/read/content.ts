import type { PDFPage } from 'pdf-lib'
import { inflateSync } from 'node:zlib'
import { decodePDFRawStream, PDFArray, PDFName, PDFRawStream } from 'pdf-lib'

/** A page's operators as text, a byte a letter; empty for a page without any. */
export function pageContent(page: PDFPage): string {
  const contents = page.node.lookup(PDFName.of('Contents'))
  const streams = contents instanceof PDFArray
    ? contents.asArray().map(ref => page.doc.context.lookup(ref))
    : [contents]
  return streams.map(stream => stream instanceof PDFRawStream
    ? decodeStream(stream).toString('latin1')
    : '').join('\n')
}

/** What a stream holds, unpacked. */
export function decodeStream(stream: PDFRawStream): Buffer {
  const isPlainFlate = stream.dict.get(PDFName.of('Filter')) === PDFName.of('FlateDecode') && !stream.dict.has(PDFName.of('DecodeParms'))
  return isPlainFlate
    ? inflateSync(stream.contents)
    : Buffer.from(decodePDFRawStream(stream).decode())
}

/**
 * Faults of a page's content: things painted that are neither tagged nor marked as decoration, or tagged with a
 * number that the structure does not know.
 *
 * @param known numbers of marked content that the structure holds
 */
export function unmarkedPaint(page: PDFPage, known: ReadonlySet<number>): string[] {
  const content = pageContent(page)
  const lost = [...content.matchAll(/\/MCID\s+(\d+)/g)].map(([, mark]) => Number(mark)).filter(mark => !known.has(mark))
  return [
    ...unmarked(content),
    ...lost.length > 0 ? [`${lost.length} tagged things are not in the structure`] : [],
  ]
}

/** `re f` outside `BDC … EMC` => one fault. */
export function unmarked(content: string): string[] {
  let depth = 0
  let path = false
  let count = 0
  // Strings may hold anything, so they go first.
  const words = content.replace(/\((?:\\[\s\S]|[^\\()])*\)/g, ' () ').replace(/<[0-9a-f\s]*>/gi, '<>').split(/[\s[\]<>]+/)
  for (const word of words) {
    if (word === 'BDC' || word === 'BMC') {
      depth++
    }
    else if (word === 'EMC') {
      depth--
    }
    else if (['re', 'm'].includes(word)) {
      path = true
    }
    else if (word === 'n') {
      path = false
    }
    else if (depth === 0 && (['Do', 'sh', 'Tj', 'TJ'].includes(word) || (path && [
      'f',
      'F',
      'f*',
      'S',
      's',
      'B',
      'B*',
      'b',
      'b*',
    ].includes(word)))) {
      count++
    }
  }
  return [
    ...count > 0
      ? [`${count} painted things are neither tagged nor marked as decoration`]
      : [],
    ...depth !== 0
      ? ['marks are opened and never closed']
      : [],
  ]
}
