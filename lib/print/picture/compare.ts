import type { Kind } from './kind.ts'
import type { Box, Raster } from './raster.ts'
import { kindOf } from './kind.ts'

/** A place where two pictures do not show the same, in pixels. */
export interface Spot extends Box {
  kind: Kind
}

/** Two pictures, pixel by pixel. */
interface Excess {
  /** How far, in levels of the worst channel, a pixel lies outside all that surrounds it in the other picture; 0 when it does not. */
  levels: Uint8Array
  /** Sum of `levels`, and number of pixels above 0, in each cell of 8 by 8. */
  sums: Float64Array
  counts: Uint16Array
  across: number
  down: number
}

/**
 * Levels of 255 that a flat area may be off by. Two readers agree to within 2; a step of five percent is 13.
 */
const tolerance = 6

/**
 * Pixels around a pixel in which the other picture may show the same: one, because a browser puts each line of text
 * on whole pixels and paper does not, and one for the edges that are softened.
 */
const reach = 2

/** Pixels across a cell; what is judged is each square of two by two cells. */
const cell = 8

/**
 * A square of 16 pixels is wrong when its levels come to more than this: the head of a small arrow comes to 2000, an
 * icon of lines to 4000. Of right pages none came to more than 820 at the slide's own size, where PDFium thickens
 * hairlines, and none to more than 120 at twice the size (`npm run bench -- pictures`).
 */
const wrongSum = 900

/** Or when more of its 256 pixels than this are off at all, as when a tint is missing. */
const wrongCount = 140

/**
 * Compares two pictures of one thing as an eye does that is close to it: softened edges and shifts of a pixel pass,
 * a small icon that is missing, a tint off by five percent, or a word that is gone does not.
 *
 * @param expected the picture that is right
 * @param found the one to judge, of the same size
 * @param ignored one byte a pixel, not 0 where the pictures may differ
 * @returns the spots that differ, from the top; empty when they show the same
 * @throws RangeError when the sizes differ
 */
export function comparePictures(expected: Raster, found: Raster, ignored?: Uint8Array): Spot[] {
  const { boxes, levels } = findDifferences(expected, found, ignored)
  return boxes.map(box => ({ ...box, kind: kindOf(box, expected, found, levels) }))
}

/** As `comparePictures`, without what became of the spots, which takes longer to tell than that there are any. */
export function findDifferences(expected: Raster, found: Raster, ignored?: Uint8Array): { boxes: Box[], levels: Uint8Array } {
  const excess = createExcess(expected, found)
  for (let row = 0; row < excess.down; row++)
    measureRow(excess, expected, found, row, ignored)
  return { boxes: gather(wrongCells(excess), excess).map(cells => boundingBox(cells, excess, expected)), levels: excess.levels }
}

/** Whether two pictures show the same, as `comparePictures` judges. It looks no further than the first spot that differs. */
export function isAlike(expected: Raster, found: Raster): boolean {
  const excess = createExcess(expected, found)
  return Array.from({ length: excess.down }, (_, row) => row).every((row) => {
    measureRow(excess, expected, found, row)
    return wrongSquares(excess, Math.max(0, row - 1)).length === 0
  }) && wrongSquares(excess, excess.down - 1).length === 0
}

function createExcess({ width, height }: Raster, found: Raster): Excess {
  if (width !== found.width || height !== found.height)
    throw new RangeError(`pictures of ${width} by ${height} and ${found.width} by ${found.height} pixels cannot be compared`)
  const [across, down] = [Math.ceil(width / cell), Math.ceil(height / cell)]
  return { levels: new Uint8Array(width * height), sums: new Float64Array(across * down), counts: new Uint16Array(across * down), across, down }
}

/** Measures the pixels of one row of cells. */
function measureRow(excess: Excess, a: Raster, b: Raster, row: number, ignored?: Uint8Array): void {
  const { width, height } = a
  const { across } = excess
  for (let y = row * cell, pixel = y * width; y < Math.min(height, (row + 1) * cell); y++) {
    for (let x = 0; x < width; x++, pixel++) {
      if (isClose(a.data, b.data, pixel * 4) || ignored?.[pixel])
        continue
      const levels = unexplained(a, b, x, y) - tolerance
      if (levels <= 0)
        continue
      const place = (y >> 3) * across + (x >> 3)
      excess.levels[pixel] = levels
      excess.sums[place]! += levels
      excess.counts[place]!++
    }
  }
}

function isClose(a: Uint8Array, b: Uint8Array, at: number): boolean {
  const red = a[at]! - b[at]!
  const green = a[at + 1]! - b[at + 1]!
  const blue = a[at + 2]! - b[at + 2]!
  return red <= tolerance && red >= -tolerance && green <= tolerance && green >= -tolerance && blue <= tolerance && blue >= -tolerance
}

