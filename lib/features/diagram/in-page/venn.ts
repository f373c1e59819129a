import type { DiagramModel } from './facts.ts'
import type { Circle, Placement, Region } from './venn-place.ts'
import { plain } from './facts.ts'
import { textureOf } from './texture.ts'
import { contains, placeAll, smallest } from './venn-place.ts'

/** Sets in order take these hues; more than four start again. */
const hues = ['first', 'second', 'good', 'neither']

const hueOf = (index: number): string => hues[index % hues.length] ?? 'neither'

/**
 * Colours Mermaid's circles and writes the words again: each region's name and examples go where the region has
 * most room, in one size for all. Mermaid puts them where circles cross, and its examples are HTML.
 *
 * @returns what does not fit, in words for the author
 */
export function labelVenn(svg: SVGSVGElement, { db }: DiagramModel, colours: Record<string, string>): string[] {
  const subsets = db.getSubsetData?.() ?? []
  const texts = db.getTextData?.() ?? []
  const styled = new Map((db.getStyleData?.() ?? []).map(style => [
    style.targets.join('&'),
    style.styles,
  ]))
  for (const leftover of svg.querySelectorAll('text, .venn-text-nodes'))
    leftover.remove()
  const circles = readCircles(svg)
  loosen(svg, circles, subsets.map(({ sets }) => sets))
  const regions: Region[] = subsets.map(({ sets, label }) => ({
    handle: sets.join('&'),
    sets,
    title: label === undefined && sets.length > 1
      ? ''
      : plain(label ?? sets[0]),
    items: texts.filter(text => text.sets.join('&') === sets.join('&')).map(text => ({
      handle: `${sets.join('&')}:${text.id}`,
      label: plain(text.label ?? text.id),
    })),
  }))
  paint(svg, circles, styled, colours)
  const canvas = document.createElement('canvas').getContext('2d')
  const family = getComputedStyle(svg).fontFamily
  const measure = (words: string, size: number, bold: boolean): number => {
    if (!canvas)
      return words.length * size
    canvas.font = `${bold ? 680 : 400} ${size}px ${family}`
    return canvas.measureText(words).width
  }
  const { placed, unfit } = placeAll(mergeNested(regions, circles), circles, measure)
  const words = placed.flatMap(({ lines, size }) => lines.map((line) => {
    const width = measure(line.words, size, line.bold) + size
    return { x: line.x - width / 2, y: line.y - size * 1.1, width, height: size * 1.5 }
  }))
  circles.forEach((_, index) => drawTexture(svg, circles, index, words, colours))
  const layer = svg.querySelector('[data-venn-sets]')?.parentElement ?? svg
  for (const placement of placed)
    write(layer, placement, colours)
  return unfit.map(handle => `the words of ${handle} do not fit into its region at ${smallest} px`)
}

function readCircles(svg: SVGSVGElement): Circle[] {
  return [
    ...svg.querySelectorAll('.venn-circle'),
  ].map((area) => {
    const path = area.querySelector('path')
    const [x = 0, y = 0] = path?.getAttribute('d')?.match(/-?[\d.]+(?:e-?\d+)?/g)?.map(Number) ?? []
    const r = (path?.getBBox().width ?? 0) / 2
    const circle = document.createElementNS('http://www.w3.org/2000/svg', 'circle')
    for (const [name, value] of Object.entries({ cx: x, cy: y, r }))
      circle.setAttribute(name, String(value))
    circle.style.cssText = path?.style.cssText ?? ''
    path?.replaceWith(circle)
    return {
      set: area.getAttribute('data-venn-sets') ?? '',
      x,
      y,
      r,
    }
  })
}

