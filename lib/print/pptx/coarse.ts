import type { Box, Raster } from '../picture/raster.ts'

/** Pixels across a cell, whose mean is compared; and cells around, within which another program may place it. */
const [cell, reach] = [8, 2]
/** Levels of 255 by which a cell's mean may lie outside all that surrounds it. */
const tolerance = 28
/**
 * Cells beside each other that make a difference: half a line of words, or a mark of 45 by 45 pixels. A word that breaks onto
 * another line comes to 28; a border, which two programs put on other pixels, is one cell high.
 */
const fewest = 32

interface Means { width: number, height: number, data: Float32Array }

function meansOf({ width, height, data }: Raster): Means {
  const [across, down] = [Math.floor(width / cell), Math.floor(height / cell)]
  const means = new Float32Array(across * down * 3)
  for (let y = 0; y < down * cell; y++) {
    for (let x = 0; x < across * cell; x++) {
      const to = (Math.floor(y / cell) * across + Math.floor(x / cell)) * 3
      for (let channel = 0; channel < 3; channel++)
        means[to + channel]! += data[(y * width + x) * 4 + channel]! / (cell * cell)
    }
  }
  return { width: across, height: down, data: means }
}

/**
 * Compares two programs' pictures of one slide as somebody does who walks past: what is missing, added or of another
 * colour is seen, lines that break elsewhere and letters of another width are not.
 *
 * @returns what differs, in pixels
 */
export function compareCoarsely(a: Raster, b: Raster): Box[] {
  const [first, second] = [meansOf(a), meansOf(b)]
  const { width, height } = first
  const isWrong = Array.from({ length: width * height }, (_, place) => {
    const [x, y] = [place % width, Math.floor(place / width)]
    return outside(first, second, x, y) > tolerance || outside(second, first, x, y) > tolerance
  })
  const boxes: Box[] = []
  for (let start = 0; start < isWrong.length; start++) {
    if (!isWrong[start])
      continue
    isWrong[start] = false
    const group = [start]
    for (const place of group) {
      const [x, y] = [place % width, Math.floor(place / width)]
      // Between two words there is room.
      for (const [nearX, nearY] of [[x - 2, y], [x - 1, y], [x + 1, y], [x + 2, y], [x, y - 1], [x, y + 1]] as const) {
        const near = nearY * width + nearX
        if (nearX >= 0 && nearX < width && isWrong[near]) {
          isWrong[near] = false
          group.push(near)
        }
      }
    }
    if (group.length >= fewest) {
      const xs = group.map(place => place % width)
      const ys = group.map(place => Math.floor(place / width))
      const [left, top] = [Math.min(...xs), Math.min(...ys)]
      const [across, down] = [Math.max(...xs) - left + 1, Math.max(...ys) - top + 1]
      if (across > 1 && down > 1)
        boxes.push({ x: left * cell, y: top * cell, width: across * cell, height: down * cell })
    }
  }
  return boxes
}

function outside(one: Means, other: Means, x: number, y: number): number {
  let worst = 0
  for (let channel = 0; channel < 3; channel++) {
    const value = one.data[(y * one.width + x) * 3 + channel]!
    let [low, high] = [255, 0]
    for (let row = Math.max(0, y - reach); row <= Math.min(one.height - 1, y + reach); row++) {
      for (let column = Math.max(0, x - reach); column <= Math.min(one.width - 1, x + reach); column++) {
        const near = other.data[(row * one.width + column) * 3 + channel]!
        low = Math.min(low, near)
        high = Math.max(high, near)
      }
    }
    worst = Math.max(worst, low - value, value - high)
  }
  return worst
}
