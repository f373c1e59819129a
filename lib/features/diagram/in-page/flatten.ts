import type { Shape } from '../types.ts'

const containers = new Set(['svg', 'g', 'defs', 'a', 'switch'])
const shapes = new Set(['path', 'rect', 'circle', 'ellipse', 'line', 'polyline', 'polygon'])
const geometry = [
  'd',
  'x',
  'y',
  'x1',
  'y1',
  'x2',
  'y2',
  'cx',
  'cy',
  'r',
  'rx',
  'ry',
  'dx',
  'dy',
  'width',
  'height',
  'points',
  'transform',
  'viewBox',
  'refX',
  'refY',
  'markerWidth',
  'markerHeight',
  'markerUnits',
  'orient',
]
const paints = ['fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'fill-opacity', 'stroke-opacity']
const fonts = ['fill', 'font-size', 'font-weight', 'font-style', 'text-anchor', 'dominant-baseline', 'text-decoration-line']
/** What an attribute need not say. */
const initial: Record<string, string> = {
  'fill': 'rgb(0, 0, 0)',
  'stroke': 'none',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'fill-opacity': '1',
  'stroke-opacity': '1',
  'font-weight': '400',
  'font-style': 'normal',
  'text-anchor': 'start',
  'dominant-baseline': 'auto',
  'text-decoration-line': 'none',
}

/** Groups within groups: a browser hands over a value of some hundred levels, and no eye tells ten apart. */
const deepest = 100

/**
 * The drawing as a tree of known elements with known attributes, styles resolved. Everything else is left
 * behind: scripts, handlers, links, foreign content, Mermaid's own ids, classes and style sheet.
 *
 * @throws Error for a drawing whose groups are too deep in each other
 */
export function flatten(svg: SVGSVGElement): Shape {
  const used = usedMarkers(svg)
  const root = walk(svg, used, 0)
  if (!root)
    throw new Error('Mermaid drew nothing')
  return root
}

function usedMarkers(svg: SVGSVGElement): Set<string> {
  const used = new Set<string>()
  for (const element of svg.querySelectorAll('[marker-start], [marker-end], [marker-mid]')) {
    for (const side of ['marker-start', 'marker-mid', 'marker-end']) {
      const id = /#([^)"']+)/.exec(element.getAttribute(side) ?? '')?.[1]
      if (id)
        used.add(id)
    }
  }
  return used
}

function walk(element: Element, used: Set<string>, depth: number): Shape | undefined {
  if (depth > deepest)
    throw new Error('its groups are too deep in each other')
  const tag = element.localName
  const style = getComputedStyle(element)
  if (style.display === 'none' || style.visibility === 'hidden')
    return undefined
  if (tag === 'text')
    return text(element as SVGTextElement, style)
  if (tag === 'marker') {
    if (!used.has(element.id))
      return undefined
  }
  else if (shapes.has(tag)) {
    return shape(element as SVGGraphicsElement, style)
  }
  else if (!containers.has(tag)) {
    return undefined
  }
  const children = [...element.children].flatMap(child => walk(child, used, depth + 1) ?? [])
  if (children.length === 0)
    return undefined
  const attrs = attributes(element, style)
  if (tag === 'marker') {
    attrs.id = element.id
    // Markers cut off at their box lose half of a thick arrowhead.
    attrs.overflow = 'visible'
  }
  return {
    tag: tag === 'a' || tag === 'switch'
      ? 'g'
      : tag,
    attrs,
    children: roughPair(children),
  }
}

/** Rough.js draws a node as a filled path and a stroked one over it; one path with both is the same picture. */
function roughPair(children: Shape[]): Shape[] {
  const [fill, stroke, ...others] = children
  const pair = children.length === 2 && others.length === 0
    && fill?.tag === 'path' && stroke?.tag === 'path'
    && !fill.attrs.stroke && stroke.attrs.fill === 'none' && !fill.attrs['data-step']
  if (!pair || !fill || !stroke || sameEnds(fill) === false)
    return children
  return [
    {
      ...fill,
      attrs: {
        ...stroke.attrs,
        ...fill.attrs,
      },
    },
  ]
}

function sameEnds(path: Shape): boolean {
  const numbers = (path.attrs.d ?? '').match(/-?\d+(?:\.\d+)?/g)?.map(Number) ?? []
  const [x = 0, y = 0] = numbers
  const [endX = 1e9, endY = 1e9] = numbers.slice(-2)
  return Math.abs(x - endX) < 1 && Math.abs(y - endY) < 1
}

function shape(element: SVGGraphicsElement, style: CSSStyleDeclaration): Shape | undefined {
  const box = element.getBBox()
  if (box.width === 0 && box.height === 0)
    return undefined
  const attrs = attributes(element, style)
  if (element instanceof SVGRectElement) {
    for (const side of ['x', 'y', 'width', 'height'] as const)
      attrs[side] = String(element[side].baseVal.value)
    if (style.rx !== 'auto' && style.rx !== '0px')
      attrs.rx = String(Number.parseFloat(style.rx))
  }
  for (const name of paints) {
    const value = style.getPropertyValue(name)
    if (value !== initial[name])
      attrs[name] = value
  }
  if (!attrs.stroke)
    delete attrs['stroke-width']
  if (attrs.fill === 'none' && !attrs.stroke)
    return undefined
  for (const side of ['marker-start', 'marker-mid', 'marker-end']) {
    const id = /#([^)"']+)/.exec(element.getAttribute(side) ?? '')?.[1]
    if (id)
      attrs[side] = `url(#${id})`
  }
  return { tag: element.localName, attrs, children: [] }
}

function attributes(element: Element, style: CSSStyleDeclaration): Record<string, string> {
  const attrs: Record<string, string> = {}
  for (const name of geometry) {
    const value = element.getAttribute(name)
    if (value !== null && value !== '' && !value.includes('%'))
      attrs[name] = value
  }
  const step = element.getAttribute('data-step')
  if (step)
    attrs['data-step'] = step
  if (element.matches('rect.background'))
    attrs['data-ground'] = ''
  if (style.opacity !== '1')
    attrs.opacity = style.opacity
  return attrs
}

/** Rows of words: the pieces of one row that look alike are joined. */
function text(element: SVGTextElement, style: CSSStyleDeclaration): Shape | undefined {
  if (!element.textContent?.trim())
    return undefined
  const attrs = {
    ...attributes(element, style),
    ...fontAttributes(style),
  }
  if (element.getAttribute('x')?.includes('%'))
    attrs.x = String(element.x.baseVal[0]?.value ?? 0)
  const rows = pieces(element, style)
  const only = rows.length === 1 && rows[0]?.tag === '#text'
    ? rows[0].text
    : undefined
  return only === undefined
    ? { tag: 'text', attrs, children: rows }
    : {
        tag: 'text',
        attrs,
        children: [],
        text: only,
      }
}

function pieces(element: Element, parent: CSSStyleDeclaration): Shape[] {
  const result: Shape[] = []
  for (const node of element.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) {
      append(result, node.textContent ?? '')
      continue
    }
    if (!(node instanceof SVGTSpanElement) || !node.textContent)
      continue
    const style = getComputedStyle(node)
    const attrs = {
      ...attributes(node, style),
      ...differences(fontAttributes(style), fontAttributes(parent)),
    }
    const children = pieces(node, style)
    const only = children.length === 1 && children[0]?.tag === '#text'
      ? children[0].text
      : undefined
    if (only !== undefined && Object.keys(attrs).length === 0) {
      append(result, only)
    }
    else {
      result.push({
        tag: 'tspan',
        attrs,
        children: only === undefined
          ? children
          : [],
        ...(only === undefined
          ? {}
          : { text: only }),
      })
    }
  }
  return result
}

function append(result: Shape[], words: string): void {
  const last = result.at(-1)
  if (!words)
    return
  if (last?.tag === '#text') {
    last.text += words
  }
  else {
    result.push({
      tag: '#text',
      attrs: {},
      children: [],
      text: words,
    })
  }
}

function fontAttributes(style: CSSStyleDeclaration): Record<string, string> {
  return Object.fromEntries(fonts.map(name => [
    name,
    style.getPropertyValue(name),
  ]).filter(([name, value]) => value !== initial[name ?? '']))
}

function differences(own: Record<string, string>, parent: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(own).filter(([name, value]) => parent[name] !== value))
}
