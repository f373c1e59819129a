import type { RawDrawing, Shape } from '../../../lib/features/diagram/types.ts'
import { expect, it } from 'vitest'
import { paint } from '../../../lib/features/diagram/paint.ts'
import { readPalettes } from '../../../lib/look/palette.ts'

const palettes = readPalettes()

function raw(shape: Shape): RawDrawing {
  return {
    facts: {
      type: 'x',
      title: '',
      parts: [],
      sentences: [],
    },
    shape: {
      tag: 'svg',
      attrs: {},
      children: [shape],
    },
    box: {
      x: 0,
      y: 0,
      width: 10,
      height: 10,
    },
    smallestText: 20,
    flaws: [],
  }
}

function rect(fill: string, more: Record<string, string> = {}): RawDrawing {
  return raw({
    tag: 'rect',
    attrs: { fill, width: '10.04', ...more },
    children: [],
  })
}

it('makes a token of a pair of colours that is one', () => {
  expect(paint({
    light: rect('rgb(11, 92, 173)'),
    dark: rect('rgb(143, 193, 255)'),
  }, palettes, 'd').svg)
    .toContain('<rect fill="var(--lectern-first,#0b5cad)" width="10"/>')
})

it('keeps both colours of any other pair', () => {
  expect(paint({
    light: rect('rgb(1, 2, 3)'),
    dark: rect('rgb(4, 5, 6)'),
  }, palettes, 'd').svg).toContain('fill="light-dark(#010203,#040506)"')
})

it.each([
  ['rgb(1.4, 2, 3)', 'rgb(1, 2.4, 3)', '#010203'],
  ['rgb(255, 0, 10, 0.5)', 'rgb(255, 0, 10, 0.5)', 'rgb(255 0 10/0.5)'],
  ['rgba(9, 9, 9, 0)', 'rgba(8, 8, 8, 0)', 'none'],
  ['none', 'none', 'none'],
  ['currentcolor', 'rgb(1, 2, 3)', 'light-dark(currentcolor,#010203)'],
])('writes %s and %s as %s', (light, dark, fill) => {
  expect(paint({ light: rect(light), dark: rect(dark) }, palettes, 'd').svg).toContain(`<rect fill="${fill}" width="10"/>`)
})

it('takes a shape without a colour for black, as SVG does', () => {
  const bare = rect('')
  delete bare.shape.children[0]?.attrs.fill
  expect(paint({ light: bare, dark: rect('rgb(255, 255, 255)') }, palettes, 'd').svg).toContain('fill="light-dark(#000000,#ffffff)"')
})

it('refuses two drawings that differ in more than colour', () => {
  const differ = (light: Shape, dark: Shape): () => unknown => () => paint({ light: raw(light), dark: raw(dark) }, palettes, 'd')
  const text = (words: string): Shape => ({ tag: 'text', attrs: {}, children: [], text: words })
  expect(differ({ tag: 'rect', attrs: { x: '1' }, children: [] }, { tag: 'rect', attrs: { x: '2' }, children: [] })).toThrow('differ in x: 1 and 2')
  expect(differ({ tag: 'rect', attrs: { x: '1' }, children: [] }, { tag: 'rect', attrs: {}, children: [] })).toThrow('differ in x: 1 and undefined')
  expect(differ(text('a'), text('b'))).toThrow('differ in a <text>')
  expect(differ(text('a'), { ...text('a'), tag: 'tspan' })).toThrow('differ in a <text>')
  expect(differ({ tag: 'g', attrs: {}, children: [text('a')] }, { tag: 'g', attrs: {}, children: [] })).toThrow('differ in a <g>')
})

it('leaves room for strokes around the drawing, in whole pixels', () => {
  const drawing = { ...rect('none'), box: { x: 1.5, y: -2.5, width: 10.2, height: 20.7 } }
  expect(paint({ light: drawing, dark: drawing }, palettes, 'd')).toMatchObject({ width: 17, height: 27, svg: expect.stringContaining('viewBox="-2 -6 17 27"') })
})

it('moves a marked part with a group of its own, and writes words between shapes', () => {
  const shape: Shape = { tag: 'text', attrs: { 'data-step': 'A', 'transform': 'scale(0.123456)' }, children: [{ tag: '#text', attrs: {}, children: [], text: 'a < b' }, { tag: 'tspan', attrs: {}, children: [], text: 'c' }] }
  expect(paint({ light: raw(shape), dark: raw(shape) }, palettes, 'd').svg)
    .toContain('<g data-step="A"><text transform="scale(0.1235)">a &lt; b<tspan>c</tspan></text></g>')
})

it('rounds what is measured to a tenth of a pixel, and nothing else', () => {
  expect(paint(({ light: rect('none', { 'd': ' M-.26,12.34  1e-7,3.2e-12 ', 'stroke-dasharray': '1.2345' }), dark: rect('none', { 'd': ' M-.26,12.34  1e-7,3.2e-12 ', 'stroke-dasharray': '1.2345' }) }), palettes, 'd').svg)
    .toContain('d="M-0.3,12.3 1e-7,0" stroke-dasharray="1.2345"')
})

it('escapes what authors write', () => {
  const words = raw({
    tag: 'text',
    attrs: { 'data-step': 'a"><script>' },
    children: [],
    text: '<img src=x onerror=alert(1)> & "so"',
  })
  const { svg } = paint({ light: words, dark: words }, palettes, 'd')
  expect(svg).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; &quot;so&quot;')
  expect(svg).not.toMatch(/<script|<img/)
})

it('gives markers ids of their own diagram', () => {
  const shape: Shape = {
    tag: 'g',
    attrs: {},
    children: [
      {
        tag: 'marker',
        attrs: { id: 'drawing_end' },
        children: [],
      },
      {
        tag: 'path',
        attrs: { 'd': 'M0,0', 'marker-end': 'url(#drawing_end)' },
        children: [],
      },
    ],
  }
  expect(paint({
    light: raw(shape),
    dark: raw(shape),
  }, palettes, 'd1').svg).toMatch(/id="d1-drawing_end".*marker-end="url\(#d1-drawing_end\)"/)
})
