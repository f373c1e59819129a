import type { Box, Raster } from './raster.ts'

/** What became of a spot: `changed` where it is none of the others. */
export type Kind = 'missing' | 'added' | 'colour' | 'moved' | 'changed'

/** Pixels that tell the kind: more would not tell more. */
const enough = 500
/** How far something may have moved to be recognised, in pixels. */
const farthest = 24
/** Levels of 255 by which pixels that show the same may differ. */
const same = 24

/**
 * Says what became of a spot.
 *
 * @param levels one byte a pixel, above 0 where the pictures differ
 */
export function kindOf(box: Box, expected: Raster, found: Raster, levels: Uint8Array): Kind {
  const pixels = differing(box, expected.width, levels)
  const [before, after] = [standsOut(pixels, box, expected), standsOut(pixels, box, found)]
  if (after < before / 4)
    return 'missing'
  if (before < after / 4)
    return 'added'
  if (isUniform(pixels, expected, found))
    return 'colour'
  return hasMoved(pixels, expected, found)
    ? 'moved'
    : 'changed'
}

function differing({ x, y, width, height }: Box, across: number, levels: Uint8Array): number[] {
  const pixels: number[] = []
  for (let row = y; row < y + height; row++) {
    for (let pixel = row * across + x; pixel < row * across + x + width; pixel++) {
      if (levels[pixel]! > 0)
        pixels.push(pixel)
    }
  }
  const step = Math.ceil(pixels.length / enough)
  return pixels.filter((_, index) => index % step === 0)
}

/** Mean levels by which pixels differ from what surrounds their spot. */
function standsOut(pixels: number[], box: Box, { width, height, data }: Raster): number {
  const [left, top] = [Math.max(0, box.x - 2), Math.max(0, box.y - 2)]
  const [right, bottom] = [Math.min(width - 1, box.x + box.width + 1), Math.min(height - 1, box.y + box.height + 1)]
  const ring: number[] = []
  for (let x = left; x <= right; x++)
    ring.push(top * width + x, bottom * width + x)
  for (let y = top; y <= bottom; y++)
    ring.push(y * width + left, y * width + right)
  const around = [0, 1, 2].map(channel => median(ring.map(pixel => data[pixel * 4 + channel]!)))
  const sum = pixels.reduce((total, pixel) => total + Math.max(...around.map((level, channel) => Math.abs(data[pixel * 4 + channel]! - level))), 0)
  return sum / pixels.length
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[values.length >> 1] ?? 0
}

/** True when all pixels are off by much the same. */
function isUniform(pixels: number[], { data: a }: Raster, { data: b }: Raster): boolean {
  return [0, 1, 2].every((channel) => {
    const steps = pixels.map(pixel => b[pixel * 4 + channel]! - a[pixel * 4 + channel]!)
    const mean = steps.reduce((sum, step) => sum + step, 0) / steps.length
    return steps.reduce((sum, step) => sum + Math.abs(step - mean), 0) / steps.length <= 3 + Math.abs(mean) / 4
  })
}

/** True when what is expected is there in full a few pixels further. */
function hasMoved(pixels: number[], { width, height, data: a }: Raster, { data: b }: Raster): boolean {
  const isSame = (pixel: number, right: number, down: number): boolean => {
    const [x, y] = [pixel % width + right, Math.floor(pixel / width) + down]
    const [from, to] = [pixel * 4, (y * width + x) * 4]
    return x >= 0 && x < width && y >= 0 && y < height && Math.abs(a[from]! - b[to]!) <= same && Math.abs(a[from + 1]! - b[to + 1]!) <= same && Math.abs(a[from + 2]! - b[to + 2]!) <= same
  }
  if (pixels.filter(pixel => isSame(pixel, 0, 0)).length > pixels.length * 0.55)
    return false
  for (let down = -farthest; down <= farthest; down++) {
    for (let right = -farthest; right <= farthest; right++) {
      let allowed = pixels.length * 0.15
      if (pixels.every(pixel => isSame(pixel, right, down) || --allowed >= 0))
        return true
    }
  }
  return false
}
