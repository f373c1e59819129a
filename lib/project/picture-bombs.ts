import { Buffer } from 'node:buffer'
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { dashReader } from './picture-dashes.ts'

/** A browser keeps four bytes of each: a gigabyte. */
const mostPixels = 2 ** 28
/** Elements that an SVG draws, each as often as it is referred to: a hundred times a detailed map's. */
const mostDrawn = 5_000_000
/** Elements within elements. */
const deepest = 2000
/** Bytes of an SVG that are read for that. */
const mostText = 20_000_000

/**
 * Why a browser would be at a picture without end, or out of memory: a few kilobytes can say that they are a gigapixel, or
 * that each of ten drawings is the one before, ten times.
 *
 * @param path absolute, of a file
 */
export function pictureBomb(path: string): string | undefined {
  const head = headOf(path)
  if (head === undefined)
    return undefined
  const [width, height] = sizeOf(head)
  if (width * height > mostPixels)
    return `${width} × ${height} pixels large`
  if (!/^(?:\xEF\xBB\xBF)?\s*</.test(head.toString('latin1')) || statSync(path).size > mostText)
    return undefined
  return drawnBy(readFileSync(path, 'utf8')) > mostDrawn ? 'an SVG that draws elements or dashes by the million, by <use>, patterns, filters or stroke-dasharray' : undefined
}

function headOf(path: string): Buffer | undefined {
  try {
    if (!statSync(path).isFile())
      return undefined
    const file = openSync(path, 'r')
    try {
      const head = Buffer.alloc(32)
      return head.subarray(0, readSync(file, head))
    }
    finally {
      closeSync(file)
    }
  }
  catch {
    return undefined
  }
}

/** PNG and GIF say it at their start; JPEG and WebP cannot be so large, or are shrunk while they are read. */
function sizeOf(head: Buffer): [width: number, height: number] {
  const start = head.toString('latin1', 0, 4)
  if (head.length < 24)
    return [0, 0]
  return start === '\x89PNG'
    ? [head.readUInt32BE(16), head.readUInt32BE(20)]
    : start === 'GIF8' ? [head.readUInt16LE(6), head.readUInt16LE(8)] : [0, 0]
}

/** A step of a filter goes over each pixel of what it is put on. */
const stepWeight = 1000

interface Part {
  weight: number
  below: Part[]
  /** Ids. */
  refers: string[]
}

/** `href="#a"`, `fill="url(#a)"`, `style="mask: url(&quot;#a&quot;)"`. */
const reference = /href\s*=\s*["']#([^"']+)|url\(\s*(?:["']|&quot;)?#([^\s"'&)]+)/g

/** How many elements an SVG draws at most: `<use>`, patterns, masks and filters count each time, dashes each by itself, and no circle does. */
export function drawnBy(svg: string): number {
  if (!/<use|url\(|stroke-dasharray/.test(svg))
    return 0
  const top: Part = { weight: 1, below: [], refers: [] }
  const named = new Map<string, Part>()
  const dashes = dashReader(svg)
  const open: { tag: string, part: Part, pattern?: number }[] = [{ tag: '', part: top }]
  for (const [, close, tag = '', attributes = '', empty] of svg.matchAll(/<(\/?)([a-z][\w:-]*)(\s(?:"[^"]*"|'[^']*'|[^"'<>/]|\/(?!>))*)?(\/?)>/gi)) {
    if (close) {
      if (open.length > 1 && open.at(-1)!.tag === tag)
        open.pop()
      continue
    }
    const { count: drawn, pattern } = dashes(tag, attributes, open.at(-1)!.pattern)
    const part: Part = { weight: tag.startsWith('fe') ? stepWeight : 1 + drawn, below: [], refers: tag === 'a' ? [] : [...attributes.matchAll(reference)].map(([, whole, painted]) => whole ?? painted!) }
    const id = attributes.match(/\sid\s*=\s*["']([^"']+)["']/)?.[1]
    if (id !== undefined)
      named.set(id, part)
    open.at(-1)!.part.below.push(part)
    if (!empty)
      open.push({ tag, part, pattern })
  }
  const known = new Map<Part, number>()
  const count = (part: Part, depth: number): number => {
    const before = known.get(part)
    if (before !== undefined)
      return before
    if (depth > deepest)
      return Infinity
    known.set(part, 0)
    const all = [...part.below, ...part.refers.flatMap(id => named.get(id) ?? [])].reduce((sum, each) => sum + count(each, depth + 1), part.weight)
    known.set(part, all)
    return all
  }
  return count(top, 0)
}
