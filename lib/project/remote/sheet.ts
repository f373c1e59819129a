import type { FileKind } from './sniff.ts'

/** An address where a page would ask for it. */
export interface Found {
  /** Absolute, without a fragment: what is fetched. */
  address: string
  kind: FileKind
  /** Offsets of the address as written, without its fragment, in the text it was found in. */
  start: number
  end: number
}

const asked = /(@import\s*)?url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)(\s*format\()?|(@import\s*)(?:"([^"]*)"|'([^']*)')/gi
const font = /\.(?:woff2?|ttf|otf)(?:\?|$)/i

/**
 * What a style sheet takes from elsewhere in turn: faces, pictures, other sheets.
 *
 * @param addressOf what an address as written means; undefined for one that is left alone
 */
export function partsOf(css: string, addressOf: (written: string) => string | undefined): Found[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, comment => ' '.repeat(comment.length))
  return [...plain.matchAll(asked)].flatMap((match): Found[] => {
    const [all, imports, , , , format, importsText] = match
    const written = [match[2], match[3], match[4], match[7], match[8]].find(one => one !== undefined) ?? ''
    const address = addressOf(written)
    if (address === undefined)
      return []
    const bare = written.replace(/#.*$/, '')
    const start = match.index + all.indexOf(written, (imports ?? importsText ?? '').length)
    return [{
      address,
      // Some hosts of faces give their files no ending.
      kind: imports !== undefined || importsText !== undefined ? 'style' : format || font.test(bare) ? 'font' : 'picture',
      start,
      end: start + bare.length,
    }]
  })
}

/** How addresses are seen from a style sheet that another host gave. */
export function seenFrom(sheet: string): (written: string) => string | undefined {
  return (written) => {
    const url = /^(?:#|$)/.test(written) ? null : URL.parse(written, sheet)
    if (!url || !/^https?:$/.test(url.protocol))
      return undefined
    url.hash = ''
    return url.href
  }
}

/** The sheet with other addresses; undefined when one of them has none. */
export function withParts(css: string, from: string, to: (address: string) => string | undefined): string | undefined {
  let text = css
  for (const { address, start, end } of partsOf(css, seenFrom(from)).reverse()) {
    const other = to(address)
    if (other === undefined)
      return undefined
    text = text.slice(0, start) + other + text.slice(end)
  }
  return text
}
