/** Pixels between a line and its label. */
const gap = 5

/** A box in the page, as `getBoundingClientRect` gives it. */
interface Box { left: number, right: number, top: number, bottom: number }

/**
 * Moves the label of a line from on it to beside it, so that the line is whole: above one that runs across, to the
 * right of one that runs down. Where another label or a box is in the way, the other side is tried, and at a bend the
 * other direction; where all are taken, the label stays on the line, on its ground.
 */
export function moveLabelsBeside(svg: SVGSVGElement): void {
  const labels = [...svg.querySelectorAll<SVGGElement>('.edgeLabel:not(.edgeLabel .edgeLabel)')].filter(label => label.textContent?.trim())
  const boxes = [...svg.querySelectorAll('.node, .cluster-label')].map(node => node.getBoundingClientRect())
  const lines = [...svg.querySelectorAll<SVGPathElement>('.edgePaths path, path.flowchart-link')]
  for (const label of labels) {
    const own = label.getBoundingClientRect()
    const direction = directionAt(lines, (own.left + own.right) / 2, (own.top + own.bottom) / 2)
    if (!direction)
      continue
    const isAcross = Math.abs(direction.x) > Math.abs(direction.y)
    const above = { x: 0, y: -(own.height / 2 + gap) }
    const right = { x: own.width / 2 + gap, y: 0 }
    const places = (isAcross ? [above, right] : [right, above]).flatMap(place => [place, { x: -place.x, y: -place.y }])
    const taken = [...boxes, ...labels.filter(other => other !== label).map(other => other.getBoundingClientRect())]
    const place = places.find(({ x, y }) => {
      const box = { left: own.left + x, right: own.right + x, top: own.top + y, bottom: own.bottom + y }
      return !taken.some(other => meet(box, other)) && !lines.some(line => crosses(line, box))
    })
    if (!place)
      continue
    const wrapper = document.createElementNS('http://www.w3.org/2000/svg', 'g')
    wrapper.setAttribute('transform', `translate(${place.x}, ${place.y})`)
    label.replaceWith(wrapper)
    wrapper.append(label)
  }
}

function meet(one: Box, other: Box): boolean {
  return Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1
    && Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 1
}

/** Points of a line in the page, every 6 px. */
function pointsOf(line: SVGPathElement): DOMPoint[] {
  const matrix = line.getScreenCTM()
  const length = line.getTotalLength()
  return Array.from({ length: Math.ceil(length / 6) + 1 }, (_, index) => line.getPointAtLength(Math.min(length, index * 6)).matrixTransform(matrix ?? undefined))
}

function crosses(line: SVGPathElement, { left, right, top, bottom }: Box): boolean {
  return pointsOf(line).some(({ x, y }) => x > left && x < right && y > top && y < bottom)
}

/** Where the line nearest to a place is heading there; nothing when none is near. */
function directionAt(lines: SVGPathElement[], x: number, y: number): { x: number, y: number } | undefined {
  let best: { far: number, x: number, y: number } | undefined
  for (const line of lines) {
    const points = pointsOf(line)
    for (const [index, point] of points.entries()) {
      const far = Math.hypot(point.x - x, point.y - y)
      const [before, after] = [points[index - 1] ?? point, points[index + 1] ?? point]
      if (far < (best?.far ?? 24))
        best = { far, x: after.x - before.x, y: after.y - before.y }
    }
  }
  return best
}
