/**
 * The one kernel that all matrix products go through.
 *
 * C[i, j] += sum over k of A[i, k] * B[k, j]
 *
 * C is stored row after row. A and B are read by strides, so the same loop serves
 * the product, and both of its derivatives (which need a transpose), without a
 * copy. Blocks of 2 x 4 results stay in registers while k runs: eight multiply-adds
 * for six loads (the register blocking of Goto and van de Geijn, "Anatomy of
 * High-Performance Matrix Multiplication", 2008).
 */
export interface Operand {
  data: Float64Array
  /** Distance between two rows, in numbers. */
  row: number
  /** Distance between two columns, in numbers. */
  column: number
}

/** A matrix stored row after row, as it is. */
export function plain(data: Float64Array, columns: number): Operand {
  return { data, row: columns, column: 1 }
}

/** The transpose of a matrix stored row after row with this many columns. */
export function transposed(data: Float64Array, columns: number): Operand {
  return { data, row: 1, column: columns }
}

/** Adds A (rows x depth) times B (depth x columns) to C (rows x columns). */
export function addProduct(c: Float64Array, rows: number, columns: number, depth: number, left: Operand, right: Operand): void {
  const a = left.data
  const b = right.data
  const { row: ai, column: ak } = left
  const { row: bk, column: bj } = right
  const evenRows = rows - rows % 2
  const blockColumns = columns - columns % 4

  for (let i = 0; i < evenRows; i += 2) {
    for (let j = 0; j < blockColumns; j += 4) {
      let c00 = 0
      let c01 = 0
      let c02 = 0
      let c03 = 0
      let c10 = 0
      let c11 = 0
      let c12 = 0
      let c13 = 0
      let p = i * ai
      let q = j * bj
      for (let k = 0; k < depth; k++) {
        const a0 = a[p]!
        const a1 = a[p + ai]!
        const b0 = b[q]!
        const b1 = b[q + bj]!
        const b2 = b[q + 2 * bj]!
        const b3 = b[q + 3 * bj]!
        c00 += a0 * b0
        c01 += a0 * b1
        c02 += a0 * b2
        c03 += a0 * b3
        c10 += a1 * b0
        c11 += a1 * b1
        c12 += a1 * b2
        c13 += a1 * b3
        p += ak
        q += bk
      }
      const o = i * columns + j
      const u = o + columns
      c[o]! += c00
      c[o + 1]! += c01
      c[o + 2]! += c02
      c[o + 3]! += c03
      c[u]! += c10
      c[u + 1]! += c11
      c[u + 2]! += c12
      c[u + 3]! += c13
    }
  }

  // What the blocks left over: the last columns, then the last row.
  for (let i = 0; i < rows; i++) {
    for (let j = i < evenRows
      ? blockColumns
      : 0; j < columns; j++) {
      let sum = 0
      for (let k = 0; k < depth; k++)
        sum += a[i * ai + k * ak]! * b[k * bk + j * bj]!
      c[i * columns + j]! += sum
    }
  }
}
