import type { Deck } from '../../project/deck.ts'
import type { Problem } from '../../project/problem.ts'
import type { Shown } from './eyes.ts'
import { join, relative } from 'node:path'
import process from 'node:process'
import { cache } from '../../project/cache.ts'
import { placeFile } from '../../project/place.ts'

/** What is compared with the slides, and what problems call it and a page of it. */
const names = { pdf: ['slides.pdf', 'page'], png: ['the PNG', 'PNG'], card: ['card.png', 'card'], handout: ['the handout', 'picture'] } as const
export type FileKind = keyof typeof names

/** Folder of the pictures that show what differs. */
export function evidenceOf(deck: Deck, dark = false): string {
  return join(cache, 'differences', `${deck.name}${dark ? '-dark' : ''}`)
}

/**
 * Writes the pictures that show what differs, and says it.
 *
 * @param state the click that the slide shows, where it has more than one page
 * @param name path of the pictures, without what tells one from the other
 */
export async function tellDifference(deck: Deck, { no, state, kind }: { no: number, state?: number, kind: FileKind }, { regions, pictures }: Shown, name: string): Promise<Problem> {
  for (const [what, png] of Object.entries(pictures) as [string, Uint8Array][])
    await placeFile(`${name}-${what === 'file' ? kind : what}.png`, png)
  const [most, rest] = [regions.slice(0, 4), regions.length - 4]
  const places = most.map(({ kind, x, y, width, height }) => `${kind} at x ${x}, y ${y}, ${width} × ${height} px`)
  const path = relative(process.cwd(), name)
  return {
    file: deck.slides[no - 1]?.file ?? deck.entry,
    slide: no,
    found: `${names[kind][0]} shows something other than the slide${state === undefined ? '' : ` after click ${state}`}: ${places.join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`,
    expected: `what the audience sees, ${path}-slide.png; the ${names[kind][1]} is ${path}-${kind}.png`,
    fix: `look at ${path}-difference.png; what belongs on the stage alone takes the attribute data-lectern-live`,
  }
}
