import { Buffer } from 'node:buffer'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'

/** A file of a built site that holds what nobody published. */
export interface Leak {
  /** What was found, in the words of the search. */
  what: string
  /** Path below the site. */
  file: string
}

/**
 * Looks for secrets in every file of a built site, and for source maps, which hold whatever the sources hold.
 * Words on PDF pages are numbers of glyphs, which only a PDF reader turns into letters: those it does not find.
 *
 * @param secrets what to look for, by a name
 */
export function findLeaks(site: string, secrets: Record<string, string>): Leak[] {
  return filesOf(site).flatMap((file) => {
    const bytes = readable(join(site, file))
    const found = Object.entries(secrets).filter(([, secret]) => holds(bytes, secret)).map(([what]) => what)
    if (file.endsWith('.map') || holds(bytes, 'sourceMappingURL=data'))
      found.push('a source map')
    return found.map(what => ({ what, file }))
  })
}

/** Paths of the files below the site, in order. */
export function filesOf(site: string): string[] {
  return readdirSync(site, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name).slice(site.length + 1))
    .sort()
}

/** A file's bytes, and for a PDF also what its compressed streams hold. */
export function readable(file: string): Buffer {
  const bytes = readFileSync(file)
  return file.endsWith('.pdf')
    ? Buffer.concat([bytes, ...inflated(bytes)])
    : bytes
}

/** Plain, as titles stand in PDFs (two bytes a letter, in hex or not), or inside an address. */
function holds(bytes: Buffer, text: string): boolean {
  const wide = Buffer.from(text, 'utf16le').swap16()
  return [text, wide, wide.toString('hex').toUpperCase(), wide.toString('hex'), encodeURIComponent(text)].some(form => bytes.includes(form))
}

function inflated(pdf: Buffer): Buffer[] {
  return [...pdf.toString('latin1').matchAll(/stream\r?\n/g)].flatMap(({ index, 0: mark }) => {
    try {
      return [inflateSync(pdf.subarray(index + mark.length), { finishFlush: 2 })]
    }
    catch {
      return []
    }
  })
}
