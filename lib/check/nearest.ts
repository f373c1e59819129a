/** Number of single-letter edits between two words (Levenshtein, 1966; the two-row form of Wagner and Fischer, 1974). */
function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, column) => column)
  for (let row = 1; row <= a.length; row++) {
    const current = [row]
    for (let column = 1; column <= b.length; column++) {
      const change = (previous[column - 1] ?? 0) + (a[row - 1] === b[column - 1]
        ? 0
        : 1)
      current.push(Math.min(change, (previous[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1))
    }
    previous = current
  }
  return previous[b.length] ?? 0
}

/** The known word most likely meant, or undefined when none is near (more than a third of the letters, rounded up, differ). */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const ranked = [...known]
    .map(candidate => ({
      candidate,
      edits: distance(word.toLowerCase(), candidate.toLowerCase()),
    }))
    .sort((a, b) => a.edits - b.edits)
  const best = ranked[0]
  return best && best.edits <= Math.ceil(word.length / 3)
    ? best.candidate
    : undefined
}
