import type { Box, Raster } from './raster.ts'
import { isAlike } from './compare.ts'

/**
 * Steps in pixels by which a browser may lay out a block on paper elsewhere: it rounds the height of lines, also of
 * those that mix faces, to whole pixels of the screen, and of paper's finer ones.
 */
const steps = [0, -2, 2, -4, 4, -6, 6]

/** How far rounding may carry the last of many lines, in pixels: less than a line is high. */
const farthest = 12

/**
 * Whether a spot shows the same a few pixels away: then nothing is missing, and no eye sees that it moved.
 *
 * @param spot where the two pictures differ
 */
export function isShifted(slide: Raster, page: Raster, spot: Box): boolean {
  const box = grow(spot, slide)
  if (box.width <= 0 || box.height <= 0)
    return false
  const part = crop(slide, box, 0, 0)
  return steps.some(dy => steps.some(dx => (dx !== 0 || dy !== 0) && isInside(box, dx, dy, slide)
    && isAlike(part, crop(page, box, dx, dy))))
  || isDrifted(slide, page, box)
}

/**
 * Whether a spot lies at the foot of a slide, where lines leave it that moved down: they were cut off there already. What
 * reaches across, such as a border, is no line unless others moved as well.
 */
export function isPushedOut(slide: Raster, spot: Box, othersMoved: boolean): boolean {
  const above = { ...spot, y: Math.max(1, spot.y - 40), height: 40 }
  return spot.y >= slide.height - farthest - 2
    && (othersMoved || (spot.width < slide.width / 4 && Array.from({ length: above.height }, (_, row) => above.y + row).some(row => !isPlain(slide, above, row))))
}

/** Whether each line of a spot stands a little further off than the one before: what is rounded at each line adds up. */
function isDrifted(slide: Raster, page: Raster, box: Box): boolean {
  const lines = linesIn(slide, box)
  let before: number | undefined
  for (const line of lines) {
    const nearby = before === undefined ? steps : steps.map(step => before! + step).filter(dy => Math.abs(dy) <= farthest && dy * before! >= before! ** 2)
    const found = nearby.find(dy => isAt(slide, page, line, dy))
    // A foot that lies over the lines stays where it is, and may cover words of theirs.
    if (found === undefined && !wordsIn(slide, line).every(word => [0, ...nearby].some(dy => isAt(slide, page, word, dy) || isCovered(slide, page, word, dy))))
      return false
    before = found ?? before
  }
  return lines.length > 1
}

function isAt(slide: Raster, page: Raster, line: Box, dy: number): boolean {
  const top = Math.max(0, -(line.y + dy))
  const height = Math.min(line.height, slide.height - line.y - dy) - top
  const shown = { ...line, y: line.y + top, height }
  return height <= 0 || isAlike(crop(slide, shown, 0, 0), crop(page, shown, 0, dy))
}

/**
 * Whether two things lie over each other here, of which one stands still and the other moved by `dy`: then each pixel of
 * either picture is in the other at the one place or at the other.
 */
function isCovered(slide: Raster, page: Raster, word: Box, dy: number): boolean {
  const fits = word.y + dy >= 0 && word.y - dy >= 0 && word.y + word.height + Math.abs(dy) <= slide.height
  return dy !== 0 && fits
    && isAlike(crop(slide, word, 0, 0), nearer(crop(slide, word, 0, 0), crop(page, word, 0, 0), crop(page, word, 0, dy)))
    && isAlike(crop(page, word, 0, 0), nearer(crop(page, word, 0, 0), crop(slide, word, 0, 0), crop(slide, word, 0, -dy)))
}

/** Of two pictures, pixel by pixel, the one that is more like a third. */
function nearer(like: Raster, a: Raster, b: Raster): Raster {
  const data = a.data.slice()
  const away = (other: Raster, at: number): number => [0, 1, 2].reduce((sum, channel) => sum + Math.abs(other.data[at + channel]! - like.data[at + channel]!), 0)
  for (let at = 0; at < data.length; at += 4) {
    if (away(b, at) < away(a, at))
      data.set(b.data.subarray(at, at + 4), at)
  }
  return { ...a, data }
}

/** Whether a spot's row of pixels is the same as the one above it: between lines of text, and beside borders. */
function isPlain({ width, data }: Raster, { x, width: wide }: Box, row: number): boolean {
  for (let at = (row * width + x) * 4, end = at + wide * 4; at < end; at++) {
    if (Math.abs(data[at]! - data[at - width * 4]!) > 8)
      return false
  }
  return true
}

/** The parts of a spot between rows of pixels where nothing changes: lines of text, as a rule. */
function linesIn(slide: Raster, box: Box): Box[] {
  const { y, height } = box
  const middles: number[] = []
  for (let row = y + 1; row < y + height; row++) {
    const first = row
    while (row < y + height && isPlain(slide, box, row))
      row++
    if (row - first >= 2)
      middles.push(Math.round((first + row) / 2))
  }
  const edges = [y, ...middles.filter((middle, index) => middle - (middles[index - 1] ?? y) >= 6), y + height]
  return edges.slice(1).map((edge, index) => ({ ...box, y: edges[index]!, height: edge - edges[index]! }))
}

/** The parts of a line between which a gap is wider than between two words. */
function wordsIn({ width, data }: Raster, line: Box): Box[] {
  const isPlain = (column: number): boolean => {
    for (let row = line.y; row < line.y + line.height; row++) {
      const at = (row * width + column) * 4
      if ([0, 1, 2].some(channel => Math.abs(data[at + channel]! - data[at + channel - 4]!) > 8))
        return false
    }
    return true
  }
  const middles: number[] = []
  for (let column = line.x + 1; column < line.x + line.width; column++) {
    const first = column
    while (column < line.x + line.width && isPlain(column))
      column++
    if (column - first >= 8)
      middles.push(Math.round((first + column) / 2))
  }
  const edges = [line.x, ...middles, line.x + line.width]
  return edges.slice(1).map((edge, index) => ({ ...line, x: edges[index]!, width: edge - edges[index]! })).filter(({ width }) => width > 0)
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
