/** Sizes of a table's words, largest first, in canvas pixels: the theme's for body, code, captions and notes. */
export const tableSizes = [24, 22, 20, 18] as const

/** The room a table needs and has, in canvas pixels. */
export interface Room {
  neededWidth: number
  neededHeight: number
  width: number
  height: number
}

/** A pixel of rounding is no overflow. */
const tolerance = 1

/**
 * Finds the largest size at which the table fits.
 *
 * @param measure sets the size and tells the room
 * @returns the size, and why it does not fit even at the smallest
 */
export function fitTable(measure: (size: number) => Room): { size: number, problem: string } {
  let room: Room | undefined
  for (const size of tableSizes) {
    room = measure(size)
    if (room.neededWidth <= room.width + tolerance && room.neededHeight <= room.height + tolerance)
      return { size, problem: '' }
  }
  return {
    size: tableSizes.at(-1) ?? 18,
    problem: room
      ? explain(room)
      : '',
  }
}

function explain({ neededWidth, neededHeight, width, height }: Room): string {
  const wide = neededWidth > width + tolerance
  const high = neededHeight > height + tolerance
  const parts = [
    wide && `${Math.ceil(neededWidth)} px of width where the slide has ${Math.floor(width)}`,
    high && `${Math.ceil(neededHeight)} px of height where the slide has ${Math.floor(height)}`,
  ].filter(Boolean)
  return `This table needs ${parts.join(' and ')} at 18 px, the smallest text. Split it, drop a ${wide ? 'column' : 'row'}, or shorten its cells.`
}
