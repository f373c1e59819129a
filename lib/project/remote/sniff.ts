import type { Buffer } from 'node:buffer'

/** What a file can be used as. */
export type FileKind = 'picture' | 'media' | 'text' | 'font' | 'style'

/** A file's kind and the ending of its name, as its bytes have them. */
export interface Sniffed {
  kind: FileKind
  ending: string
}

type Form = [ending: string, kind: FileKind, start: string | RegExp, isWhole?: (bytes: Buffer) => boolean]

const riffWhole = (bytes: Buffer): boolean => bytes.readUInt32LE(4) + 8 <= bytes.length

/** First bytes, as Latin-1, and the end that a whole file has (WHATWG MIME Sniffing; PNG, JFIF, RIFF, WOFF2). */
const forms: Form[] = [
  ['png', 'picture', '\x89PNG\r\n\x1A\n', bytes => bytes.subarray(-12).includes('IEND')],
  ['jpg', 'picture', '\xFF\xD8\xFF', bytes => bytes.includes('\xFF\xD9', 2, 'latin1')],
  ['gif', 'picture', /^GIF8[79]a/, bytes => bytes.subarray(-64).includes(0x3B)],
  ['webp', 'picture', /^RIFF[\s\S]{4}WEBP/, riffWhole],
  ['avif', 'picture', /^[\s\S]{4}ftypavi[fs]/],
  ['ico', 'picture', '\0\0\x01\0'],
  ['bmp', 'picture', /^BM[\s\S]{4}\0{4}/],
  ['woff2', 'font', 'wOF2', bytes => bytes.readUInt32BE(8) <= bytes.length],
  ['woff', 'font', 'wOFF', bytes => bytes.readUInt32BE(8) <= bytes.length],
  ['ttf', 'font', '\0\x01\0\0'],
  ['ttf', 'font', 'true'],
  ['otf', 'font', 'OTTO'],
  ['mp4', 'media', /^[\s\S]{4}ftyp/],
  ['webm', 'media', '\x1A\x45\xDF\xA3'],
  ['ogg', 'media', 'OggS'],
  ['wav', 'media', /^RIFF[\s\S]{4}WAVE/, riffWhole],
  ['flac', 'media', 'fLaC'],
  ['vtt', 'text', /^(?:\xEF\xBB\xBF)?WEBVTT\s/],
  ['mp3', 'media', /^(?:ID3|\xFF[\xE2-\xFB])/],
]

/** What may come before an SVG's root element (XML 1.0, 2.8), a piece at a time. */
const beforeSvg = [/^\uFEFF/, /^\s+/, /^<\?[^>]*>/, /^<!--[\s\S]*?-->/, /^<!DOCTYPE\s+svg[^>[]*>/i, /^<!DOCTYPE\s+svg[^>[]*\[[^\]]*\]\s*>/i]

/**
 * What a file is by its bytes, whatever its host calls it.
 *
 * @returns undefined for anything that is no picture, film, sound, subtitles or font, and for one that ends too early
 */
export function sniff(bytes: Buffer): Sniffed | undefined {
  const start = bytes.toString('latin1', 0, 64)
  const form = forms.find(([, , begins]) => typeof begins === 'string' ? start.startsWith(begins) : begins.test(start))
  if (form) {
    const [ending, kind, , isWhole] = form
    return bytes.length > 12 && (isWhole?.(bytes) ?? true) ? { kind, ending } : undefined
  }
  return isSvg(bytes) ? { kind: 'picture', ending: 'svg' } : undefined
}

function isSvg(bytes: Buffer): boolean {
  let text = bytes.toString('utf8')
  for (let piece = pieceBefore(text); piece > 0; piece = pieceBefore(text))
    text = text.slice(piece)
  return /^<svg[\s>]/i.test(text) && /<\/svg\s*>|^<svg[^>]*\/>/.test(text)
}

function pieceBefore(text: string): number {
  return beforeSvg.map(form => form.exec(text)?.[0].length ?? 0).find(length => length > 0) ?? 0
}

/** What of an SVG would run where somebody opens the file itself; undefined where nothing would. */
export function activeInSvg(xml: string): string | undefined {
  const text = xml.replace(/&#(x?)([\da-f]+);/gi, (_, hex: string, digits: string) => String.fromCodePoint(Math.min(Number.parseInt(digits, hex ? 16 : 10) || 0, 0x10FFFF)))
  // A value may contain ">", and never "<".
  const withoutValues = text.replace(/"[^"<]*"|'[^'<]*'/g, '""')
  const forms: [what: string, form: RegExp, where?: string][] = [
    ['a script', /<(?:\w+:)?script[\s/>]/i],
    ['an event handler', /<[^<>]*\son[a-z]+\s*=/i, withoutValues],
    ['a javascript: address', /=\s*(?:["'](?:[^"'<]*;)?\s*)?j\s*a\s*v\s*a\s*s\s*c\s*r\s*i\s*p\s*t\s*:/i],
    ['a foreign document', /<(?:\w+:)?(?:iframe|object|embed)[\s/>]/i],
    ['a style sheet that makes another document of it', /<\?xml-stylesheet[^>]*xsl/i],
    ['an entity of its own', /<!ENTITY/i],
  ]
  return forms.find(([, form, where = text]) => form.test(where))?.[0]
}
