import type { Box, Raster } from './raster.ts'

const ink = [214, 0, 93, 255] as const
/** Levels of 255 by which a pixel is off that is shown as such. */
const visible = 12

/** A picture that shows where two differ: the first one faint and grey, in each spot the differing pixels, and a frame. */
export function drawDifference(expected: Raster, found: Raster, spots: Box[]): Raster {
  const { width, height } = expected
  const data = new Uint8Array(width * height * 4)
  const dot = (x: number, y: number): void => {
    if (x >= 0 && y >= 0 && x < width && y < height)
      data.set(ink, (y * width + x) * 4)
  }
  for (let at = 0; at < data.length; at += 4) {
    const grey = (expected.data[at]! * 2 + expected.data[at + 1]! * 5 + expected.data[at + 2]!) / 8
    data.fill(200 + grey / 5, at, at + 3)
    data[at + 3] = 255
  }
  for (const box of spots) {
    for (let y = box.y; y < box.y + box.height; y++) {
      for (let x = box.x; x < box.x + box.width; x++) {
        const at = (y * width + x) * 4
        if ([at, at + 1, at + 2].some(channel => Math.abs(expected.data[channel]! - found.data[channel]!) > visible))
          dot(x, y)
      }
    }
    for (const around of [3, 4]) {
      const [left, top, right, bottom] = [box.x - around, box.y - around, box.x + box.width - 1 + around, box.y + box.height - 1 + around]
      for (let x = left; x <= right; x++) {
        dot(x, top)
        dot(x, bottom)
      }
      for (let y = top; y <= bottom; y++) {
        dot(left, y)
        dot(right, y)
      }
    }
  }
  return { width, height, data }
}
