import type { Batch } from './batch.ts'
import { exp } from './maths.ts'

/**
 * Causal self-attention with several heads: A. Vaswani et al., "Attention Is All You
 * Need" (NeurIPS 2017), sections 3.2.1 and 3.2.2. "Causal" means that a token looks
 * at itself and at earlier tokens of its own sequence, never ahead.
 *
 * `mixed` holds query, key and value of each token side by side: rows x 3 width.
 */
export interface AttentionTrace {
  /** rows x width: per token, the values it looked at, weighted. */
  y: Float64Array
  /** How much row r looks at the i-th token of its sequence, head h: at (h * rows + r) * longest + i. */
  looks: Float64Array
  longest: number
}

export function attend(mixed: Float64Array, batch: Batch, width: number, heads: number): AttentionTrace {
  const rows = batch.tokens.length
  const longest = batch.longest
  const size = width / heads
  const scale = 1 / Math.sqrt(size)
  const y = new Float64Array(rows * width)
  const looks = new Float64Array(heads * rows * longest)
  for (let h = 0; h < heads; h++) {
    for (let row = 0; row < rows; row++) {
      const first = batch.first[row]!
      const look = (h * rows + row) * longest
      const query = row * 3 * width + h * size
      let highest = -Infinity
      for (let other = first; other <= row; other++) {
        const key = other * 3 * width + width + h * size
        let score = 0
        for (let i = 0; i < size; i++)
          score += mixed[query + i]! * mixed[key + i]!
        score *= scale
        looks[look + other - first] = score
        highest = Math.max(highest, score)
      }
      let total = 0
      for (let i = 0; i <= row - first; i++)
        total += looks[look + i] = exp(looks[look + i]! - highest)
      const out = row * width + h * size
      for (let other = first; other <= row; other++) {
        const weight = looks[look + other - first]! /= total
        const value = other * 3 * width + 2 * width + h * size
        for (let i = 0; i < size; i++)
          y[out + i]! += weight * mixed[value + i]!
      }
    }
  }
  return { y, looks, longest }
}

/** In: dy, rows x width. Out: the gradient of `mixed`, rows x 3 width. */
export function attendBackward(dy: Float64Array, mixed: Float64Array, trace: AttentionTrace, batch: Batch, width: number, heads: number): Float64Array {
  const rows = batch.tokens.length
  const size = width / heads
  const scale = 1 / Math.sqrt(size)
  const dMixed = new Float64Array(mixed.length)
  const slopes = new Float64Array(trace.longest)
  for (let h = 0; h < heads; h++) {
    for (let row = 0; row < rows; row++) {
      const first = batch.first[row]!
      const look = (h * rows + row) * trace.longest
      const query = row * 3 * width + h * size
      const out = row * width + h * size
      let mean = 0
      for (let other = first; other <= row; other++) {
        const value = other * 3 * width + 2 * width + h * size
        const weight = trace.looks[look + other - first]!
        let slope = 0
        for (let i = 0; i < size; i++) {
          slope += dy[out + i]! * mixed[value + i]!
          dMixed[value + i]! += weight * dy[out + i]!
        }
        slopes[other - first] = slope
        mean += weight * slope
      }
      for (let other = first; other <= row; other++) {
        const key = other * 3 * width + width + h * size
        // Slope of softmax: weight * (slope - weighted mean of slopes).
        const slope = trace.looks[look + other - first]! * (slopes[other - first]! - mean) * scale
        for (let i = 0; i < size; i++) {
          dMixed[query + i]! += slope * mixed[key + i]!
          dMixed[key + i]! += slope * mixed[query + i]!
        }
      }
    }
  }
  return dMixed
}
