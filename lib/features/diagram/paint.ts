import type { Palette, Scheme } from '../../look/palette.ts'
import type { Drawing, RawDrawing, Shape } from './types.ts'
import { escapeHtml } from '../../markdown/escape-html.ts'

const colourAttributes = new Set(['fill', 'stroke'])
/** Room for strokes at the edge. */
const margin = 3

/**
 * One SVG for both schemes: the same picture drawn twice, in which only colours may differ. Pairs of colours
 * that are a token of the deck become that token; other pairs become `light-dark()`.
 *
 * @param drawings the picture in both schemes
 * @param palettes the tokens of both schemes
 * @param id unique on a slide; prefixes the ids of markers
 * @throws Error when the two differ in more than colours
 */
export function paint(drawings: Record<Scheme, RawDrawing>, palettes: Record<Scheme, Palette>, id: string): Drawing {
  const { light, dark } = drawings
  const tokens = new Map(Object.keys(palettes.light).map(name => [`${palettes.light[name]} ${palettes.dark[name]}`, name]))
  const x = Math.floor(light.box.x - margin)
  const y = Math.floor(light.box.y - margin)
  const width = Math.ceil(light.box.width + 2 * margin)
  const height = Math.ceil(light.box.height + 2 * margin)
  const merged = merge(light.shape, dark.shape, tokens)
  const children = regroup(merged.children).map(shape => serialise(shape, id)).join('')
  return {
    svg: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${x} ${y} ${width} ${height}" stroke-miterlimit="10">${children}</svg>`,
    facts: light.facts,
    width,
    height,
    smallestText: light.smallestText,
    flaws: light.flaws,
  }
}

function merge(light: Shape, dark: Shape, tokens: Map<string, string>): Shape {
  if (light.tag !== dark.tag || light.children.length !== dark.children.length || light.text !== dark.text)
    throw new Error(`the light and the dark drawing differ in a <${light.tag}>`)
  const attrs: Record<string, string> = {}
  for (const name of new Set([
    ...Object.keys(light.attrs),
    ...Object.keys(dark.attrs),
  ])) {
    if (colourAttributes.has(name))
      attrs[name] = colour(light.attrs[name] ?? 'rgb(0, 0, 0)', dark.attrs[name] ?? 'rgb(0, 0, 0)', tokens)
    else if (light.attrs[name] === dark.attrs[name])
      attrs[name] = light.attrs[name] ?? ''
    else
      throw new Error(`the light and the dark drawing differ in ${name}: ${light.attrs[name]} and ${dark.attrs[name]}`)
  }
  return {
    ...light,
    attrs,
    children: light.children.map((child, index) => merge(child, dark.children[index] ?? child, tokens)),
  }
}

/** `rgb(253, 252, 249)` and its dark twin => `var(--lectern-paper,#fdfcf9)`; the fallback serves pages without the tokens. */
function colour(light: string, dark: string, tokens: Map<string, string>): string {
  const pair = [
    hex(light),
    hex(dark),
  ]
  const token = tokens.get(pair.join(' '))
  if (token)
    return `var(--lectern-${token},${pair[0]})`
  return pair[0] === pair[1]
    ? pair[0] ?? 'none'
    : `light-dark(${pair.join(',')})`
}

function hex(value: string): string {
  if (!value.startsWith('rgb'))
    return value
  const [r = 0, g = 0, b = 0, a = 1] = Array.from(value.matchAll(/[\d.]+/g), Number)
  if (a === 0)
    return 'none'
  const digits = [r, g, b].map(part => Math.round(part).toString(16).padStart(2, '0')).join('')
  return a === 1
    ? `#${digits}`
    : `rgb(${r} ${g} ${b}/${a})`
}

/** Steps act on a group of its own around each marked element, so that motion never fights a `transform` attribute. */
function regroup(shapes: Shape[]): Shape[] {
  return shapes.map((shape) => {
    const { 'data-step': step, ...attrs } = shape.attrs
    const inner: Shape = {
      ...shape,
      attrs,
      children: regroup(shape.children),
    }
    return step
      ? {
          tag: 'g',
          attrs: { 'data-step': step },
          children: [inner],
        }
      : inner
  })
}

function serialise({ tag, attrs, children, text }: Shape, id: string): string {
  if (tag === '#text')
    return escapeHtml(text ?? '')
  const written = Object.entries(attrs).map(([name, value]) => ` ${name}="${escapeHtml(round(name, value, id))}"`).join('')
  const inner = text === undefined
    ? children.map(child => serialise(child, id)).join('')
    : escapeHtml(text)
  return inner
    ? `<${tag}${written}>${inner}</${tag}>`
    : `<${tag}${written}/>`
}

const numeric = new Set(['d', 'x', 'y', 'x1', 'x2', 'y1', 'y2', 'cx', 'cy', 'r', 'rx', 'ry', 'width', 'height', 'points', 'transform'])

function round(name: string, value: string, id: string): string {
  if (name === 'id')
    return `${id}-${value}`
  if (name.startsWith('marker-'))
    return value.replace(/#(.*)\)/, `#${id}-$1)`)
  if (!numeric.has(name))
    return value
  const digits = /scale|matrix/.test(value)
    ? 4
    : 1
  return value
    .replace(/-?\d*\.\d+(?:e-?\d+)?/gi, number => String(Number(Number(number).toFixed(digits))))
    .replace(/\s+/g, ' ')
    .trim()
}
