// Ways for a flowchart's line between two boxes, and what speaks against one. All in pixels of the page.

/** A line that goes around boxes keeps so far from them. */
const around = 22
/** From the last corner to the point of the head, at least. */
const lastLeg = 20
/** Lines side by side are told apart from here on. */
const apart = 8

export interface Point { x: number, y: number }
export interface Box { left: number, right: number, top: number, bottom: number }

/** What an edge starts or ends at. */
export interface Node extends Box {
  /** A rectangle may be met anywhere along its side, another shape in the middle alone. */
  isRectangle: boolean
}

/** A line of a flowchart: the names of what it joins, and its corners. */
export interface Line {
  start: string
  end: string
  points: Point[]
}

/** Ways from one box to another, the plainest first. */
export function routes(from: Node, to: Node, isAcross: boolean, hasLabels: boolean, lanes: { index: number, count: number }, all: Box[], old: Point[], ends: { start: number, end: number }): Point[][] {
  const turned = (box: Node): Node => isAcross ? box : { left: box.top, right: box.bottom, top: box.left, bottom: box.right, isRectangle: box.isRectangle }
  const turnedBack = (points: Point[]): Point[] => isAcross ? points : points.map(({ x, y }) => ({ x: y, y: x }))
  const [a, b] = [turned(from), turned(to)]
  const [sign, gap] = b.left >= a.right ? [1, b.left - a.right] : [-1, a.left - b.right]
  if (gap < lastLeg + 4)
    return []
  const [out, into] = sign > 0 ? [a.right + ends.start, b.left - ends.end] : [a.left - ends.start, b.right + ends.end]
  const found: Point[][] = []
  const [low, high] = [Math.max(reach(a).low, reach(b).low), Math.min(reach(a).high, reach(b).high)]
  if (low <= high) {
    const y = lanes.count > 1
      ? low + (high - low) * lanes.index / (lanes.count - 1)
      : [middle(a), middle(b)].find(y => y >= low && y <= high) ?? (low + high) / 2
    if ((high - low) >= 2 * apart * (lanes.count - 1))
      found.push([{ x: out, y }, { x: into, y }])
  }
  else if (Math.abs(middle(a) - middle(b)) >= apart) {
    // Near its start, where the longer way is for a label.
    const turn = out + sign * Math.min(gap - lastLeg, hasLabels ? around : gap / 2)
    found.push([{ x: out, y: middle(a) }, { x: turn, y: middle(a) }, { x: turn, y: middle(b) }, { x: into, y: middle(b) }])
  }
  // Around all that is between, on the side where the line ran.
  const between = all.map(box => turned({ ...box, isRectangle: true })).filter(({ left, right }) => right >= Math.min(a.left, b.left) && left <= Math.max(a.right, b.right))
  const bent = turnedBack(old)
  const isBelow = bent.reduce((sum, { y }) => sum + y, 0) / bent.length >= (middle(a) + middle(b)) / 2
  const y = isBelow ? Math.max(...between.map(({ bottom }) => bottom)) + around : Math.min(...between.map(({ top }) => top)) - around
  const centre = ({ left, right }: Box): number => (left + right) / 2
  const side = (box: Box, space: number): number => isBelow ? box.bottom + space : box.top - space
  found.push([{ x: centre(a), y: side(a, ends.start) }, { x: centre(a), y }, { x: centre(b), y }, { x: centre(b), y: side(b, ends.end) }])
  return found.map(turnedBack)
}

/** Where along its side a box may be met. */
function reach(box: Node): { low: number, high: number } {
  return box.isRectangle ? { low: box.top + apart, high: box.bottom - apart } : { low: middle(box), high: middle(box) }
}

function middle({ top, bottom }: Box): number {
  return (top + bottom) / 2
}

export function isStraight(points: Point[]): boolean {
  const [first, last] = [points[0], points.at(-1)]
  if (!first || !last)
    return true
  const length = Math.hypot(last.x - first.x, last.y - first.y)
  return points.every(({ x, y }) => Math.abs((last.x - first.x) * (y - first.y) - (last.y - first.y) * (x - first.x)) <= 1.5 * length)
}

/** Pairs of neighbouring corners. */
function parts(points: Point[]): [Point, Point][] {
  return points.slice(1).map((point, index) => [points[index]!, point])
}

/** Whether a line meets no box: of those at its own ends only their sides. */
export function isFree(points: Point[], taken: Box[], ends: Box[]): boolean {
  return parts(points).every(([one, other]) => {
    const [left, right, top, bottom] = [Math.min(one.x, other.x), Math.max(one.x, other.x), Math.min(one.y, other.y), Math.max(one.y, other.y)]
    const meets = (box: Box, space: number): boolean => left < box.right + space && right > box.left - space && top < box.bottom + space && bottom > box.top - space
    return !taken.some(box => meets(box, apart)) && !ends.some(box => meets(box, -1))
  })
}

/** Whether a line would lie on another, but for one that shares either its start or its end. */
export function runsAlong(points: Point[], { start, end }: Line, others: Line[]): boolean {
  return parts(points).some(([one, other]) => {
    const isLevel = Math.abs(one.y - other.y) < 1
    return others.filter(line => (line.start === start) === (line.end === end)).some(line => parts(line.points).some(([from, to]) => {
      const [near, along] = isLevel
        ? [Math.max(Math.abs(from.y - one.y), Math.abs(to.y - one.y)), Math.min(Math.max(one.x, other.x), Math.max(from.x, to.x)) - Math.max(Math.min(one.x, other.x), Math.min(from.x, to.x))]
        : [Math.max(Math.abs(from.x - one.x), Math.abs(to.x - one.x)), Math.min(Math.max(one.y, other.y), Math.max(from.y, to.y)) - Math.max(Math.min(one.y, other.y), Math.min(from.y, to.y))]
      return near < apart && along > apart
    }))
  })
}

/** How often a line crosses others; where one only touches another, it joins it. */
export function crossings(points: Point[], others: Line[]): number {
  const side = (one: Point, other: Point, { x, y }: Point): number => {
    const far = ((other.x - one.x) * (y - one.y) - (other.y - one.y) * (x - one.x)) / Math.hypot(other.x - one.x, other.y - one.y)
    return Math.abs(far) < 1.5 ? 0 : Math.sign(far)
  }
  return parts(points).reduce((count, [one, other]) => count + others.flatMap(line => parts(line.points)).filter(([from, to]) =>
    side(one, other, from) * side(one, other, to) < 0 && side(from, to, one) * side(from, to, other) < 0).length, 0)
}

/** Where a label stands: on the last part of its line, where that has room for it, or on the longest. */
export function placeOf(label: Box, points: Point[]): Point {
  const lengthOf = ([one, other]: [Point, Point]): number => Math.hypot(other.x - one.x, other.y - one.y)
  const all = parts(points)
  const last = all.at(-1)!
  const needed = last[0].y === last[1].y ? label.right - label.left : label.bottom - label.top
  const [one, other] = lengthOf(last) >= needed + 2 * apart ? last : all.sort((a, b) => lengthOf(b) - lengthOf(a))[0]!
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
}
