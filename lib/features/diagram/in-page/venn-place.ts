/** A set's circle, in the drawing's pixels. */
export interface Circle { set: string, x: number, y: number, r: number }

/** One region with what is to be written in it. */
export interface Region {
  handle: string
  /** The sets whose circles it lies in; it lies outside all others. */
  sets: string[]
  title: string
  items: { handle: string, label: string }[]
}

/** One line of words with the middle of its baseline. */
export interface Line { words: string, handle: string, bold: boolean, x: number, y: number }

/** A region's words, placed. */
export interface Placement { handle: string, size: number, lines: Line[] }

type Measure = (words: string, size: number, bold: boolean) => number

const largest = 26
/** The smallest text on a slide. */
export const smallest = 18
/** Room between words and the edge of their region. */
const clearance = 9
const leading = 1.28

/**
 * Places the words of all regions, in the largest size in which all fit. For each size and line width the
 * block's middle is searched on a grid; the place with most room to the nearest circle wins (the "pole of
 * inaccessibility", with the block in place of a point).
 *
 * @returns the placements, and the handles of regions whose words fit at no size
 */
export function placeAll(regions: Region[], circles: Circle[], measure: Measure): { placed: Placement[], unfit: string[] } {
  const wanted = regions.filter(region => region.title || region.items.length > 0)
  for (let size = largest; size >= smallest; size--) {
    const placed = wanted.map(region => place(region, circles, size, measure))
    const unfit = wanted.filter((_, index) => !placed[index]).map(region => region.handle)
    if (unfit.length === 0 || size === smallest) {
      return {
        placed: placed.filter(placement => placement !== undefined),
        unfit,
      }
    }
  }
  return { placed: [], unfit: [] }
}

function place(region: Region, circles: Circle[], size: number, measure: Measure): Placement | undefined {
  const inside = circles.filter(circle => region.sets.includes(circle.set))
  const outside = circles.filter(circle => !region.sets.includes(circle.set) && !inside.some(own => contains(circle, own)))
  const room = (x: number, y: number): number => Math.min(
    ...inside.map(circle => circle.r - Math.hypot(x - circle.x, y - circle.y)),
    ...outside.map(circle => Math.hypot(x - circle.x, y - circle.y) - circle.r),
  )
  const bounds = inside.reduce((a, b) => (a.r < b.r
    ? a
    : b))
  const best: { found?: { score: number, x: number, y: number, block: Block } } = {}
  const consider = (block: Block, x: number, y: number): void => {
    let fit = 2 * clearance
    // Corners of every line decide: circles' edges are smooth at the scale of a line's height.
    for (const [dx, dy] of block.corners) {
      fit = Math.min(fit, room(x + dx, y + dy))
      if (fit < clearance)
        return
    }
    // Beyond ample room, level with the circle's middle looks better than a little more room.
    const score = fit - Math.abs(y - bounds.y) / 40 - block.lines.length / 4
    if (!best.found || score > best.found.score)
      best.found = { score, x, y, block }
  }
  for (const block of blocks(region, size, measure)) {
    for (let y = bounds.y - bounds.r; y <= bounds.y + bounds.r; y += 6) {
      for (let x = bounds.x - bounds.r; x <= bounds.x + bounds.r; x += 6)
        consider(block, x, y)
    }
  }
  if (!best.found)
    return undefined
  const { x, y, block } = best.found
  return {
    handle: region.handle,
    size,
    lines: block.lines.map((line, index) => ({
      ...line,
      x,
      y: y - block.height / 2 + (index + 0.78) * size * leading + line.shift,
    })),
  }
}

/** Whether a circle lies within another; a touch counts. */
export function contains(outer: Circle, inner: Circle): boolean {
  return Math.hypot(outer.x - inner.x, outer.y - inner.y) + inner.r <= outer.r + 2
}

interface Block {
  lines: { words: string, handle: string, bold: boolean, shift: number }[]
  height: number
  corners: [number, number][]
}

/** The region's words broken at several widths. */
function blocks(region: Region, size: number, measure: Measure): Block[] {
  const seen = new Map<string, Block>()
  for (const width of [400, 220, 170, 135, 105, 80]) {
    const lines = [
      ...wrap(region.title, width, size, true, measure).map(words => ({
        words,
        handle: region.handle,
        bold: true,
        shift: 0,
      })),
      ...region.items.flatMap(item => wrap(item.label, width, size, false, measure).map(words => ({
        words,
        handle: item.handle,
        bold: false,
        shift: region.title
          ? size * 0.3
          : 0,
      }))),
    ]
    const height = lines.length * size * leading + Math.max(0, ...lines.map(line => line.shift))
    const corners = lines.flatMap((line, index): [number, number][] => {
      const half = measure(line.words, size, line.bold) / 2
      const top = index * size * leading + line.shift - height / 2
      return [
        [-half, top],
        [half, top],
        [-half, top + size * leading],
        [half, top + size * leading],
      ]
    })
    seen.set(lines.map(line => line.words).join('\n'), { lines, height, corners })
  }
  return [
    ...seen.values(),
  ]
}

function wrap(label: string, width: number, size: number, bold: boolean, measure: Measure): string[] {
  const lines: string[] = []
  for (const word of label.split(' ').filter(Boolean)) {
    const longer = `${lines.at(-1) ?? ''} ${word}`.trim()
    if (lines.length > 0 && measure(longer, size, bold) <= width)
      lines[lines.length - 1] = longer
    else
      lines.push(word)
  }
  return lines
}
