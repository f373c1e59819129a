import type { Lines } from '../../markdown/read-trace.ts'
import { fromHtml } from 'hast-util-from-html'
import { textOf } from '../read/elements.ts'
import { lowered, raised } from '../text/raised.ts'
import { bare } from './bare.ts'

/** The words of some lines of an article, marks and tags taken out in each way that they may be in a word. */
export function wordsOfLines(lines: readonly string[], ranges: readonly Lines[]): string {
  const text = ranges.map(([line, end]) => lines.slice(line - 1, end).join('\n')).join('\n')
  const decoded = /[<&]/.test(text) ? textOf(fromHtml(text, { fragment: true })) : text
  const shifted = text.replace(/<(su[pb])\b[^>]*>(.*?)<\/\1>/gis, (_, name: string, inner: string) => (name.toLowerCase() === 'sup' ? raised : lowered)(inner.replace(/<[^>]*>/g, ''))).replace(/<[^>]*>/g, '')
  return [text, shifted, text.replaceAll('[@', '@'), text.replace(/(?<=\d)~(?=\d)/g, ' '), text.replace(/<[^>]*>|[*_`~\\]/g, ''), decoded, decoded.replace(/[*_`~\\]/g, '')].map(each => bare(each).toLowerCase()).join(' ')
}

/** Where a page begins another line, whatever its source does: code often shares a line of it with the numbers beside it. */
const breaks = /<(?:br|\/?(?:blockquote|dd|div|dt|figure|h[1-6]|li|p|pre|t[dhr]))\b[^>]*>/gi

/** The lines themselves, blanks at both ends taken off: what code is compared with. */
export function codeOfLines(lines: readonly string[], ranges: readonly Lines[]): Set<string> {
  const text = ranges.flatMap(([line, end]) => lines.slice(line - 1, end)).join('\n')
  const decoded = /[<&]/.test(text) ? textOf(fromHtml(text.replace(breaks, '\n'), { fragment: true })) : text
  // Code within a quotation has the quotation's mark before each line.
  return new Set([text, decoded, text.replace(/^(?:[ \t]*>)+/gm, '')].flatMap(each => each.split('\n')).map(squeeze))
}

export function squeeze(line: string): string {
  return line.replace(/\s+/g, ' ').trim()
}