/** Mermaid lets an inner circle touch the outer one, which looks like a mistake: it moves inwards a little. */
function loosen(svg: SVGSVGElement, circles: Circle[], overlaps: string[][]): void {
  const gap = 7
  for (const inner of circles) {
    for (const outer of circles) {
      const distance = Math.hypot(inner.x - outer.x, inner.y - outer.y)
      const wanted = outer.r - inner.r - gap
      if (inner === outer || inner.r >= outer.r || distance + inner.r > outer.r + 2 || wanted <= 0 || distance <= wanted)
        continue
      inner.x = outer.x + (inner.x - outer.x) * wanted / distance
      inner.y = outer.y + (inner.y - outer.y) * wanted / distance
      const circle = area(svg, inner.set)?.querySelector('circle')
      circle?.setAttribute('cx', String(inner.x))
      circle?.setAttribute('cy', String(inner.y))
      const overlap = overlaps.find(sets => sets.length === 2 && sets.includes(inner.set) && sets.includes(outer.set))
      if (circle && overlap)
        area(svg, overlap.join('_'))?.querySelector('path')?.replaceWith(circle.cloneNode())
    }
  }
}

function area(svg: SVGSVGElement, sets: string): Element | null {
  return svg.querySelector(`[data-venn-sets="${CSS.escape(sets)}"]`)
}

function paint(svg: SVGSVGElement, circles: Circle[], styled: Map<string, Record<string, string>>, colours: Record<string, string>): void {
  circles.forEach(({ set }, index) => {
    const circle = area(svg, set)?.querySelector('circle')
    const hue = hueOf(index)
    circle?.style.setProperty('fill', styled.get(set)?.fill ?? colours[hue] ?? '')
    circle?.style.setProperty('stroke', styled.get(set)?.stroke ?? colours[hue] ?? '')
    circle?.style.setProperty('fill-opacity', styled.get(set)?.['fill-opacity'] ?? '0.13')
    circle?.style.setProperty('stroke-width', '3')
    circle?.style.setProperty('stroke-opacity', '1')
  })
  // The region's edge is the two circles' own. One circle within another is its own overlap; where more than two cross, several lie on one another below the words.
  for (const path of svg.querySelectorAll<SVGElement>('.venn-intersection > :is(path, circle)')) {
    path.style.setProperty('stroke', 'none')
    path.style.setProperty('fill', colours.both ?? '')
    path.style.setProperty('fill-opacity', path.localName === 'circle' || circles.length > 2 ? '0.14' : '0.28')
  }
}

/** Dots and strokes, so that sets are told apart where colours are not; what they share is plain and darker. */
function drawTexture(svg: SVGSVGElement, circles: Circle[], index: number, words: Parameters<typeof textureOf>[2], colours: Record<string, string>): void {
  const circle = circles[index]!
  const texture = textureOf(circle, index, words, circles.filter(other => other !== circle && !contains(other, circle)))
  const disc = area(svg, circle.set)?.querySelector('circle')
  if (!texture || !disc)
    return
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', texture.d)
  path.style.cssText = `fill:none;stroke:${disc.style.stroke || colours[hueOf(index)]};stroke-width:${texture.width};stroke-linecap:round;stroke-opacity:0.55`
  disc.after(path)
}

/** An overlap that fills one of its circles is that circle: its words join the circle's. */
function mergeNested(regions: Region[], circles: Circle[]): Region[] {
  const inner = (region: Region): string | undefined => region.sets.find(set => region.sets.every((other) => {
    const a = circles.find(circle => circle.set === set)
    const b = circles.find(circle => circle.set === other)
    return a && b && Math.hypot(a.x - b.x, a.y - b.y) + a.r <= b.r + 2
  }))
  return regions.flatMap((region) => {
    if (region.sets.length > 1 && inner(region))
      return []
    const joined = regions.filter(other => other.sets.length > 1 && other !== region && region.sets.length === 1 && inner(other) === region.handle)
    return [
      {
        ...region,
        items: [
          ...region.items,
          ...joined.flatMap(other => [
            ...(other.title
              ? [
                  { handle: other.handle, label: other.title },
                ]
              : []),
            ...other.items,
          ]),
        ],
      },
    ]
  })
}

function write(layer: Element, { lines, size }: Placement, colours: Record<string, string>): void {
  for (const line of lines) {
    const text = document.createElementNS('http://www.w3.org/2000/svg', 'text')
    text.setAttribute('x', String(line.x))
    text.setAttribute('y', String(line.y))
    text.setAttribute('data-step', line.handle)
    text.style.cssText = `font-size:${size}px;text-anchor:middle;font-weight:${line.bold ? 680 : 400};fill:${colours.ink};dominant-baseline:auto`
    text.textContent = line.words
    layer.append(text)
  }
}
