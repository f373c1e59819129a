import type { Raster } from '../../../lib/print/picture/raster.ts'
import { expect, it } from 'vitest'
import { cover, findChance, findMotion, shrink } from '../../../lib/print/picture/raster.ts'

function grey(width: number, levels: number[]): Raster {
  return { width, height: levels.length / width, data: Uint8Array.from(levels.flatMap(level => [level, level, level, 255])) }
}

function blank(width: number, height: number): Raster {
  return grey(width, Array.from<number>({ length: width * height }).fill(0))
}

/** As it is, but for one byte of one pixel. */
function touched({ width, height, data }: Raster, x: number, y: number, channel = 0): Raster {
  return { width, height, data: data.with((y * width + x) * 4 + channel, 99) }
}

/** The rows of a mask, `#` where it covers. */
function drawn(mask: Uint8Array, width: number): string[] {
  return Array.from({ length: mask.length / width }, (_, y) => [...mask.subarray(y * width, (y + 1) * width)].map(covers => covers ? '#' : '.').join(''))
}

/** First and last pixel that a mask covers, across and down. */
function extent(mask: Uint8Array, width: number): { across: number[], down: number[] } {
  const rows = drawn(mask, width)
  const covered = rows.flatMap((row, y) => row.includes('#') ? [y] : [])
  const [first = ''] = rows.filter(row => row.includes('#'))
  return { across: [first.indexOf('#'), first.lastIndexOf('#')], down: [covered[0]!, covered.at(-1)!] }
}

it.each([
  ['of one pixel', { x: 2, y: 2, width: 1, height: 1 }, ['......', '.###..', '.###..', '.###..', '......']],
  ['of a part of a pixel', { x: 2.5, y: 2.5, width: 0.2, height: 0.2 }, ['......', '.###..', '.###..', '.###..', '......']],
  ['that begins outside', { x: -3, y: -3, width: 4, height: 4 }, ['##....', '##....', '......', '......', '......']],
  ['that ends outside', { x: 5, y: 4, width: 9, height: 9 }, ['......', '......', '......', '....##', '....##']],
  ['beside the picture', { x: -9, y: 0, width: 2, height: 2 }, ['......', '......', '......', '......', '......']],
])('covers a box %s, and a pixel around it', (_, box, rows) => {
  expect(drawn(cover([box], blank(6, 5)), 6)).toEqual(rows)
})

it('covers what moves in any of several pictures, by any of its colours, and two pixels around', () => {
  const still = blank(9, 8)
  for (const channel of [0, 1, 2])
    expect(drawn(findMotion(still, [still, touched(still, 4, 3, channel)]), 9), `channel ${channel}`).toEqual(['.........', ...Array.from({ length: 5 }).fill('..#####..'), '.........', '.........'])
  expect(findMotion(still, [still, touched(still, 4, 3, 3)])).toEqual(new Uint8Array(72))
})

it('covers 48 pixels around each square of 16 in which chance drew something else', () => {
  const still = blank(190, 170)
  for (const channel of [0, 1, 2]) {
    for (const [x, y] of [[80, 64], [95, 79]] as const)
      expect(extent(findChance(still, touched(still, x, y, channel)), 190), `${x}, ${y}`).toEqual({ across: [31, 144], down: [15, 128] })
  }
  expect(findChance(still, touched(still, 80, 64, 3))).toEqual(new Uint8Array(190 * 170))
})

it('makes a picture smaller down as it does across', () => {
  expect(shrink(grey(1, [0, 90, 240]), { width: 1, height: 2 })).toEqual(grey(1, [30, 190]))
  expect(shrink(grey(3, [0, 0, 0, 90, 90, 90, 240, 240, 240]), { width: 2, height: 2 })).toEqual(grey(2, [30, 30, 190, 190]))
  expect(shrink(grey(4, [0, 40, 80, 120]), { width: 2, height: 1 })).toEqual(grey(2, [20, 100]))
})
