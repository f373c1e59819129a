/**
 * Number of single-letter edits between two words (Levenshtein, 1966; the row form of Wagner and Fischer, 1974);
 * with `exchanges`, two neighbours exchanged are one edit (the restricted form of Damerau, 1964).
 */
function distance(a: string, b: string, exchanges = false): number {
  let beforePrevious: number[] = []
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const change = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1]
        ? 0
        : 1)
      const exchange = exchanges && row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]
        ? (beforePrevious[column - 2] ?? 0) + 1
        : Infinity
      current.push(Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1, exchange))
    }
    beforePrevious = previous
    previous = current
  }
  return previous[b.length] ?? 0
}

/** The known word most likely meant, or undefined when none is near (more than a third of the letters, rounded up, differ). */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase()
  let most = Math.ceil(word.length / 3)
  let best: string | undefined
  for (const candidate of known) {
    // Each letter that one has more than the other is an edit.
    if (Math.abs(candidate.length - word.length) > most)
      continue
    const edits = distance(wanted, candidate.toLowerCase())
    if (edits <= most) {
      best = candidate
      // Of two that are as near, the first.
      most = edits - 1
    }
  }
  return best
}

/** Words that are looked for at most: who has so many to correct looks again. */
const mostSearches = 50

/** `nearest` for a rule that may find thousands of unknown words: the first of them get an answer, the others none. */
export function nearestOf(known: Iterable<string>): (word: string) => string | undefined {
  const answers = new Map<string, string | undefined>()
  return (word) => {
    if (!answers.has(word) && answers.size < mostSearches)
      answers.set(word, nearest(word, known))
    return answers.get(word)
  }
}

/**
 * Whether a key is another one written wrong: other case or hyphens, a letter too many, too few or changed, letters
 * exchanged; two such slips in eight letters or more, if nearly the same letters are there. Short words are
 * neighbours by nature (`side`, `hide`), so below five letters no changed letter counts, below four only an exchange.
 */
export function isSlip(written: string, known: string): boolean {
  const plain = (word: string): string => word.toLowerCase().replace(/[-_ ]/g, '')
  const [a, b] = [plain(written), plain(known)]
  if (written === known || a === b)
    return written !== known
  const sameLetters = [...a].sort().join('') === [...b].sort().join('')
  const edits = distance(a, b, true)
  if (edits === 1)
    return sameLetters || b.length > 4 || (b.length === 4 && a.length !== b.length)
  return edits === 2 && b.length >= 8 && Math.max(surplus(a, b), surplus(b, a)) <= 1
}

/** Number of letters of `a` that `b` lacks. */
function surplus(a: string, b: string): number {
  return [...a].reduce((rest, letter) => rest.replace(letter, ''), b).length
}
