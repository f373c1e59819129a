/** Keys of one map: the parser compares each with all before it, which takes a second for these and minutes for ten times as many. */
export const mostKeys = 5000

/**
 * Finds a map with more keys than anybody writes, before the parser does: lines with a key at the same indentation that
 * no line further left parts, and what commas part between braces.
 *
 * @returns the line, from 1, of the first key too many
 */
export function crowdedLine(text: string): number | undefined {
  /** Of the maps that the line lies in, outermost first. */
  const open: { indent: number, keys: number }[] = []
  let [line, commas] = [0, 0]
  for (const words of text.split('\n')) {
    line++
    const indent = words.search(/[^\s-]/)
    if (indent < 0)
      continue
    while (open.length > 0 && open.at(-1)!.indent > words.search(/\S/))
      open.pop()
    if (/:(?:\s|$)/.test(words) && open.at(-1)?.indent !== indent)
      open.push({ indent, keys: 0 })
    const map = open.at(-1)
    if (map?.indent === indent && ++map.keys > mostKeys)
      return line
    for (let at = words.indexOf(','); at >= 0; at = words.indexOf(',', at + 1)) {
      if (++commas > 2 * mostKeys)
        return line
    }
  }
  return undefined
}
