import type { FileKind } from './sniff.ts'

/** An address in a style sheet that another host gave. */
interface Part {
  /** Absolute. */
  address: string
  kind: FileKind
  /** Offsets of the address as written. */
  start: number
  end: number
}

const asked = /(@import\s+)?url\(\s*(?:"([^"]*)"|'([^']*)'|([^"')\s]+))\s*\)(\s*format\()?|(@import\s+)(?:"([^"]*)"|'([^']*)')/gi
const font = /\.(?:woff2?|ttf|otf)(?:[?#]|$)/i

/**
 * What a style sheet takes from elsewhere in turn: faces, pictures, other sheets.
 *
 * @param from the sheet's own address
 */
export function partsOf(css: string, from: string): Part[] {
  const plain = css.replace(/\/\*[\s\S]*?\*\//g, comment => ' '.repeat(comment.length))
  return [...plain.matchAll(asked)].flatMap((match): Part[] => {
    const [all, imports, , , , format, importsText] = match
    const written = [match[2], match[3], match[4], match[7], match[8]].find(one => one !== undefined) ?? ''
    const url = URL.parse(written, from)
    if (!url || !/^https?:$/.test(url.protocol) || written.startsWith('#'))
      return []
    url.hash = ''
    const start = match.index + all.indexOf(written, (imports ?? importsText ?? '').length)
    return [{
      address: url.href,
      kind: imports || importsText ? 'style' : format || font.test(written) ? 'font' : 'picture',
      start,
      end: start + written.replace(/#.*$/, '').length,
    }]
  })
}

/** The sheet with other addresses; undefined when one of them has none. */
export function withParts(css: string, from: string, to: (address: string) => string | undefined): string | undefined {
  let text = css
  for (const { address, start, end } of partsOf(css, from).reverse()) {
    const other = to(address)
    if (other === undefined)
      return undefined
    text = text.slice(0, start) + other + text.slice(end)
  }
  return text
}
