/** Characters shown, and those of them before the first hit. */
const length = 140
const before = 40

/**
 * The words around the first hit, whole ones.
 *
 * @param terms words of the text, in lower case
 */
export function excerpt(text: string, terms: string[]): string {
  const line = text.replace(/\s+/g, ' ').trim()
  const hits = terms.map(term => line.toLowerCase().indexOf(term)).filter(position => position >= 0)
  const from = Math.max(0, Math.min(...hits, line.length) - before)
  const start = hits.length === 0 || from === 0
    ? 0
    : line.indexOf(' ', from) + 1
  if (line.length <= start + length)
    return `${start > 0 ? '… ' : ''}${line.slice(start)}`
  return `${start > 0 ? '… ' : ''}${line.slice(start, start + length + 1).replace(/\s\S*$/, '')} …`
}
