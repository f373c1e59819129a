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

it('refuses two drawings that differ in more than colour', () => {
  expect(() => paint({
    light: rect('none', { x: '1' }),
    dark: rect('none', { x: '2' }),
  }, palettes, 'd')).toThrow('differ in x: 1 and 2')
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
