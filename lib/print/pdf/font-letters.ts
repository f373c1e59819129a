import type { PDFContext, PDFObject } from 'pdf-lib'
import { PDFArray, PDFDict, PDFName, PDFRawStream } from 'pdf-lib'
import { decodeStream } from './read/content.ts'

/** What single letters of a font are. */
interface Letters {
  /** What all its letters have in common, apart from what its dictionaries say. */
  common: string
  /** All that a reader may make of one letter: its outline, its widths, and what it means. */
  letter: (code: number) => string
}

/** A font of which a page may show some letters and not others. */
export interface FontLetters extends Letters {
  /** Where it is described. */
  dictionaries: PDFDict[]
}

/** Entries of a font's dictionaries that say something of single letters. */
export const ofLetters: ReadonlySet<string> = new Set(['W', 'DW', 'FontFile2', 'ToUnicode'])

/** Tables of instructions for all letters; with those of outlines and widths they are what a reader needs of a file whose codes are numbers of outlines (ISO 32000-1, 9.9). */
const instructions = ['cvt ', 'fpgm', 'prep', 'gasp']

/**
 * Chromium's fonts hold what a file shows, so that a letter which is new on one page changes the font of all.
 *
 * @param font of Type 0
 * @returns undefined for a font of another kind than Chromium makes of TrueType: its codes are not numbers of outlines
 */
export function lettersOf(font: PDFDict, context: PDFContext): FontLetters | undefined {
  const get = (dict: PDFDict | undefined, name: string): PDFObject | undefined => dict?.lookup(PDFName.of(name))
  const kids = get(font, 'DescendantFonts')
  const kid = kids instanceof PDFArray ? context.lookupMaybe(kids.get(0), PDFDict) : undefined
  const descriptor = get(kid, 'FontDescriptor')
  const program = descriptor instanceof PDFDict ? get(descriptor, 'FontFile2') : undefined
  if (!kid || !(descriptor instanceof PDFDict) || get(font, 'Encoding') !== PDFName.of('Identity-H') || get(kid, 'CIDToGIDMap') !== PDFName.of('Identity') || !(program instanceof PDFRawStream))
    return undefined
  const outlines = readOutlines(decodeStream(program))
  const widths = readWidths(get(kid, 'W'))
  const usual = String(get(kid, 'DW') ?? 1000)
  const meaning = get(font, 'ToUnicode')
  const meanings = meaning instanceof PDFRawStream ? readMeanings(decodeStream(meaning).toString('latin1')) : undefined
  if (!outlines || !meanings)
    return undefined
  return { dictionaries: [font, kid, descriptor], common: outlines.common, letter: code => `${outlines.letter(code)} ${widths.get(code) ?? usual} ${meanings.get(code) ?? ''}` }
}

/** Bits of a composite outline's part: how its place and its size are written, and whether another part follows. */
const [wide, scaled, more, scaledTwice, turned] = [0x01, 0x08, 0x20, 0x40, 0x80]

/** @returns undefined for what is no TrueType font */
function readOutlines(file: Buffer): Letters | undefined {
  const listed = file.length < 12 ? 0 : file.readUInt16BE(4)
  if (file.length < 12 + 16 * listed)
    return undefined
  const tables = new Map(Array.from({ length: listed }, (_, no) => {
    const entry = 12 + 16 * no
    const start = file.readUInt32BE(entry + 8)
    return [file.toString('latin1', entry, entry + 4), file.subarray(start, start + file.readUInt32BE(entry + 12))]
  }))
  const [head, hhea, hmtx, loca, glyf] = ['head', 'hhea', 'hmtx', 'loca', 'glyf'].map(name => tables.get(name))
  if (!head || !hhea || !hmtx || !loca || !glyf || head.length < 54 || hhea.length < 36)
    return undefined
  const isLong = head.readInt16BE(50) === 1
  const metrics = hhea.readUInt16BE(34)
  const count = loca.length / (isLong ? 4 : 2) - 1
  const start = (no: number): number => isLong ? loca.readUInt32BE(4 * no) : 2 * loca.readUInt16BE(2 * no)
  const outline = (no: number, depth = 0): string => {
    if (no >= count)
      return 'none'
    const bytes = glyf.subarray(start(no), start(no + 1))
    const isComposite = bytes.length > 1 && bytes.readInt16BE(0) < 0 && depth < 8
    return [bytes.toString('base64'), ...isComposite ? partsOf(bytes).map(part => outline(part, depth + 1)) : []].join('+')
  }
  const metric = (no: number): string => no < metrics
    ? hmtx.toString('hex', 4 * no, 4 * no + 4)
    : hmtx.toString('hex', 4 * metrics - 4, 4 * metrics - 2) + hmtx.toString('hex', 2 * metrics + 2 * no, 2 * metrics + 2 * no + 2)
  return {
    // How it is set, and in which units.
    common: [head.toString('hex', 16, 20), ...instructions.map(name => tables.get(name)?.toString('base64') ?? '')].join(' '),
    letter: code => `${outline(code)} ${metric(code)}`,
  }
}

/** Numbers of the outlines that a composite one is put together from. */
function partsOf(outline: Buffer): number[] {
  const parts: number[] = []
  for (let at = 10, flags = more; flags & more && at + 4 <= outline.length;) {
    flags = outline.readUInt16BE(at)
    parts.push(outline.readUInt16BE(at + 2))
    at += 4 + (flags & wide ? 4 : 2) + (flags & scaled ? 2 : flags & scaledTwice ? 4 : flags & turned ? 8 : 0)
  }
  return parts
}

/** `[3 [500 520] 7 9 600]` => widths of 3, 4, 7, 8 and 9. */
function readWidths(list: PDFObject | undefined): Map<number, string> {
  const widths = new Map<number, string>()
  const items = list instanceof PDFArray ? list.asArray() : []
  for (let at = 0; at + 1 < items.length;) {
    const [from, next, width] = [Number(String(items[at])), items[at + 1], items[at + 2]]
    if (next instanceof PDFArray) {
      next.asArray().forEach((each, index) => widths.set(from + index, String(each)))
      at += 2
    }
    else {
      const to = Number(String(next))
      for (let code = from; code <= to; code++)
        widths.set(code, String(width))
      at += 3
    }
  }
  return widths
}

const section = /begin(bfchar|bfrange)([\s\S]*?)end\1/g
const hex = /<([0-9a-f\s]*)>/gi

/** @returns undefined for what says more than letters of their own, and ranges of letters that follow each other */
function readMeanings(map: string): Map<number, string> | undefined {
  const meanings = new Map<number, string>()
  for (const [, kind, body = ''] of map.matchAll(section)) {
    if (body.includes('['))
      return undefined
    const words = [...body.matchAll(hex)].map(([, word = '']) => word)
    for (let at = 0; at < words.length; at += kind === 'bfchar' ? 2 : 3) {
      const from = Number.parseInt(words[at]!, 16)
      const to = kind === 'bfchar' ? from : Number.parseInt(words[at + 1]!, 16)
      const said = (words[at + (kind === 'bfchar' ? 1 : 2)] ?? '').toLowerCase()
      for (let code = from; code <= to; code++)
        meanings.set(code, said.slice(0, -4) + (Number.parseInt(said.slice(-4), 16) + code - from).toString(16).padStart(4, '0'))
    }
  }
  return meanings
}
