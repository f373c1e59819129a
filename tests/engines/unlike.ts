import { PNG } from 'pngjs'

/** Pixels of a square whose mean is compared: letters of two engines differ, lines and blocks of text may not. */
const cell = 14
/** Levels of 255 by which the mean of a square may differ; each engine softens letters in its own way. */
const levels = 26

/**
 * How unlike two engines show one slide, as the share of squares whose brightness differs, 0 to 1.
 *
 * @throws RangeError when the pictures are not of one size
 */
export function unlike(one: Buffer, other: Buffer): number {
  const [first, second] = [PNG.sync.read(one), PNG.sync.read(other)]
  if (first.width !== second.width || first.height !== second.height)
    throw new RangeError(`${first.width} by ${first.height} and ${second.width} by ${second.height} pixels`)
  const [a, b] = [means(first), means(second)]
  return a.filter((mean, index) => Math.abs(mean - (b[index] ?? 0)) > levels).length / a.length
}

function means({ width, height, data }: PNG): number[] {
  const result: number[] = []
  for (let top = 0; top + cell <= height; top += cell) {
    for (let left = 0; left + cell <= width; left += cell) {
      let sum = 0
      for (let y = top; y < top + cell; y++) {
        for (let x = left; x < left + cell; x++) {
          const at = (y * width + x) * 4
          sum += 0.21 * data[at]! + 0.72 * data[at + 1]! + 0.07 * data[at + 2]!
        }
      }
      result.push(sum / cell / cell)
    }
  }
  return result
}
