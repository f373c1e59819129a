const known = new Map<string, readonly number[]>()

/** A place in a text, line and column from 0; rules ask for thousands of one slide, so its lines are found once. */
export function placeIn(text: string, offset: number): { line: number, column: number } {
  const starts = lineStarts(text)
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = Math.ceil((low + high) / 2)
    if (starts[middle]! <= offset)
      low = middle
    else
      high = middle - 1
  }
  return { line: low, column: Math.max(0, offset - starts[low]!) }
}

/** Offsets at which a text's lines begin: the first, and one after each end of a line. */
export function lineStarts(text: string): readonly number[] {
  const before = known.get(text)
  if (before)
    return before
  const starts = [0]
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1))
    starts.push(end + 1)
  // A process that serves for hours must not keep every version of a slide.
  if (known.size >= 50)
    known.clear()
  known.set(text, starts)
  return starts
}
