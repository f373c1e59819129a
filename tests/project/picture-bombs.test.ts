import { Buffer } from 'node:buffer'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { drawnBy, pictureBomb } from '../../lib/project/picture-bombs.ts'

const folder = mkdtempSync(join(tmpdir(), 'lectern-bombs-'))

function judged(content: Buffer | string): string | undefined {
  writeFileSync(join(folder, 'a'), content)
  return pictureBomb(join(folder, 'a'))
}

function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(60)
  bytes.write('\x89PNG\r\n\x1A\n\0\0\0\rIHDR', 'latin1')
  bytes.writeUInt32BE(width, 16)
  bytes.writeUInt32BE(height, 20)
  return bytes
}

/** Each level is the one below it, ten times. */
function laughs(levels: number, quote = '"'): string {
  const groups = Array.from({ length: levels }, (_, level) => `<g id=${quote}a${level + 1}${quote}>${`<use href=${quote}#a${level}${quote} />`.repeat(10)}</g>`)
  return `<svg xmlns="http://www.w3.org/2000/svg"><defs><rect id=${quote}a0${quote} width="1"/>${groups.join('\n')}</defs><use xlink:href="#a${levels}"/></svg>`
}

it.each([
  ['a PNG of 900 million pixels', png(30_000, 30_000), '30000 × 30000 pixels large'],
  ['a PNG that lies', png(2 ** 31 - 1, 2 ** 31 - 1), '2147483647 × 2147483647 pixels large'],
  ['a GIF', Buffer.from('GIF89a\xFF\xFF\xFF\xFF\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0', 'latin1'), '65535 × 65535 pixels large'],
  ['an SVG of a billion', laughs(9), 'an SVG that draws elements or dashes by the million, by <use>, patterns, filters or stroke-dasharray'],
  ['one in other quotation marks, after a comment', `<!-- a -->\n${laughs(12, '\'')}`, 'an SVG that draws elements or dashes by the million, by <use>, patterns, filters or stroke-dasharray'],
  ['patterns in patterns', `<svg>${Array.from({ length: 9 }, (_, no) => `<pattern id="a${no + 1}">${`<rect style="fill: url(&quot;#a${no}&quot;)"/>`.repeat(10)}</pattern>`).join('')}<rect fill="url(#a9)"/></svg>`, 'an SVG that draws elements or dashes by the million, by <use>, patterns, filters or stroke-dasharray'],
  ['filters by the thousand', `<svg><filter id="a">${'<feGaussianBlur stdDeviation="99"/>'.repeat(100)}</filter>${'<rect filter="url(\'#a\')"/>'.repeat(100)}</svg>`, 'an SVG that draws elements or dashes by the million, by <use>, patterns, filters or stroke-dasharray'],
  ['a line of tiny dashes', '<svg><path d="M0 0L9000 0" stroke-dasharray="0.001"/></svg>', 'an SVG that draws elements or dashes by the million, by <use>, patterns, filters or stroke-dasharray'],
  ['dashes that a group hands down', `<svg><g style='stroke-dasharray: .01, .01'>${'<path d="M0,0c9 9 900 9 900 0zh99"/>'.repeat(100)}</g></svg>`, 'an SVG that draws elements or dashes by the million, by <use>, patterns, filters or stroke-dasharray'],
  ['dashes of a style sheet', `<svg><style>.a, g .b { stroke: red; stroke-dasharray: 1e-3 }</style>${'<circle class="x b" r="100"/>'.repeat(10)}</svg>`, 'an SVG that draws elements or dashes by the million, by <use>, patterns, filters or stroke-dasharray'],
  ['a chain without end', `<svg>${Array.from({ length: 10_000 }, (_, no) => `<g id="a${no}"><use href="#a${no + 1}"/></g>`).join('')}</svg>`, 'an SVG that draws elements or dashes by the million, by <use>, patterns, filters or stroke-dasharray'],
])('tells %s', (_, content, found) => {
  expect(judged(content)).toBe(found)
})

it.each([
  ['a large photograph', png(16_000, 16_000)],
  ['the start of a PNG', png(1, 1).subarray(0, 20)],
  ['nothing', ''],
  ['an SVG of a thousand', laughs(3)],
  ['one that uses itself', '<svg><g id="a"><use href="#a"/><use href="#none"/></g></svg>'],
  ['shadows of a thousand shapes', `<svg><filter id="a"><feOffset/><feGaussianBlur/><feMerge/></filter>${'<rect filter="url(#a)"/>'.repeat(1000)}</svg>`],
  ['links to what it holds', `<svg><g id="a"><path/></g>${'<a href="#a"><path/></a>'.repeat(1000)}</svg>`],
  ['a map with dashed roads', `<svg><style>.road { stroke-dasharray: 4 2 }</style>${'<path class="road" d="M900 900 L903 902 906 901 A9 9 0 0 1 920 920 H930 V920 Z"/>'.repeat(20_000)}</svg>`],
  ['dashes by parts of a line', '<svg><path pathLength="1" stroke-dasharray="0.001" d="M0 0H90000"/><path stroke-dasharray="0" d="M0 0H90000"/><path stroke-dasharray="none" d="M0 0H90000"/></svg>'],
  ['dashes that another class has', '<svg><style>.a { stroke-dasharray: 0.0001 }</style><path class="b" d="M0 0H90000"/></svg>'],
  ['one that was not ended', '<svg><g id="a"><use href="#a'],
])('lets %s pass', (_, content) => {
  expect(judged(content)).toBeUndefined()
})

it('counts what is drawn, and reads an SVG of a hundred thousand parts', () => {
  expect(drawnBy('<svg><g id="a"><path/><path/></g><use href="#a"/><use href="#a"/></svg>')).toBe(13)
  expect(drawnBy(`<svg><path id="a"/>${'<use href="#a"/>'.repeat(100_000)}</svg>`)).toBe(200_003)
})