/**
 * How far a pixel is from being explained by the pixels around the same place in the other picture: the lesser of two
 * measures. A softened edge lies within the range of what is around it; a hairline that is on one row of pixels here
 * and spread over two there has the same mean.
 */
function unexplained(a: Raster, b: Raster, x: number, y: number): number {
  const range = Math.max(outside(a, b, x, y), outside(b, a, x, y))
  return range > tolerance
    ? Math.min(range, meanStep(a, b, x, y))
    : 0
}

/** How far a pixel lies outside the range of the pixels around the same place in another picture. */
function outside({ width, height, data }: Raster, { data: other }: Raster, x: number, y: number): number {
  const at = (y * width + x) * 4
  const row = width * 4
  const left = at - Math.min(reach, x) * 4
  const right = at + Math.min(reach, width - 1 - x) * 4
  const above = Math.min(reach, y)
  const rows = above + Math.min(reach, height - 1 - y)
  let worst = 0
  for (let channel = 0; channel < 3; channel++) {
    const value = data[at + channel]!
    let low = 255
    let high = 0
    let from = left - above * row + channel
    let to = right - above * row + channel
    // Most pixels are explained by the first rows.
    for (let down = 0; down <= rows && (low > value || high < value); down++, from += row, to += row) {
      for (let near = from; near <= to; near += 4) {
        const level = other[near]!
        if (level < low)
          low = level
        if (level > high)
          high = level
      }
    }
    if (low - value > worst)
      worst = low - value
    if (value - high > worst)
      worst = value - high
  }
  return worst
}

/** By how much the means of what is around a place differ. */
function meanStep({ width, height, data: a }: Raster, { data: b }: Raster, x: number, y: number): number {
  const [left, right] = [Math.max(0, x - reach), Math.min(width - 1, x + reach)]
  const [top, bottom] = [Math.max(0, y - reach), Math.min(height - 1, y + reach)]
  const steps = [0, 0, 0]
  for (let row = top; row <= bottom; row++) {
    for (let near = (row * width + left) * 4, end = (row * width + right) * 4; near <= end; near += 4) {
      for (let channel = 0; channel < 3; channel++)
        steps[channel]! += a[near + channel]! - b[near + channel]!
    }
  }
  return Math.max(...steps.map(Math.abs)) / ((right - left + 1) * (bottom - top + 1))
}

/** One byte a cell: 1 where it belongs to a square that is wrong. */
function wrongCells(excess: Excess): Uint8Array {
  const wrong = new Uint8Array(excess.across * excess.down)
  for (let y = 0; y < excess.down; y++)
    wrongSquares(excess, y).forEach(place => wrong[place] = 1)
  return wrong
}

/** Cells with excess of the wrong squares that a row of cells and the next one form. */
function wrongSquares({ sums, counts, across, down }: Excess, y: number): number[] {
  const wrong: number[] = []
  for (let x = 0; x < across; x++) {
    let sum = 0
    let count = 0
    const square: number[] = []
    for (let row = y; row < Math.min(down, y + 2); row++) {
      for (let place = row * across + x; place < row * across + Math.min(across, x + 2); place++) {
        if (counts[place]! > 0)
          square.push(place)
        sum += sums[place]!
        count += counts[place]!
      }
    }
    if (sum > wrongSum || count > wrongCount)
      wrong.push(...square)
  }
  return wrong
}

/** Wrong cells that touch, or have one between them, belong together. */
function gather(wrong: Uint8Array, { across, down }: Excess): number[][] {
  const groups: number[][] = []
  for (let start = 0; start < wrong.length; start++) {
    if (!wrong[start])
      continue
    const group = [start]
    wrong[start] = 0
    for (const place of group) {
      const [x, y] = [place % across, Math.floor(place / across)]
      for (let row = Math.max(0, y - 2); row <= Math.min(down - 1, y + 2); row++) {
        for (let column = Math.max(0, x - 2); column <= Math.min(across - 1, x + 2); column++) {
          const near = row * across + column
          if (wrong[near]) {
            wrong[near] = 0
            group.push(near)
          }
        }
      }
    }
    groups.push(group)
  }
  return groups
}

function boundingBox(cells: number[], { levels, across }: Excess, { width, height }: Raster): Box {
  let [left, top, right, bottom] = [width, height, 0, 0]
  for (const place of cells) {
    const [x0, y0] = [(place % across) * cell, Math.floor(place / across) * cell]
    for (let y = y0; y < Math.min(height, y0 + cell); y++) {
      for (let x = x0; x < Math.min(width, x0 + cell); x++) {
        if (levels[y * width + x]! > 0)
          [left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x + 1), Math.max(bottom, y + 1)]
      }
    }
  }
  return { x: left, y: top, width: right - left, height: bottom - top }
}
