import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { editAttribute, editMarkup } from '../../print/markup.ts'

const types: Record<string, string> = {
  '.avif': 'image/avif',
  '.gif': 'image/gif',
  '.ico': 'image/x-icon',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Elements whose address is a picture that the page shows; other addresses are only followed. */
const shown = new Set(['img', 'image', 'feImage'])

/** How the addresses of a page become such that need no other file. */
export interface InlineOptions {
  /** Absolute path of the file that an address relative to the deck's folder stands for. */
  fileOf: (address: string) => string
  /** Ids that links may lead to. */
  present: ReadonlySet<string>
  /** Absolute address of the published deck, with a final slash, when it is known. */
  publicUrl?: string
}

/**
 * Puts pictures into the page as `data:` addresses. A link to another page of the site leads to where it is
 * published; a link that would lead nowhere loses its address and stays as words.
 *
 * @param html as a browser serialises it: attributes in double quotes
 * @returns the HTML, and the pictures that no file was found for
 */
export function inlineAddresses(html: string, options: InlineOptions): { html: string, missing: string[] } {
  const missing: string[] = []
  const inlined = editMarkup(html, element => ['href', 'src'].forEach(key => editAttribute(element, key, (address) => {
    if (shown.has(element.tagName)) {
      if (/^(?:data:|#)/.test(address))
        return address
      const url = dataUrl(options.fileOf(address))
      if (!url)
        missing.push(address)
      return url ?? ''
    }
    if (address.startsWith('#'))
      return element.tagName !== 'a' || options.present.has(address.slice(1)) ? address : undefined
    if (/^[a-z][a-z\d+.-]*:/i.test(address))
      return address
    return options.publicUrl && new URL(address, options.publicUrl).href
  })))
  return { html: inlined, missing }
}

/** A file's content as an address; undefined when there is no such file, or it is no picture. */
function dataUrl(file: string): string | undefined {
  const type = types[extname(file).toLowerCase()]
  try {
    return type && `data:${type};base64,${readFileSync(file).toString('base64')}`
  }
  catch {
    return undefined
  }
}
