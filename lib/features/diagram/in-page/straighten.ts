import type { DiagramModel } from './facts.ts'
import type { Box, Line, Node, Point } from './routes.ts'
import { crossings, isFree, isStraight, placeOf, routes, runsAlong } from './routes.ts'

/** Mermaid ends a line so far before what its head points at. */
const beforeHead = 4

/** An edge as it is drawn. */
interface Edge extends Line {
  path: SVGPathElement
  label: SVGGElement | undefined
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

function moveTo(label: SVGGElement, { x, y }: Point): void {
  const { left, right, top, bottom } = boxOf(label)
  const wrapper = document.createElementNS('http://www.w3.org/2000/svg', 'g')
  wrapper.setAttribute('transform', `translate(${x - (left + right) / 2}, ${y - (top + bottom) / 2})`)
  label.replaceWith(wrapper)
  wrapper.append(label)
}
