import type { Box } from '../in-page/measure.ts'
import type { Operators } from './words.ts'
import { pdfjs } from './load-pdfjs.ts'

/** A painted thing: the box of what its clips leave of it, in PDF points from the page's top left corner. */
export interface Painted {
  kind: 'path' | 'image'
  box: Box
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

/** What holds at one operator of a page: how it is transformed, and what is seen of it. */
interface Place {
  matrix: Matrix
  clip: Box
}

function boxOf(matrix: Matrix, bounds: ArrayLike<number>, height: number): Box {
  const [left = 0, top = 0, right = 0, bottom = 0] = Array.from(bounds)
  const corners = [
    [left, top],
    [right, top],
    [left, bottom],
    [right, bottom],
  ].map(([x = 0, y = 0]) => [matrix[0] * x + matrix[2] * y + matrix[4], height - (matrix[1] * x + matrix[3] * y + matrix[5])] as const)
  const xs = corners.map(corner => corner[0])
  const ys = corners.map(corner => corner[1])
  return [
    Math.min(...xs),
    Math.min(...ys),
    Math.max(...xs),
    Math.max(...ys),
  ]
}

/** What two boxes share; its sides are the wrong way round where that is nothing. */
function overlap(one: Box, two: Box): Box {
  return [
    Math.max(one[0], two[0]),
    Math.max(one[1], two[1]),
    Math.min(one[2], two[2]),
    Math.min(one[3], two[3]),
  ]
}

/** Follows transformations and clips through a page's operators. */
function follow({ fnArray, argsArray }: Operators, height: number, visit: (operator: number, args: unknown[] | undefined, place: Place) => void): void {
  const { OPS } = pdfjs
  const stack: Place[] = []
  let place: Place = { matrix: [1, 0, 0, 1, 0, 0], clip: [-Infinity, -Infinity, Infinity, Infinity] }
  const move = (matrix: unknown): void => void (place = { ...place, matrix: multiply(place.matrix, matrix as Matrix) })
  const cut = (box: unknown): void => void (place = { ...place, clip: overlap(place.clip, boxOf(place.matrix, box as ArrayLike<number>, height)) })
  // The next path also clips what comes after it.
  let willCut = false
  fnArray.forEach((operator, index) => {
    const args = argsArray[index] as unknown[] | undefined
    if (operator === OPS.save) {
      stack.push(place)
    }
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) {
      place = stack.pop() ?? place
    }
    else if (operator === OPS.transform) {
      move(args)
    }
    else if (operator === OPS.paintFormXObjectBegin) {
      stack.push(place)
      if (args?.[0])
        move(args[0])
      if (args?.[1])
        cut(args[1])
    }
    visit(operator, args, place)
    if (operator === OPS.clip || operator === OPS.eoClip) {
      willCut = true
    }
    else if (willCut && operator === OPS.constructPath) {
      willCut = false
      if (args?.[2])
        cut(args[2])
    }
  })
}

/** Where each path and image of a page lands, but for those that a clip leaves nothing of. */
export function readPainted(operators: Operators, height: number): Painted[] {
  const { OPS } = pdfjs
  const painted: Painted[] = []
  const add = (kind: Painted['kind'], { matrix, clip }: Place, bounds: ArrayLike<number>): void => {
    const box = overlap(clip, boxOf(matrix, bounds, height))
    if (box[0] <= box[2] && box[1] <= box[3])
      painted.push({ kind, box })
  }
  follow(operators, height, (operator, args, place) => {
    if (operator === OPS.constructPath) {
      const [how, , bounds] = args as [number, unknown, ArrayLike<number> | null]
      if (how !== OPS.endPath && bounds)
        add('path', place, bounds)
    }
    else if (operator === OPS.shadingFill) {
      painted.push({ kind: 'path', box: place.clip })
    }
    else if (operator === OPS.paintImageXObject || operator === OPS.paintInlineImageXObject || operator === OPS.paintImageMaskXObject) {
      add('image', place, [0, 0, 1, 1])
    }
  })
  return painted
}

/** Where a page's upright parts begin, each once, in the order painted. */
export function readOrigins(operators: Operators, height: number): Origin[] {
  const { OPS } = pdfjs
  const origins = new Map<string, Origin>()
  follow(operators, height, (operator, _, { matrix: [across, slant, lean, down, x, y] }) => {
    const isUpright = operator === OPS.transform && across > 0 && Math.abs(slant) + Math.abs(lean) < 1e-6 && Math.abs(across + down) < across / 1000
    const key = [x, y, across].map(value => value.toFixed(3)).join()
    if (isUpright && !origins.has(key))
      origins.set(key, { x, y: height - y, scale: across })
  })
  return [...origins.values()]
}
