import type { Raster } from './raster.ts'
import { Buffer } from 'node:buffer'
import { inflateSync } from 'node:zlib'
import { PNG } from 'pngjs'

/** A PNG's head, and its pixels as its filters left them. */
interface Filtered {
  width: number
  height: number
  /** Bytes a pixel; 0 where a pixel is anything but three or four bytes, row by row. */
  bytes: number
  /** For each row a byte that names its filter, then its pixels. */
  rows: Buffer
}

/**
 * Reads a PNG. What a browser writes is read a dozen times as fast as `pngjs` reads it, since Node's own zlib inflates it;
 * `pngjs` reads every other.
 *
 * @throws Error when it is no PNG
 */
export function decodePng(png: Uint8Array): Raster {
  const { width, height, bytes, rows } = inflatePng(png)
  if (bytes === 0)
    return PNG.sync.read(Buffer.from(png))
  unfilter(rows, height, bytes, width * bytes)
  const data = new Uint8Array(width * height * 4)
  for (let y = 0, to = 0, from = 1; y < height; y++, from++) {
    for (let x = 0; x < width; x++, to += 4, from += bytes) {
      data[to] = rows[from]!
      data[to + 1] = rows[from + 1]!
      data[to + 2] = rows[from + 2]!
      data[to + 3] = bytes === 4 ? rows[from + 3]! : 255
    }
  }
  return { width, height, data }
}

/** Writes a picture as PNG. */
export function encodePng({ width, height, data }: Raster): Uint8Array {
  const png = new PNG({ width, height })
  png.data = Buffer.from(data)
  return PNG.sync.write(png)
}

/** Reads a PNG's head and inflates its rows. */
export function inflatePng(png: Uint8Array): Filtered {
  const file = Buffer.from(png.buffer, png.byteOffset, png.byteLength)
  const parts: Buffer[] = []
  for (let at = 8; at < file.length;) {
    const length = file.readUInt32BE(at)
    if (file.toString('latin1', at + 4, at + 8) === 'IDAT')
      parts.push(file.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  const [depth, kind, interlaced] = [file[24], file[25], file[28]]
  const isPlain = depth === 8 && interlaced === 0
  return {
    width: file.readUInt32BE(16),
    height: file.readUInt32BE(20),
    bytes: isPlain && kind === 2 ? 3 : isPlain && kind === 6 ? 4 : 0,
    rows: inflateSync(Buffer.concat(parts)),
  }
}

/** Undoes each row's filter in place; https://www.w3.org/TR/png-3/#9Filter-types has their numbers. */
function unfilter(rows: Buffer, height: number, bytes: number, across: number): void {
  for (let y = 0; y < height; y++) {
    const start = y * (across + 1) + 1
    const end = start + across
    const filter = rows[start - 1]!
    const up = (at: number): number => y === 0 ? 0 : rows[at - across - 1]!
    const left = (at: number): number => at < start + bytes ? 0 : rows[at - bytes]!
    const corner = (at: number): number => at < start + bytes ? 0 : up(at - bytes)
    if (filter === 1) {
      for (let at = start + bytes; at < end; at++)
        rows[at]! += rows[at - bytes]!
    }
    // The one that Chromium writes.
    else if (filter === 2 && y > 0) {
      for (let at = start; at < end; at++)
        rows[at]! += rows[at - across - 1]!
    }
    else if (filter === 3) {
      for (let at = start; at < end; at++)
        rows[at]! += (left(at) + up(at)) >> 1
    }
    else if (filter === 4) {
      for (let at = start; at < end; at++)
        rows[at]! += paeth(left(at), up(at), corner(at))
    }
  }
}

/** Which of three neighbours is nearest to what they predict. */
function paeth(left: number, up: number, corner: number): number {
  const [dLeft, dUp, dCorner] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)]
  return dLeft <= dUp && dLeft <= dCorner
    ? left
    : dUp <= dCorner ? up : corner
}
