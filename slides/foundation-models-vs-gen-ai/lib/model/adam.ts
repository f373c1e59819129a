import type { Store } from './parameters.ts'

/**
 * Adam: D. P. Kingma and J. Ba, "Adam: A Method for Stochastic Optimization"
 * (ICLR 2015), algorithm 1. The second decay rate is 0.99 instead of their 0.999: a run
 * of a few hundred steps is too short for an average over a thousand.
 */
const BETA1 = 0.9
const BETA2 = 0.99
const EPSILON = 1e-8

/** In: a store. Out: a function that takes one step down its gradients and sets them to zero. */
export function createAdam(store: Store): (learningRate: number) => void {
  const { values, gradients } = store
  const mean = new Float64Array(values.length)
  const square = new Float64Array(values.length)
  let left1 = 1
  let left2 = 1

  return (learningRate) => {
    // Running products in place of powers: exact in every engine.
    left1 *= BETA1
    left2 *= BETA2
    for (let i = 0; i < values.length; i++) {
      const slope = gradients[i]!
      const m = mean[i] = BETA1 * mean[i]! + (1 - BETA1) * slope
      const s = square[i] = BETA2 * square[i]! + (1 - BETA2) * slope * slope
      values[i]! -= learningRate * (m / (1 - left1)) / (Math.sqrt(s / (1 - left2)) + EPSILON)
    }
    gradients.fill(0)
  }
}

/** Up in a straight line for the first tenth, then down in a straight line to nearly nothing. */
export function learningRateAt(step: number, steps: number, highest: number): number {
  const rise = Math.max(1, Math.floor(steps / 10))
  return highest * Math.min((step + 1) / rise, (steps - step) / (steps - rise + 1))
}
