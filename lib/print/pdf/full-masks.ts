import type { PDFDocument } from 'pdf-lib'
import { decodePDFRawStream, PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream, PDFStream } from 'pdf-lib'

/**
 * What Chromium paints outside of a shape (letters that a gradient fills) it paints through the shape's mask, inverted
 * by a transfer function, also where the shape is all of the box and nothing is outside. MuPDF knows no transfer
 * functions and covers the letters with a bar; poppler draws the box's edges. Such a mask becomes an empty one.
 *
 * @returns how many did
 */
export function emptyFullMasks(pdf: PDFDocument): number {
  const { context } = pdf
  let emptied = 0
  for (const [, object] of context.enumerateIndirectObjects()) {
    const mask = object instanceof PDFDict ? object.lookup(PDFName.of('SMask')) : undefined
    if (!(mask instanceof PDFDict) || !isInverted(mask))
      continue
    const form = mask.lookup(PDFName.of('G'))
    if (!(form instanceof PDFRawStream) || !isFull(form))
      continue
    const empty = context.stream('', Object.fromEntries(form.dict.entries().filter(([key]) => !/^\/(?:Length|Filter|DecodeParms)$/.test(key.asString())).map(([key, value]) => [key.decodeText(), value])))
    mask.set(PDFName.of('G'), context.register(empty))
    mask.delete(PDFName.of('TR'))
    emptied++
  }
  return emptied
}

function isInverted(mask: PDFDict): boolean {
  const turn = mask.lookup(PDFName.of('TR'))
  return mask.lookup(PDFName.of('S')) === PDFName.of('Alpha') && turn instanceof PDFStream && /^\{\s*1\s+exch\s+sub\s*\}$/.test(textOf(turn).trim())
}

/** A form that is one opaque rectangle over all of its box. */
function isFull(form: PDFRawStream): boolean {
  const box = form.dict.lookup(PDFName.of('BBox'))
  if (!(box instanceof PDFArray))
    return false
  const [left, bottom, right, top] = box.asArray().map(side => side instanceof PDFNumber ? side.asNumber() : Number.NaN)
  const drawn = /^(?:0 0 0 RG 0 0 0 rg\s+)?\/(\w+) gs\s+(\S+) (\S+) (\S+) (\S+) re\s+f$/.exec(textOf(form).trim())
  const [x, y, width, height] = (drawn ?? []).slice(2).map(Number)
  const state = form.dict.lookupMaybe(PDFName.of('Resources'), PDFDict)?.lookupMaybe(PDFName.of('ExtGState'), PDFDict)?.lookup(PDFName.of(drawn?.[1] ?? ''))
  const alpha = state instanceof PDFDict ? state.lookup(PDFName.of('ca')) : undefined
  return x === left && y === bottom && width === right! - left! && height === top! - bottom! && alpha instanceof PDFNumber && alpha.asNumber() === 1
}

function textOf(stream: PDFStream): string {
  const bytes = stream instanceof PDFRawStream ? decodePDFRawStream(stream).decode() : stream.getContents()
  return new TextDecoder('latin1').decode(bytes)
}
