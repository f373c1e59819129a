import type { Places } from './in-page/places.ts'

/** What the first box that moved may be off by, in pixels: layouts of one page differ by less than half a pixel. */
const slack = 0.75

/**
 * Compares a page with the one it was made from.
 *
 * @returns the first difference of each slide; empty when they show the same
 */
export function comparePlaces(before: Places[], after: Places[]): { slide: number, found: string }[] {
  return before.flatMap((page, index) => {
    const found = difference(page, after[index])
    return found ? [{ slide: Number.parseInt(page.id, 10), found }] : []
  })
}

function difference(before: Places, after: Places | undefined): string | undefined {
  if (after?.id !== before.id)
    return 'it is not there'
  if (after.words !== before.words)
    return 'its words differ'
  const at = before.boxes.findIndex((box, index) => {
    const twin = after.boxes[index]
    return twin?.[0] !== box[0] || box.some((value, part) => typeof value === 'number' && Math.abs(value - Number(twin[part])) > slack)
  })
  const box = before.boxes[at]
  if (!box && before.boxes.length === after.boxes.length)
    return undefined
  return `<${box?.[0] ?? after.boxes[before.boxes.length]?.[0]}> is elsewhere`
}
