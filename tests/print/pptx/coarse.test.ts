import type { Raster } from '../../../lib/print/picture/raster.ts'
import { Buffer } from 'node:buffer'
import { PNG } from 'pngjs'
import { describe, expect, it } from 'vitest'
import { compareCoarsely } from '../../../lib/print/pptx/coarse.ts'
import { chooseFaces } from '../../../lib/print/pptx/faces.ts'
import { trim } from '../../../lib/print/pptx/photograph.ts'

type Colour = [number, number, number]
type Painted = [x: number, y: number, width: number, height: number, colour: Colour]

/** A slide of 400 by 240 with rectangles on it. */
function slide(...rectangles: Painted[]): Raster {
  const data = new Uint8Array(400 * 240 * 4).fill(255)
  for (const [left, top, width, height, colour] of rectangles) {
    for (let y = top; y < top + height; y++) {
      for (let x = left; x < left + width; x++)
        data.set(colour, (y * 400 + x) * 4)
    }
  }
  return { width: 400, height: 240, data }
}

/** A line of words, from afar. */
const line = (x: number, y: number, words: number): Painted[] => Array.from({ length: words }, (_, index) => [x + index * 34, y, 26, 12, [40, 40, 60]])
const box: Painted = [40, 100, 120, 60, [11, 92, 173]]

describe('a slide and another program\'s picture of it', () => {
  it.each<[string, Raster, Raster]>([
    ['the same', slide(box, ...line(20, 20, 8)), slide(box, ...line(20, 20, 8))],
    ['words that are set a little wider', slide(...line(20, 20, 8)), slide(...line(26, 22, 8))],
    ['a shape that lies a few pixels beside', slide(box), slide([46, 104, 120, 60, [11, 92, 173]])],
  ])('is right: %s', (_, a, b) => {
    expect(compareCoarsely(a, b)).toEqual([])
  })

  it.each<[string, Raster, Raster]>([
    ['a shape that is missing', slide(box), slide()],
    ['a shape that is added', slide(), slide(box)],
    ['a shape of another colour', slide(box), slide([40, 100, 120, 60, [180, 83, 9]])],
    ['a line of words that is missing', slide(...line(20, 20, 8), ...line(20, 60, 8)), slide(...line(20, 20, 8))],
    ['a shape somewhere else', slide(box), slide([220, 100, 120, 60, [11, 92, 173]])],
  ])('is wrong: %s', (_, a, b) => {
    expect(compareCoarsely(a, b).length).toBeGreaterThan(0)
  })
})

it('chooses of each face the files nearest to regular and bold, with Latin letters', () => {
  const face = { family: 'Inter', isItalic: false, address: 'data:' }
  const chosen = chooseFaces([
    { ...face, weight: 250, ranges: '' },
    { ...face, weight: 400, ranges: 'U+100-24F' },
    { ...face, weight: 420, ranges: 'U+20-7E, U+A0' },
    { ...face, weight: 720, ranges: '' },
    { ...face, weight: 620, ranges: '' },
    { ...face, family: 'Vazirmatn', weight: 400, ranges: 'U+600-6FF' },
  ])
  expect(chosen.map(({ family, weight, isBold }) => [family, weight, isBold])).toEqual([['Inter', 420, false], ['Inter', 720, true], ['Vazirmatn', 400, false]])
})

it('cuts a picture to what it shows, and gives what is transparent the colour of the ground', () => {
  const png = new PNG({ width: 40, height: 20 })
  png.data = Buffer.alloc(40 * 20 * 4)
  for (const at of [(4 * 40 + 10) * 4, (9 * 40 + 29) * 4])
    png.data.set([200, 0, 0, 255], at)
  const taken = trim(PNG.sync.write(png), { x: 100, y: 50, width: 20, height: 10 }, 2, [250, 240, 230, 1])
  expect(taken?.box).toEqual({ x: 105, y: 52, width: 10, height: 3 })
  expect([...PNG.sync.read(taken!.png).data.subarray(4, 8)]).toEqual([250, 240, 230, 0])
  png.data.fill(0)
  expect(trim(PNG.sync.write(png), { x: 0, y: 0, width: 20, height: 10 }, 2, [0, 0, 0, 1])).toBeUndefined()
})
