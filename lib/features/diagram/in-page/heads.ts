/** Length of an arrow's head in the drawing's pixels. */
const size = 14

/**
 * Draws arrow heads of flowcharts as large as a line of 2.5 px wants them. Mermaid ends a line where its own head of
 * 8 px begins, so the head's point stays where it was: 4 px beyond the line.
 */
export function enlargeHeads(svg: SVGSVGElement): void {
  for (const marker of svg.querySelectorAll<SVGMarkerElement>('marker[id$="pointEnd"], marker[id$="pointStart"]')) {
    if (marker.getAttribute('markerUnits') !== 'userSpaceOnUse' || marker.markerWidth.baseVal.value >= size)
      continue
    const own = marker.markerWidth.baseVal.value
    const { x, width } = marker.viewBox.baseVal
    const ref = marker.refX.baseVal.value
    const isEnd = marker.id.endsWith('pointEnd')
    // Distance of the point from the line's end, kept while the head grows.
    const beyond = (isEnd ? x + width - ref : ref - x) * own / size
    marker.setAttribute('markerWidth', String(size))
    marker.setAttribute('markerHeight', String(size))
    marker.setAttribute('refX', String(isEnd ? x + width - beyond : x + beyond))
  }
}
