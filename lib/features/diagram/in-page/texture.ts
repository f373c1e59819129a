import type { Circle } from './venn-place.ts'

/** Pixels from a circle's edge that its texture reaches inwards: words keep the middle. */
const depth = 30
/** Dots, strokes one way, strokes the other way; a fourth set stays plain. */
const textures = [
  { turn: 0, gap: 11, isDotted: true, width: 3.4 },
  { turn: 45, gap: 10, isDotted: false, width: 1.7 },
  { turn: -45, gap: 10, isDotted: false, width: 1.7 },
]

/** How one set is told from the others where colours are not. */
export interface Texture { d: string, width: number }

interface Box { x: number, y: number, width: number, height: number }

/**
 * A band of dots or strokes within a circle's edge, as one path of chords: a pattern would be a bitmap in a PDF.
 *
 * @param index which set it is, from 0
 * @param words boxes to leave free, in the drawing's pixels
 * @param others circles to leave free: what sets share is plain
 * @returns undefined for a set that stays plain
 */
export function textureOf({ x, y, r }: Circle, index: number, words: Box[], others: Circle[] = []): Texture | undefined {
  const texture = textures[index]
  if (!texture)
    return undefined
  const { turn, gap, isDotted, width } = texture
  const [cos, sin] = [Math.cos(turn * Math.PI / 180), Math.sin(turn * Math.PI / 180)]
  const [outer, inner] = [r - 5, Math.max(0, r - depth)]
  // Along a chord, and from chord to chord, in the circle's turned frame.
  const place = (along: number, across: number): [number, number] => [x + along * cos - across * sin, y + along * sin + across * cos]
  const isFree = (along: number, across: number): boolean => {
    const [px, py] = place(along, across)
    const distance = Math.hypot(along, across)
    return others.every(other => Math.hypot(px - other.x, py - other.y) > other.r + 3) && distance <= outer && distance >= inner && !words.some(box => px > box.x && px < box.x + box.width && py > box.y && py < box.y + box.height)
  }
  const d: string[] = []
  const draw = (from: number, to: number, across: number): void => void d.push(`M${place(from, across).map(round).join(' ')}L${place(to, across).map(round).join(' ')}`)
  const step = isDotted ? gap : 1
  for (let across = gap * Math.ceil(-outer / gap); across <= outer; across += gap) {
    let from: number | undefined
    for (let along = step * Math.ceil(-outer / step); along <= outer + step; along += step) {
      const free = isFree(along, across)
      // A line of no length is drawn by no engine.
      if (isDotted && free)
        draw(along, along + 0.1, across)
      else if (!isDotted && free)
        from ??= along
      else if (from !== undefined && along - from > 3)
        draw(from, along - step, across)
      if (!free)
        from = undefined
    }
  }
  return { d: d.join(''), width }
}

function round(value: number): number {
  return Math.round(10 * value) / 10
}
