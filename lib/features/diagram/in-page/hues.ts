import type { DiagramModel } from './facts.ts'

/** Classes an author may give a node: `FM[Foundation models]:::first`. Other viewers ignore them. */
const hues = ['first', 'second', 'both', 'neither']

/** Colours the nodes and groups of a flowchart that carry one of our hues as a class, in the scheme's tokens; a class of that name that the author defines is the author's. */
export function paintHues(svg: SVGSVGElement, { type, db }: DiagramModel, colours: Record<string, string>): void {
  if (!type.startsWith('flowchart'))
    return
  for (const hue of hues.filter(hue => !db.getClasses?.().has(hue))) {
    for (const shape of svg.querySelectorAll<SVGElement>(`.${hue} > :is(rect, circle, ellipse, polygon, path), .${hue} > .outer-path > path`)) {
      if (getComputedStyle(shape).fill !== 'none')
        shape.style.setProperty('fill', colours[`${hue}-tint`] ?? '', 'important')
      shape.style.setProperty('stroke', colours[hue] ?? '', 'important')
      shape.style.setProperty('stroke-width', '2', 'important')
    }
  }
}
