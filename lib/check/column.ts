/** Words of a sentence that quote the source: `"picture.png"`, `<VClik>`, `::rigth::`. */
const quotes = /"([^"\n]+)"|(<[/\w-][^>\n]*>?)|(::[\w.-]+::)/g

/**
 * Where in a line a finding's words are, so that an editor opens the right place.
 *
 * @param found a sentence that quotes what is wrong
 * @param line the source line
 * @returns column from 1; the first word's when the line does not say what the sentence quotes
 */
export function columnOf(found: string, line: string): number {
  for (const [, inQuotes, tag, slot] of found.matchAll(quotes)) {
    for (const words of [inQuotes, tag, tag?.replace(/[\s/>].*$/s, ''), slot]) {
      const at = words ? line.indexOf(words) : -1
      if (at >= 0)
        return at + 1
    }
  }
  return Math.max(0, line.search(/\S/)) + 1
}
