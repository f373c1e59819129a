import type { Random } from './random.ts'

/**
 * Numbers to be learnt, all in one array, with their gradients in a second one of
 * the same layout. One flat array makes the optimiser a single loop and a saved
 * model a single copy; the named views make the formulas readable.
 */
export interface Parameter {
  name: string
  rows: number
  columns: number
  /** rows x columns, row after row; a view into the store. */
  value: Float64Array
  /** d loss / d value, same layout; backward passes add to it. */
  gradient: Float64Array
}

export interface Store {
  values: Float64Array
  gradients: Float64Array
  parameters: Parameter[]
}

/** A name with rows and columns; a vector has one row. */
export type Layout = readonly (readonly [name: string, rows: number, columns: number])[]

/** In: what is wanted, in order. Out: a store of zeros. */
export function createStore(layout: Layout): Store {
  const count = layout.reduce((sum, [, rows, columns]) => sum + rows * columns, 0)
  const values = new Float64Array(count)
  const gradients = new Float64Array(count)
  let start = 0
  const parameters = layout.map(([name, rows, columns]) => {
    const end = start + rows * columns
    const parameter = {
      name,
      rows,
      columns,
      value: values.subarray(start, end),
      gradient: gradients.subarray(start, end),
    }
    start = end
    return parameter
  })
  return { values, gradients, parameters }
}

/**
 * Fills a weight matrix evenly from [-a, a], a = sqrt(6 / (rows + columns)):
 * X. Glorot and Y. Bengio, "Understanding the difficulty of training deep
 * feedforward neural networks" (AISTATS 2010), eq. 16.
 */
export function fillGlorot(parameter: Parameter, random: Random): void {
  fillEvenly(parameter, random, Math.sqrt(6 / (parameter.rows + parameter.columns)))
}

/** Fills a parameter evenly from [-bound, bound]. */
export function fillEvenly(parameter: Parameter, random: Random, bound: number): void {
  for (let i = 0; i < parameter.value.length; i++)
    parameter.value[i] = (random.next() * 2 - 1) * bound
}
