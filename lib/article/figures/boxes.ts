import { mermaidText } from './chain.ts'

/** A rectangle of characters; rows and columns from 0. */
interface Box {
  top: number
  left: number
  bottom: number
  right: number
}

/** Two sets, and what is in each part. */
export interface Sets {
  kind: 'nested' | 'overlapping'
  outer: { name: string, items: string[] }
  inner: { name: string, items: string[] }
  both: string[]
}

const corners = { topLeft: /[┌╔╭+]/, topRight: /[┐╗╮+]/, bottomLeft: /[└╚╰+]/, bottomRight: /[┘╝╯+]/ }
const horizontal = /[─═━-]/

/** Reads one box within another, or two that overlap; undefined for any other drawing. */
export function readBoxes(code: string): Sets | undefined {
  const rows = code.split('\n').map(line => [...line])
  const boxes = findBoxes(rows)
  if (boxes.length !== 2 || /[→←↓↑▶►]|-->/.test(code))
    return undefined
  const [one, other] = boxes.sort((a, b) => area(b) - area(a)) as [Box, Box]
  const isNested = one.top < other.top && one.bottom > other.bottom && one.left < other.left && one.right >= other.right
  const isOverlapping = !isNested && one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom
  if (!isNested && !isOverlapping)
    return undefined
  const inOther = textIn(rows, other, isNested ? undefined : one)
  const inOne = textIn(rows, one, other)
  const both = isNested ? [] : textIn(rows, { top: Math.max(one.top, other.top), bottom: Math.min(one.bottom, other.bottom), left: Math.max(one.left, other.left), right: Math.min(one.right, other.right) })
  const [outerName, ...outerItems] = inOne
  const [innerName, ...innerItems] = inOther
  return outerName && innerName
    ? { kind: isNested ? 'nested' : 'overlapping', outer: { name: outerName, items: outerItems }, inner: { name: innerName, items: innerItems }, both }
    : undefined
}

function area({ top, left, bottom, right }: Box): number {
  return (bottom - top) * (right - left)
}

/** Boxes by their corners. A side may be a column off: what was pasted has lost or gained blanks. */
function findBoxes(rows: string[][]): Box[] {
  const boxes: Box[] = []
  const taken = new Set<string>()
  rows.forEach((row, top) => row.forEach((character, left) => {
    if (!corners.topLeft.test(character) || !horizontal.test(row[left + 1] ?? ''))
      return
    let right = left + 1
    while (horizontal.test(row[right] ?? ''))
      right++
    if (!corners.topRight.test(row[right] ?? ''))
      return
    for (let bottom = top + 1; bottom < rows.length; bottom++) {
      const below = rows[bottom]!
      const start = [left, left - 1, left + 1].find(column => corners.bottomLeft.test(below[column] ?? '') && horizontal.test(below[column + 1] ?? ''))
      const key = `${bottom} ${start}`
      if (start === undefined || taken.has(key))
        continue
      const stop = below.findIndex((end, column) => column > start && corners.bottomRight.test(end))
      if (stop > 0 && Math.abs(stop - right) <= 2) {
        taken.add(key)
        boxes.push({ top, left, bottom, right: Math.max(right, stop) })
        return
      }
    }
  }))
  return boxes
}

/** Words within a box and outside another, a line each. */
function textIn(rows: string[][], box: Box, without?: Box): string[] {
  const lines: string[] = []
  for (let row = box.top + 1; row < box.bottom; row++) {
    const isCrossed = without && row >= without.top && row <= without.bottom
    const text = (rows[row] ?? []).map((character, column) =>
      column > box.left && column < box.right + 1 && !(isCrossed && column >= without.left && column <= without.right) ? character : ' ').join('')
    const words = text.replace(/[│║|┃─═┌┐└┘╔╗╚╝╭╮╰╯+]/g, ' ').replace(/\s+/g, ' ').trim()
    if (/[\p{L}\p{N}]/u.test(words))
      lines.push(words)
  }
  return lines
}

/** The sets as Mermaid's Venn diagram. */
export function setsMermaid({ kind, outer, inner, both }: Sets): string {
  // Brackets around all that is in a set only say that it is an aside; after other words they mean something.
  const inside = (items: string[]): string[] => items.length === 1 ? items.map(item => item.replace(/^\((.*)\)$/, '$1')) : items
  const text = (items: string[], of: string): string[] => inside(items).map((item, index) => `    text ${of}${index + 1}["${mermaidText(item)}"]`)
  return [
    `%% title: ${[outer.name, ...outer.items, inner.name, ...inner.items, ...both].join('; ')}`,
    'venn-beta',
    `  set A["${mermaidText(outer.name)}"]:10`,
    ...text(outer.items, 'P'),
    `  set B["${mermaidText(inner.name)}"]:${kind === 'nested' ? 4 : 10}`,
    ...kind === 'nested' ? [] : text(inner.items, 'Q'),
    '  union A,B:4',
    ...text(kind === 'nested' ? inner.items : both, 'R'),
  ].join('\n')
}
