/** Characters after which a part ends with its line: some screenfuls. */
const size = 4000

/**
 * A long text as parts that end where lines do, each without its line end, so that a browser lays out only the part
 * that grows. A text's parts stay what they are when more is added, except the last.
 */
export function partsOf(text: string): string[] {
  const parts: string[] = []
  let start = 0
  for (;;) {
    const end = text.indexOf('\n', start + size)
    if (end < 0)
      return [...parts, text.slice(start)]
    parts.push(text.slice(start, end))
    start = end + 1
  }
}
