/** A table copied from a page without its borders. */
export interface Squashed {
  cells: string[][]
  /** Rows, from 0, for which more than one reading is as good. */
  uncertain: number[]
}

/** Where a cell may end and the next begin without a blank: `modelGen`, `)The`, `BERTChat`. */
const seam = /(?<=[\p{Ll}\p{N})\]"”%?])(?=\p{Lu})|(?<=\p{Lu}{2})(?=\p{Lu}\p{Ll})/gu

/**
 * Parts the cells of lines that a copied table has become (`FocusHow it is builtWhat it does`). Words that the article
 * writes elsewhere tell which seams are real: `ChatGPT` is one word, `BERTChatGPT` two.
 *
 * @param words of the whole article
 * @returns undefined for what is no such table
 */
export function readSquashed(lines: readonly string[], words: ReadonlySet<string>): Squashed | undefined {
  if (lines.length < 3 || lines.some(line => /^\s|[.!?]$/.test(line)))
    return undefined
  const rows = lines.map(line => ({ line, seams: [...line.matchAll(seam)].map(match => match.index) }))
  const [head, ...body] = rows
  if (!head || head.seams.length === 0 || body.some(({ seams }) => seams.length === 0))
    return undefined
  const columns = Math.max(2, ...[...new Set(body.map(({ seams }) => seams.length + 1))].filter(count => body.filter(({ seams }) => seams.length + 1 >= count).length === body.length))
  const uncertain: number[] = []
  const cells = rows.map(({ line, seams }, index) => {
    // The first head of a table is often empty, and then leaves nothing behind.
    const wanted = index === 0 && seams.length + 1 < columns ? columns - 1 : columns
    const readings = choose(seams, wanted - 1).map(cuts => cut(line, cuts)).map(parts => ({ cells: parts, good: score(parts, words) }))
    const best = Math.max(...readings.map(({ good }) => good))
    const winners = readings.filter(({ good }) => good === best)
    if (winners.length > 1)
      uncertain.push(index)
    const found = winners[0]?.cells ?? [line]
    return wanted < columns ? ['', ...found] : found
  })
  return cells.every(row => row.length === columns) ? { cells, uncertain } : undefined
}

function choose(from: number[], count: number): number[][] {
  if (count === 0)
    return [[]]
  return from.length > 12 ? [] : from.flatMap((first, index) => choose(from.slice(index + 1), count - 1).map(rest => [first, ...rest]))
}

function cut(line: string, cuts: number[]): string[] {
  return [0, ...cuts].map((start, index) => line.slice(start, cuts[index] ?? line.length).trim())
}

/** How many cells begin or end with a word of the article; the ends of the row are the same however it is cut. */
function score(cells: string[], words: ReadonlySet<string>): number {
  return cells.reduce((sum, cell) => {
    const first = /^[\p{L}\p{N}'’-]+/u.exec(cell)?.[0] ?? ''
    const last = /[\p{L}\p{N}'’-]+$/u.exec(cell)?.[0] ?? ''
    return sum + (words.has(first) ? 1 : 0) + (words.has(last) ? 1 : 0)
  }, 0)
}
