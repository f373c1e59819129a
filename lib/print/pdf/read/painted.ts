import type { Operators } from './words.ts'
import { pdfjs } from './load-pdfjs.ts'

/** A painted thing: its box in PDF points from the page's top left corner. */
export interface Painted {
  kind: 'path' | 'image'
  box: [number, number, number, number]
}

/** Where something begins that is drawn at a scale of its own, the same across and down: PDF points from the page's top left corner. */
export interface Origin {
  x: number
  y: number
  /** Points for each of its units. */
  scale: number
}

type Matrix = [number, number, number, number, number, number]

function multiply(a: Matrix, b: Matrix): Matrix {
  return [
    a[0] * b[0] + a[2] * b[1],
    a[1] * b[0] + a[3] * b[1],
    a[0] * b[2] + a[2] * b[3],
    a[1] * b[2] + a[3] * b[3],
    a[0] * b[4] + a[2] * b[5] + a[4],
    a[1] * b[4] + a[3] * b[5] + a[5],
  ]
}

/** Follows the transformations through a page's operators. */
function follow({ fnArray, argsArray }: Operators, visit: (operator: number, args: unknown[] | undefined, matrix: Matrix) => void): void {
  const { OPS } = pdfjs
  const stack: Matrix[] = []
  let matrix: Matrix = [1, 0, 0, 1, 0, 0]
  fnArray.forEach((operator, index) => {
    const args = argsArray[index] as unknown[] | undefined
    if (operator === OPS.save) {
      stack.push(matrix)
    }
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) {
      matrix = stack.pop() ?? matrix
    }
    else if (operator === OPS.transform) {
      matrix = multiply(matrix, args as Matrix)
    }
    else if (operator === OPS.paintFormXObjectBegin) {
      stack.push(matrix)
      if (args?.[0])
        matrix = multiply(matrix, args[0] as Matrix)
    }
    visit(operator, args, matrix)
  })
}

/** Where each path and image of a page lands. */
export function readPainted(operators: Operators, height: number): Painted[] {
  const { OPS } = pdfjs
  const painted: Painted[] = []
  const place = (kind: Painted['kind'], matrix: Matrix, [left, top, right, bottom]: number[]): void => {
    const corners = [
      [left, top],
      [right, top],
      [left, bottom],
      [right, bottom],
    ].map(([x = 0, y = 0]) => [matrix[0] * x + matrix[2] * y + matrix[4], height - (matrix[1] * x + matrix[3] * y + matrix[5])] as const)
    const xs = corners.map(corner => corner[0])
    const ys = corners.map(corner => corner[1])
    painted.push({
      kind,
      box: [
        Math.min(...xs),
        Math.min(...ys),
        Math.max(...xs),
        Math.max(...ys),
      ],
    })
  }
  follow(operators, (operator, args, matrix) => {
    if (operator === OPS.constructPath) {
      const [how, , bounds] = args as [number, unknown, ArrayLike<number> | null]
      if (how !== OPS.endPath && bounds) {
        place('path', matrix, [
          ...Array.from(bounds),
        ])
      }
    }
    else if (operator === OPS.shadingFill) {
      place('path', matrix, [0, 0, 1, 1])
    }
    else if (operator === OPS.paintImageXObject || operator === OPS.paintInlineImageXObject || operator === OPS.paintImageMaskXObject) {
      place('image', matrix, [0, 0, 1, 1])
    }
  })
  return painted
}

/** Where a page's upright parts begin, each once, in the order painted. */
export function readOrigins(operators: Operators, height: number): Origin[] {
  const { OPS } = pdfjs
  const origins = new Map<string, Origin>()
  follow(operators, (operator, _, [across, slant, lean, down, x, y]) => {
    const isUpright = operator === OPS.transform && across > 0 && Math.abs(slant) + Math.abs(lean) < 1e-6 && Math.abs(across + down) < across / 1000
    const key = [x, y, across].map(value => value.toFixed(3)).join()
    if (isUpright && !origins.has(key))
      origins.set(key, { x, y: height - y, scale: across })
  })
  return [...origins.values()]
}
