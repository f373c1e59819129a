/** One element of a picture, as far as drawing it takes time. */
export interface Part {
  name: string
  id: string
  /** Values of all its attributes. */
  attributes: string[]
  children: Part[]
}

/** Rather more than a plot of ten thousand points; drawn in about a second. */
export const heaviest = 100_000
/** A filter goes over every pixel of what it is put on. */
const filterWeight = 1000

/**
 * What drawing a picture costs, in simple shapes: `<use>`, patterns, masks and filters count as often as they are
 * referred to, so that ten lines which repeat each other tenfold weigh ten billion. More than `heaviest` is not told apart.
 *
 * @param root the picture; parts that refer to each other in a circle are not drawn by browsers, and weigh nothing
 */
export function weighSvg(root: Part): number {
  const byId = new Map<string, Part>()
  const known = new Map<Part, number>()
  const open = new Set<Part>()
  const all: Part[] = [root]
  for (let part = all.pop(); part; part = all.pop()) {
    if (part.id && !byId.has(part.id))
      byId.set(part.id, part)
    for (const child of part.children)
      all.push(child)
  }

  function weigh(part: Part): number {
    const before = known.get(part)
    if (before !== undefined)
      return before
    if (open.has(part))
      return 0
    open.add(part)
    let sum = part.name.startsWith('fe') ? filterWeight : 1
    for (const other of [...part.children, ...referred(part)]) {
      sum += weigh(other)
      if (sum > heaviest)
        break
    }
    open.delete(part)
    known.set(part, sum)
    return sum
  }

  function referred({ attributes }: Part): Part[] {
    return attributes.flatMap(value => [...value.matchAll(/^\s*#([^\s#]+)|url\(["']?#([^\s"')]+)/g)])
      .flatMap(([, whole, part]) => byId.get(whole ?? part ?? '') ?? [])
  }

  return weigh(root)
}
