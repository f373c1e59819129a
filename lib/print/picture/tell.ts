import type { Deck } from '../../project/deck.ts'
import type { Problem } from '../../project/problem.ts'
import type { Spot } from './compare.ts'
import type { Shown } from './eyes.ts'
import { join, relative } from 'node:path'
import process from 'node:process'
import { cache } from '../../project/cache.ts'
import { placeFile } from '../../project/place.ts'

/** What is compared with the slides, and what problems call it and a page of it. */
const names = { pdf: ['slides.pdf', 'page'], png: ['the PNG', 'PNG'], pptx: ['slides.pptx', 'slide'], card: ['card.png', 'card'], handout: ['the handout', 'picture'] } as const
export type FileKind = keyof typeof names

/** Folder of the pictures that show what differs. */
export function evidenceOf(deck: Deck, dark = false): string {
  return join(cache, 'differences', `${deck.name}${dark ? '-dark' : ''}`)
}

/** Which slide, in which file, and after which click where it has more than one page. */
export interface Told { no: number, state?: number, kind: FileKind }

/**
 * Writes the pictures that show what differs, and says it.
 *
 * @param name path of the pictures, without what tells one from the other
 */
export async function tellDifference(deck: Deck, { no, state, kind }: Told, { spots, pictures }: Shown, name: string): Promise<Problem> {
  const path = await placeEvidence(pictures, kind, name)
  return {
    file: deck.slides[no - 1]?.file ?? deck.entry,
    slide: no,
    found: `${names[kind][0]} shows something other than the slide${afterClick(state)}: ${placesOf(spots)}`,
    expected: `what the audience sees, ${path}-slide.png; the ${names[kind][1]} is ${path}-${kind}.png`,
    fix: `look at ${path}-difference.png; what belongs on the stage alone needs the attribute data-lectern-live`,
  }
}

/** Of a difference that chance makes. */
export const chanceCause = 'slides look different each time they are opened: a file shows only one of many looks'

/** As `tellDifference`, of what is different each time the slide is opened, so that no file can show the same. */
export async function tellChance(deck: Deck, told: Told, { byChance, pictures }: Shown, name: string): Promise<Problem> {
  const path = await placeEvidence(pictures, told.kind, name)
  return chance(deck, told, placesOf(byChance), `the same picture each time; one is ${path}-slide.png, the ${names[told.kind][1]} is ${path}-${told.kind}.png`)
}

/**
 * As `tellChance`, of words.
 *
 * @param first what one showing of the slide says and the other does not
 */
export function tellChangedWords(deck: Deck, told: Told, first: string[], other: string[]): Problem {
  const quoted = (words: string[]): string => words.length === 0 ? 'nothing' : `"${words.slice(0, 6).join(' ')}${words.length > 6 ? ' …' : ''}"`
  return chance(deck, told, `${quoted(first)} once, ${quoted(other)} another time`, 'the same words each time')
}

function chance(deck: Deck, { no, state, kind }: Told, what: string, expected: string): Problem {
  return {
    file: deck.slides[no - 1]?.file ?? deck.entry,
    slide: no,
    severity: 'notice',
    cause: chanceCause,
    found: `the slide${afterClick(state)} looks different each time it is opened, so ${names[kind][0]} shows something else: ${what}`,
    expected,
    fix: 'use a fixed value or a fixed seed (Math.random() and the clock differ each time); what belongs on the stage alone needs the attribute data-lectern-live',
  }
}

/** @returns the pictures' path from here, without what tells one from the other */
async function placeEvidence(pictures: Shown['pictures'], kind: FileKind, name: string): Promise<string> {
  for (const [what, png] of Object.entries(pictures) as [string, Uint8Array][])
    await placeFile(`${name}-${what === 'file' ? kind : what}.png`, png)
  return relative(process.cwd(), name)
}

function afterClick(state: number | undefined): string {
  return state === undefined ? '' : ` after click ${state}`
}

function placesOf(spots: Spot[]): string {
  const [most, rest] = [spots.slice(0, 4), spots.length - 4]
  return `${most.map(({ kind, x, y, width, height }) => `${kind} at x ${x}, y ${y}, ${width} × ${height} px`).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`
}
