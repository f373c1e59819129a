import type { Browser } from 'playwright'
import type { Deck } from '../../project/deck.ts'
import type { Problem } from '../../project/problem.ts'
import type { SlidesOptions } from '../pdf/slides.ts'
import type { Witness } from '../pdf/witness.ts'
import type { SlideImage } from '../pictures.ts'
import type { Shot } from './photograph.ts'
import { canvasOf } from '../../project/canvas.ts'
import { LecternError } from '../../project/problem.ts'
import { openSlides } from '../freeze/keep.ts'
import { describeFile } from '../pdf/describe.ts'
import { dropIdleFilters } from '../pdf/in-page/idle-filters.ts'
import { prepareSlides } from '../pdf/in-page/prepare.ts'
import { isCut } from '../pdf/read/overprint.ts'
import { startWitness } from '../pdf/witness.ts'
import { uncomparedPlaces } from '../unchecked.ts'
import { placeFaces } from './faces.ts'
import { findOffice, lookInOffice } from './office.ts'
import { packSlides } from './package.ts'
import { readSlides } from './photograph.ts'
import { checkPptx, shareOfWords } from './read-back.ts'
import { notesOf, picturePart, slidePart } from './slide-part.ts'
import { unlikeInOffice, unopened } from './tell.ts'

/** A checked file, not written yet. */
export interface WrittenPptx {
  bytes: Uint8Array
  remarks: string[]
  findings: Problem[]
}

/** Device pixels for each of the canvas in a picture: sharp on a projector of 1920. */
const scale = 2

/**
 * The slides as a PowerPoint file whose words, lists, tables and shapes can be edited. What PowerPoint has no form
 * for is a picture in its place, under the words.
 *
 * @param withNotes false leaves the speaker's words out
 * @param office path of LibreOffice, where the file is looked at; empty without it
 * @throws LecternError when the file, read back, lacks words, a picture or a note, when it is read from something other
 * than the slides as the player shows them, or when LibreOffice does not open it
 */
export async function writePptx(browser: Browser, deckUrl: string, deck: Deck, options: SlidesOptions, withNotes: boolean, office = findOffice()): Promise<WrittenPptx> {
  const witness = (options.witness ?? startWitness)(browser, deckUrl, deck, options)
  try {
    return await write(browser, deckUrl, deck, options, withNotes, office, witness)
  }
  finally {
    await witness.close()
  }
}

async function write(browser: Browser, deckUrl: string, deck: Deck, options: SlidesOptions, withNotes: boolean, office: string, witness: Witness): Promise<WrittenPptx> {
  const { page, expected, findings, close } = await openSlides(browser, deckUrl, deck, { ...options, scale })
  witness.watch(expected)
  try {
    await page.evaluate(dropIdleFilters)
    const { plain } = await page.evaluate(prepareSlides, { slides: options.slides, publicUrl: options.publicUrl })
    const shots = await readSlides(page, scale, options.onPage)
    const media = new Map<string, Uint8Array>()
    const places = shots.map(({ scene }) => scene.no)
    const description = describeFile(deck)
    const parts = shots.map(shot => slidePart(shot, media, places, notesOf(deck, shot.scene.no, withNotes), description.lang))
    const bytes = await packSlides(parts, media, canvasOf(deck), description)
    await checkPptx(bytes, deck, shots.map(({ scene }, index) => ({ no: scene.no, notes: parts[index]!.notes, pictured: scene.pictured, runs: expected[index]?.runs ?? [], isCut: expected[index] !== undefined && isCut(expected[index]) })))
    const looks = shots.map(({ look }) => look)
    // What the file is read from must be what the audience sees.
    const unlike = await witness.compare(looks, 'pptx')
    const seen = office === '' ? undefined : await lookInOffice(office, bytes, looks, folder => placeFaces(page, folder))
    const problems = [...findings, ...unlike, ...seen === 'refused' ? [unopened(deck)] : unlikeInOffice(deck, shots, seen)]
    if (problems.some(({ severity }) => severity === undefined))
      throw new LecternError(problems)
    return {
      bytes,
      findings: problems,
      remarks: [
        ...await shareOfWords(bytes, deck, expected),
        seen
          ? `${deck.name}: slides.pptx was checked in LibreOffice, not in PowerPoint`
          : `${deck.name}: slides.pptx was checked for its words, notes and structure, not for its picture: LibreOffice ${office === '' ? 'is not installed' : 'shows no file here, not even an empty one'}`,
        `${deck.name}: slides.pptx does not contain its fonts; where they are not installed, others take their place: ${facesOf(shots).join(', ')}`,
        ...uncomparedPlaces(deck.name, 'slides.pptx', await witness.masked()),
        ...plain.map(link => `${deck.name}, ${link} is plain text: it leads into the site, whose address is unknown (LECTERN_SITE_URL)`),
      ],
    }
  }
  finally {
    await close()
  }
}

function facesOf(shots: Shot[]): string[] {
  const paragraphs = shots.flatMap(({ scene }) => scene.items.flatMap(item => item.kind === 'text'
    ? item.paragraphs
    : item.kind === 'table' ? item.rows.flatMap(({ cells }) => cells.flatMap(cell => cell?.paragraphs ?? [])) : []))
  return [...new Set(paragraphs.flatMap(({ runs }) => runs.map(({ face }) => face)))].sort()
}

/**
 * The slides as a PowerPoint file of pictures, a picture each: exactly what the audience sees, and nothing to edit.
 *
 * @throws LecternError when the file, read back, lacks a picture or a note
 */
export async function writePicturePptx(deck: Deck, images: SlideImage[], withNotes: boolean): Promise<Uint8Array> {
  const canvas = canvasOf(deck)
  const media = new Map<string, Uint8Array>()
  const description = describeFile(deck)
  const parts = images.map(image => picturePart(image, canvas, media, notesOf(deck, image.no, withNotes), description.lang))
  const bytes = await packSlides(parts, media, canvas, description)
  await checkPptx(bytes, deck, images.map(({ no }, index) => ({ no, notes: parts[index]!.notes, pictured: [], runs: [], isCut: false })))
  return bytes
}
