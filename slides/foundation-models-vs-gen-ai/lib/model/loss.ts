import { exp, log } from './maths.ts'

/**
 * Turns scores into chances that sum to 1, in place. Gives back the log of what the
 * scores' exponentials summed to: score - that = log of the chance.
 */
export function softmax(scores: Float64Array): number {
  let highest = -Infinity
  for (let i = 0; i < scores.length; i++)
    highest = Math.max(highest, scores[i]!)
  let total = 0
  for (let i = 0; i < scores.length; i++)
    total += scores[i] = exp(scores[i]! - highest)
  for (let i = 0; i < scores.length; i++)
    scores[i]! /= total
  return highest + log(total)
}

/**
 * Mean cross-entropy of softmax, in nats: how surprised the model is, per row. An
 * even guess among n classes costs ln n.
 *
 * In: scores (rows x classes) and the right class of each row. Out: the loss; the
 * scores are overwritten with d loss / d scores = (softmax - one-hot) / rows.
 */
export function crossEntropy(scores: Float64Array, classes: number, right: ArrayLike<number>): number {
  const rows = right.length
  let loss = 0
  for (let row = 0; row < rows; row++) {
    const target = row * classes + right[row]!
    const score = scores[target]!
    loss += softmax(scores.subarray(row * classes, (row + 1) * classes)) - score
    scores[target]! -= 1
  }
  for (let i = 0; i < scores.length; i++)
    scores[i]! /= rows
  return loss / rows
}
