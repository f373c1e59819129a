import type { Box, Raster } from './raster.ts'
import { comparePictures } from './compare.ts'

/**
 * Steps in pixels by which a browser may lay out a block on paper elsewhere: it rounds the height of lines, also of
 * those that mix faces, to whole pixels of the screen, and of paper's finer ones.
 */
const steps = [0, -2, 2, -4, 4, -6, 6]

/**
 * Whether a region shows the same a few pixels away: then nothing is missing, and no eye sees that it moved.
 *
 * @param region where the two pictures differ
 */
export function isShifted(slide: Raster, page: Raster, region: Box): boolean {
  const box = grow(region, slide)
  if (box.width <= 0 || box.height <= 0)
    return false
  const part = crop(slide, box, 0, 0)
  return steps.some(dy => steps.some(dx => (dx !== 0 || dy !== 0) && isInside(box, dx, dy, slide)
    && comparePictures(part, crop(page, box, dx, dy)).length === 0))
}

/** With the edges of what lies in it, which a shift brings in or takes out. */
function grow({ x, y, width, height }: Box, picture: Raster): Box {
  const [left, top] = [Math.max(8, x - 2), Math.max(8, y - 2)]
  return { x: left, y: top, width: Math.min(picture.width - 8, x + width + 2) - left, height: Math.min(picture.height - 8, y + height + 2) - top }
}

function isInside({ x, y, width, height }: Box, dx: number, dy: number, picture: Raster): boolean {
  return x + dx >= 0 && y + dy >= 0 && x + dx + width <= picture.width && y + dy + height <= picture.height
}

function crop({ width, data }: Raster, box: Box, dx: number, dy: number): Raster {
  const out = new Uint8Array(box.width * box.height * 4)
  for (let row = 0; row < box.height; row++) {
    const start = ((box.y + dy + row) * width + box.x + dx) * 4
    out.set(data.subarray(start, start + box.width * 4), row * box.width * 4)
  }
  return { width: box.width, height: box.height, data: out }
}
