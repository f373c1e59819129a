import type { DiagramModel } from './facts.ts'

/** Mermaid ends a line so far before what its head points at. */
const beforeHead = 4
/** A line that goes around boxes keeps so far from them. */
const around = 22
/** From the last corner to the point of the head, at least. */
const lastLeg = 20
/** Lines side by side are told apart from here on. */
const apart = 8

interface Point { x: number, y: number }
interface Box { left: number, right: number, top: number, bottom: number }

/** An edge as it is drawn. */
interface Edge {
  start: string
  end: string
  path: SVGPathElement
  label: SVGGElement | undefined
  points: Point[]
}

/** What an edge starts or ends at. */
interface Node extends Box {
  /** A rectangle may be met anywhere along its side, another shape in the middle alone. */
  isRectangle: boolean
}

/**
 * Redraws a flowchart's kinked lines: straight where two boxes face each other, in steps where they do not, and around
 * the others where a line leads back. Dagre bends each line at every rank it passes, by whatever its sums come to. A line
 * stays as it was where the new one would run through a box or a label, along another line, or across more lines.
 */
export function straighten(svg: SVGSVGElement, { db }: DiagramModel): void {
  const isAcross = /^(?:LR|RL)$/.test(db.getDirection?.() ?? '')
  const nodes = new Map<string, Node>()
  for (const { id, domId } of db.getVertices?.().values() ?? []) {
    const element = svg.querySelector(`[id="${CSS.escape(`${svg.id}-${domId}`)}"]`)
    const shape = element?.querySelector('.label-container, .basic, rect, polygon, circle, path')
    if (shape)
      nodes.set(id, { ...boxOf(shape), isRectangle: shape.matches('rect') })
  }
  const edges = (db.getEdges?.() ?? []).flatMap(({ id, start, end }): Edge[] => {
    const path = svg.querySelector<SVGPathElement>(`path[data-id="${CSS.escape(id)}"]`)
    const label = svg.querySelector(`.edgeLabel [data-id="${CSS.escape(id)}"]`)?.closest<SVGGElement>('.edgeLabels > .edgeLabel') ?? undefined
    return path ? [{ start, end, path, label: label?.textContent?.trim() ? label : undefined, points: cornersOf(path) }] : []
  })
  const labelled = new Set(edges.filter(({ label }) => label).map(({ start }) => start))
  const titles = [...svg.querySelectorAll('.cluster-label')].map(boxOf)
  for (const edge of edges) {
    const [from, to] = [nodes.get(edge.start), nodes.get(edge.end)]
    if (!from || !to || from === to || isStraight(edge.points))
      continue
    const others = edges.filter(other => other !== edge)
    const pair = edges.filter(({ start, end }) => [edge.start, edge.end].every(id => id === start || id === end) && start !== end)
    const taken = [...[...nodes.values()].filter(node => node !== from && node !== to), ...titles]
    const ends = { start: edge.path.hasAttribute('marker-start') ? beforeHead : 0, end: edge.path.hasAttribute('marker-end') ? beforeHead : 0 }
    const route = routes(from, to, isAcross, labelled.has(edge.start), { index: pair.indexOf(edge), count: pair.length }, [...nodes.values()], edge.points, ends)
      .find(points => isFree(points, taken, [from, to]) && !runsAlong(points, edge, others) && crossings(points, others) <= crossings(edge.points, others))
    if (!route)
      continue
    edge.points = route
    const matrix = edge.path.getScreenCTM()?.inverse()
    edge.path.setAttribute('d', route.map(({ x, y }, index) => {
      const { x: left, y: top } = new DOMPoint(x, y).matrixTransform(matrix)
      return `${index === 0 ? 'M' : 'L'}${left},${top}`
    }).join(''))
    // Labels give way to lines, not lines to labels: they move beside their lines afterwards.
    if (edge.label)
      moveTo(edge.label, placeOf(boxOf(edge.label), route))
  }
}

/** Ways from one box to another, the plainest first. */
function routes(from: Node, to: Node, isAcross: boolean, hasLabels: boolean, lanes: { index: number, count: number }, all: Box[], old: Point[], ends: { start: number, end: number }): Point[][] {
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
  // Around all that stands between, on the side where the line ran.
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

function boxOf(element: Element): Box {
  const { left, right, top, bottom } = element.getBoundingClientRect()
  return { left, right, top, bottom }
}

/** Where a line of straight parts turns, in the page. */
function cornersOf(path: SVGPathElement): Point[] {
  const matrix = path.getScreenCTM() ?? undefined
  return [...(path.getAttribute('d') ?? '').matchAll(/[ML]\s*(-?[\d.]+)[\s,]+(-?[\d.]+)/g)].map(([, x, y]) => {
    const point = new DOMPoint(Number(x), Number(y)).matrixTransform(matrix)
    return { x: point.x, y: point.y }
  })
}

function isStraight(points: Point[]): boolean {
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
function isFree(points: Point[], taken: Box[], ends: Box[]): boolean {
  return parts(points).every(([one, other]) => {
    const [left, right, top, bottom] = [Math.min(one.x, other.x), Math.max(one.x, other.x), Math.min(one.y, other.y), Math.max(one.y, other.y)]
    const meets = (box: Box, space: number): boolean => left < box.right + space && right > box.left - space && top < box.bottom + space && bottom > box.top - space
    return !taken.some(box => meets(box, apart)) && !ends.some(box => meets(box, -1))
  })
}

/** Whether a line would lie on another, but for one that shares either its start or its end. */
function runsAlong(points: Point[], { start, end }: Edge, others: Edge[]): boolean {
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
function crossings(points: Point[], others: Edge[]): number {
  const side = (one: Point, other: Point, { x, y }: Point): number => {
    const far = ((other.x - one.x) * (y - one.y) - (other.y - one.y) * (x - one.x)) / Math.hypot(other.x - one.x, other.y - one.y)
    return Math.abs(far) < 1.5 ? 0 : Math.sign(far)
  }
  return parts(points).reduce((count, [one, other]) => count + others.flatMap(line => parts(line.points)).filter(([from, to]) =>
    side(one, other, from) * side(one, other, to) < 0 && side(from, to, one) * side(from, to, other) < 0).length, 0)
}

/** Where a label stands: on the last part of its line, where that has room for it, or on the longest. */
function placeOf(label: Box, points: Point[]): Point {
  const lengthOf = ([one, other]: [Point, Point]): number => Math.hypot(other.x - one.x, other.y - one.y)
  const all = parts(points)
  const last = all.at(-1)!
  const needed = last[0].y === last[1].y ? label.right - label.left : label.bottom - label.top
  const [one, other] = lengthOf(last) >= needed + 2 * apart ? last : all.sort((a, b) => lengthOf(b) - lengthOf(a))[0]!
  return { x: (one.x + other.x) / 2, y: (one.y + other.y) / 2 }
}

function moveTo(label: SVGGElement, { x, y }: Point): void {
  const { left, right, top, bottom } = boxOf(label)
  const wrapper = document.createElementNS('http://www.w3.org/2000/svg', 'g')
  wrapper.setAttribute('transform', `translate(${x - (left + right) / 2}, ${y - (top + bottom) / 2})`)
  label.replaceWith(wrapper)
  wrapper.append(label)
}
