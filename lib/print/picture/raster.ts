/** A picture in memory: four bytes a pixel (red, green, blue, alpha), row by row from the top. */
export interface Raster {
  width: number
  height: number
  data: Uint8Array
}

/** A rectangle in pixels, from the picture's top left corner. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

/**
 * A picture at half its size, each pixel the mean of four. What a reader draws at twice the size and is then halved
 * has the hairlines and edges of a browser: PDFium draws no line thinner than one pixel of its canvas.
 *
 * @param picture of even width and height
 */
export function halve({ width, height, data }: Raster): Raster {
  const half = { width: width >> 1, height: height >> 1 }
  const out = new Uint8Array(half.width * half.height * 4)
  const row = width * 4
  for (let y = 0, to = 0; y < half.height; y++) {
    for (let x = 0, at = y * 2 * row; x < half.width; x++, at += 8) {
      for (let channel = 0; channel < 4; channel++, to++) {
        const corner = at + channel
        out[to] = (data[corner]! + data[corner + 4]! + data[corner + row]! + data[corner + row + 4]! + 2) >> 2
      }
    }
  }
  return { ...half, data: out }
}

/** A picture in fewer pixels: each the mean of what it covers. */
export function shrink(picture: Raster, size: { width: number, height: number }): Raster {
  const [across, down] = [picture.width / size.width, picture.height / size.height]
  if (across === 2 && down === 2)
    return halve(picture)
  const data = new Uint8Array(size.width * size.height * 4)
  for (let y = 0, to = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++, to += 4) {
      const sums = [0, 0, 0, 0]
      let area = 0
      for (let row = Math.floor(y * down); row < Math.min(picture.height, (y + 1) * down); row++) {
        const high = Math.min(row + 1, (y + 1) * down) - Math.max(row, y * down)
        for (let column = Math.floor(x * across); column < Math.min(picture.width, (x + 1) * across); column++) {
          const share = high * (Math.min(column + 1, (x + 1) * across) - Math.max(column, x * across))
          area += share
          for (let channel = 0; channel < 4; channel++)
            sums[channel]! += share * picture.data[(row * picture.width + column) * 4 + channel]!
        }
      }
      sums.forEach((sum, channel) => data[to + channel] = Math.round(sum / area))
    }
  }
  return { width: size.width, height: size.height, data }
}

/** One byte a pixel, 1 inside any of the boxes and within a pixel around them. */
export function cover(boxes: Box[], { width, height }: Raster): Uint8Array {
  const covered = new Uint8Array(width * height)
  for (const box of boxes) {
    const [left, right] = [Math.max(0, Math.floor(box.x) - 1), Math.min(width, Math.ceil(box.x + box.width) + 1)]
    for (let y = Math.max(0, Math.floor(box.y) - 1); y < Math.min(height, Math.ceil(box.y + box.height) + 1); y++)
      covered.fill(1, y * width + left, y * width + Math.max(left, right))
  }
  return covered
}

/** One byte a pixel, 1 where a picture is not the same in all of the others, and within two pixels around. */
export function findMotion(picture: Raster, others: Raster[]): Uint8Array {
  const { width, height, data } = picture
  const moving: Box[] = []
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      if (others.some(other => other.data[at] !== data[at] || other.data[at + 1] !== data[at + 1] || other.data[at + 2] !== data[at + 2]))
        moving.push({ x: x - 1, y: y - 1, width: 3, height: 3 })
    }
  }
  return cover(moving, picture)
}

/** Pixels across a square, and around it, in which another showing may have put what it shows somewhere else. */
const [square, around] = [16, 48]

/** One byte a pixel, 1 near every place where two showings of one slide are not the same: its author lets chance draw. */
export function findChance(picture: Raster, other: Raster): Uint8Array {
  const { width, height, data } = picture
  const across = Math.ceil(width / square)
  const differing = new Set<number>()
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 4) {
      if (other.data[at] !== data[at] || other.data[at + 1] !== data[at + 1] || other.data[at + 2] !== data[at + 2])
        differing.add(Math.floor(y / square) * across + Math.floor(x / square))
    }
  }
  return cover([...differing].map(place => ({
    x: (place % across) * square - around,
    y: Math.floor(place / across) * square - around,
    width: square + 2 * around,
    height: square + 2 * around,
  })), picture)
}
