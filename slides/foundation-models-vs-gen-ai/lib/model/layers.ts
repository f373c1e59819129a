import type { Parameter } from './parameters.ts'
import { addProduct, plain, transposed } from './matrix.ts'

/**
 * The layers that treat every row (= every token) alike: linear, layer norm, ReLU.
 *
 * A forward function takes x (rows x width, row after row) and gives y. Its backward
 * twin takes dy = d loss / d y, adds to the gradients of its parameters and gives
 * dx = d loss / d x.
 */

/** y = x W^T + b, with W as outputs x inputs. */
export function linear(x: Float64Array, weight: Parameter, bias?: Parameter): Float64Array {
  const { rows: outputs, columns: inputs } = weight
  const rows = x.length / inputs
  const y = new Float64Array(rows * outputs)
  if (bias) {
    for (let row = 0; row < rows; row++)
      y.set(bias.value, row * outputs)
  }
  addProduct(y, rows, outputs, inputs, plain(x, inputs), transposed(weight.value, inputs))
  return y
}

/** dW += dy^T x, db += column sums of dy, dx = dy W. */
export function linearBackward(dy: Float64Array, x: Float64Array, weight: Parameter, bias?: Parameter): Float64Array {
  const { rows: outputs, columns: inputs } = weight
  const rows = x.length / inputs
  addProduct(weight.gradient, outputs, inputs, rows, transposed(dy, outputs), plain(x, inputs))
  if (bias) {
    for (let row = 0; row < rows; row++) {
      for (let i = 0; i < outputs; i++)
        bias.gradient[i]! += dy[row * outputs + i]!
    }
  }
  const dx = new Float64Array(x.length)
  addProduct(dx, rows, inputs, outputs, plain(dy, outputs), plain(weight.value, inputs))
  return dx
}

/** What layer norm keeps for its backward pass. */
export interface NormTrace {
  y: Float64Array
  /** x shifted to mean 0 and scaled to variance 1, per row. */
  unit: Float64Array
  /** 1 / standard deviation, per row. */
  inverse: Float64Array
}

const EPSILON = 1e-5

/** J. L. Ba, J. R. Kiros, G. E. Hinton, "Layer Normalization" (2016). */
export function norm(x: Float64Array, gain: Parameter, bias: Parameter): NormTrace {
  const width = gain.columns
  const rows = x.length / width
  const trace = {
    y: new Float64Array(x.length),
    unit: new Float64Array(x.length),
    inverse: new Float64Array(rows),
  }
  for (let row = 0; row < rows; row++) {
    const start = row * width
    let mean = 0
    for (let i = 0; i < width; i++)
      mean += x[start + i]!
    mean /= width
    let variance = 0
    for (let i = 0; i < width; i++) {
      const distance = x[start + i]! - mean
      variance += distance * distance
    }
    const inverse = 1 / Math.sqrt(variance / width + EPSILON)
    trace.inverse[row] = inverse
    for (let i = 0; i < width; i++) {
      const unit = (x[start + i]! - mean) * inverse
      trace.unit[start + i] = unit
      trace.y[start + i] = unit * gain.value[i]! + bias.value[i]!
    }
  }
  return trace
}

export function normBackward(dy: Float64Array, trace: NormTrace, gain: Parameter, bias: Parameter): Float64Array {
  const width = gain.columns
  const dx = new Float64Array(dy.length)
  for (let row = 0; row < trace.inverse.length; row++) {
    const start = row * width
    let sum = 0
    let sumUnit = 0
    for (let i = 0; i < width; i++) {
      const slope = dy[start + i]!
      const unit = trace.unit[start + i]!
      gain.gradient[i]! += slope * unit
      bias.gradient[i]! += slope
      sum += slope * gain.value[i]!
      sumUnit += slope * gain.value[i]! * unit
    }
    for (let i = 0; i < width; i++) {
      const centred = dy[start + i]! * gain.value[i]! - (sum + trace.unit[start + i]! * sumUnit) / width
      dx[start + i] = centred * trace.inverse[row]!
    }
  }
  return dx
}

/** max(0, x), in place: the bend that Vaswani et al. (2017) put inside each block. */
export function bend(x: Float64Array): Float64Array {
  for (let i = 0; i < x.length; i++) {
    if (x[i]! < 0)
      x[i] = 0
  }
  return x
}

/** In place: lets dy through where the result y was positive. */
export function bendBackward(dy: Float64Array, y: Float64Array): Float64Array {
  for (let i = 0; i < y.length; i++) {
    if (y[i]! <= 0)
      dy[i] = 0
  }
  return dy
}
