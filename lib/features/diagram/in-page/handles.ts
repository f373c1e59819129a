import type { DiagramModel } from './facts.ts'
import { shortName } from './facts.ts'

/** Marks every element a step can name with `data-step`, its handle. */
export function markHandles(svg: SVGSVGElement, { type, db }: DiagramModel): void {
  const byId = (id: string): Element | null => svg.querySelector(`[id="${CSS.escape(`${svg.id}-${id}`)}"]`)
  const mark = (element: Element | null | undefined, handle: string): void => element?.setAttribute('data-step', handle)
  const markEdge = (id: string, handle: string): void => {
    for (const element of svg.querySelectorAll(`[data-id="${CSS.escape(id)}"]`)) {
      mark(element.matches('path, line')
        ? element
        : element.closest('.edgeLabel') ?? element, handle)
    }
  }
  if (type === 'venn') {
    for (const area of svg.querySelectorAll('[data-venn-sets]'))
      mark(area, (area.getAttribute('data-venn-sets') ?? '').replaceAll('_', '&'))
    return
  }
  if (type.startsWith('flowchart')) {
    for (const node of db.getVertices?.().values() ?? []) {
      const element = byId(node.domId)
      mark(element, node.id)
    }
    for (const group of db.getSubGraphs?.() ?? [])
      mark(byId(group.id), group.id)
    for (const edge of db.getEdges?.() ?? [])
      markEdge(edge.id, `${edge.start}-->${edge.end}`)
    return
  }
  if (!db.getData)
    return
  const { nodes, edges } = db.getData()
  const names = new Map(nodes.map(node => [node.id, node.nodeId ?? shortName(node.id)]))
  for (const node of nodes)
    mark(byId(node.domId ?? node.id), names.get(node.id) ?? node.id)
  for (const edge of edges)
    markEdge(edge.id, [edge.start, edge.end].map(end => names.get(end ?? '') ?? end).join('-->'))
}
