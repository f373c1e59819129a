/** Where one slide's elements and words stand, to see whether two pages show the same. */
export interface Places {
  /** Slide number and click, `003-02`. */
  id: string
  words: string
  /** Name, left, top, width and height in pixels from the slide's corner of every element; zeros where it has no box. */
  boxes: [string, number, number, number, number][]
}

/** Runs in the page. */
export function readPlaces(): Places[] {
  return [...document.querySelectorAll('.print-slide-container')].map((container) => {
    const corner = container.getBoundingClientRect()
    return {
      id: container.id,
      words: container.textContent,
      boxes: [...container.querySelectorAll('*')].map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect()
        if (element.getClientRects().length === 0)
          return [element.localName, 0, 0, 0, 0]
        return [element.localName, left - corner.left, top - corner.top, width, height]
      }),
    }
  })
}

/** What the first box that moved may be off by, in pixels: layouts of one page differ by less than half a pixel. */
const slack = 0.75

/**
 * Holds a page against the one it was made from.
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
