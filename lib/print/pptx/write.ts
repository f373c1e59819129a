import type { Browser } from 'playwright'
import type { Deck } from '../../project/deck.ts'
import type { Problem } from '../../project/problem.ts'
import type { SlidesOptions } from '../pdf/slides.ts'
import type { Witness } from '../pdf/witness.ts'
import type { Box } from '../picture/raster.ts'
import type { SlideImage } from '../pictures.ts'
import type { Relation, SlidePart } from './package.ts'
import type { Relate } from './paragraphs.ts'
import type { Shot } from './photograph.ts'
import type { Item } from './scene.ts'
import { createHash } from 'node:crypto'
import { canvasOf } from '../../project/canvas.ts'
import { LecternError } from '../../project/problem.ts'
import { openSlides } from '../freeze/keep.ts'
import { describeDeck } from '../pdf/describe.ts'
import { dropIdleFilters } from '../pdf/in-page/idle-filters.ts'
import { prepareSlides } from '../pdf/in-page/prepare.ts'
import { isCut } from '../pdf/read/overprint.ts'
import { startWitness } from '../pdf/witness.ts'
import { uncomparedPlaces } from '../unchecked.ts'
import { placeFaces } from './faces.ts'
import { findOffice, lookInOffice } from './office.ts'
import { packSlides } from './package.ts'
import { fillOf } from './paragraphs.ts'
import { readSlides } from './photograph.ts'
import { checkPptx, shareOfWords } from './read-back.ts'
import { pictureShape, plainShape, tableShape, textShape } from './shapes.ts'

/** A checked file, not written yet. */
export interface WrittenPptx {
  bytes: Uint8Array
  remarks: string[]
  findings: Problem[]
}

/** Device pixels for each of the canvas in a picture: sharp on a projector of 1920. */
const scale = 2

const tree = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'

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
    const description = describeDeck(deck)
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
          ? `${deck.name}: slides.pptx was looked at in LibreOffice; PowerPoint was not asked`
          : `${deck.name}: slides.pptx was checked for its words, notes and structure, not for its picture: LibreOffice ${office === '' ? 'is not installed' : 'shows no file here, not even an empty one'}`,
        `${deck.name}: the faces are not in slides.pptx; where they are not installed, another one takes their place: ${facesOf(shots).join(', ')}`,
        ...uncomparedPlaces(deck.name, 'slides.pptx', await witness.masked()),
        ...plain.map(link => `${deck.name}, ${link} is plain text: it leads into the site, whose address is unknown (LECTERN_SITE_URL)`),
      ],
    }
  }
  finally {
    await close()
  }
}

function unopened(deck: Deck): Problem {
  return {
    file: deck.entry,
    found: 'slides.pptx: LibreOffice does not open it',
    expected: 'a file that every presentation program opens',
    fix: 'export with --format pptx-pictures or pdf, and tell us of this deck',
  }
}

/** Where another program shows a slide otherwise: no lie of the file's, and its author's care. */
function unlikeInOffice(deck: Deck, shots: Shot[], seen: Box[][] | undefined): Problem[] {
  return (seen ?? []).flatMap((boxes, index): Problem[] => {
    const no = shots[index]!.scene.no
    const places = boxes.slice(0, 3).map(({ x, y, width, height }) => `at x ${x}, y ${y}, ${width} × ${height} px`).join('; ')
    return boxes.length === 0
      ? []
      : [{
          file: deck.slides[no - 1]?.file ?? deck.entry,
          slide: no,
          severity: 'notice',
          cause: 'LibreOffice shows something other than the slide',
          found: `LibreOffice shows something other than the slide ${places}${boxes.length > 3 ? `; and at ${boxes.length - 3} more places` : ''}`,
          expected: 'the same words, shapes and colours as on the slide',
          fix: 'look at the slide in the file; --format pptx-pictures shows exactly what the audience sees',
        }]
  })
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
  const parts = images.map(({ no, png, text }): SlidePart => {
    const around = { id: () => 2, relate: () => undefined, lang: describeDeck(deck).lang }
    return {
      content: `<p:spTree>${tree}${pictureShape({ x: 0, y: 0, ...canvas }, text.replace(/\s+/g, ' ').trim() || `Slide ${no}`, 'rId3', undefined, around)}</p:spTree>`,
      hasTitle: false,
      relations: [{ id: 'rId3', type: 'image', target: `../media/${keep(media, png)}` }],
      notes: notesOf(deck, no, withNotes),
    }
  })
  const bytes = await packSlides(parts, media, canvas, describeDeck(deck))
  await checkPptx(bytes, deck, images.map(({ no }, index) => ({ no, notes: parts[index]!.notes, pictured: [], runs: [], isCut: false })))
  return bytes
}

function notesOf(deck: Deck, no: number, withNotes: boolean): string | undefined {
  const notes = deck.slides[no - 1]?.notes.trim()
  return withNotes && notes ? notes : undefined
}

/** @returns the name of a picture's file; the same picture is in the file once */
function keep(media: Map<string, Uint8Array>, png: Uint8Array): string {
  const name = `${createHash('sha256').update(png).digest('hex').slice(0, 16)}.png`
  media.set(name, png)
  return name
}

function slidePart({ scene, pictures }: Shot, media: Map<string, Uint8Array>, places: number[], notes: string | undefined, lang: string): SlidePart {
  const relations: Relation[] = []
  const add = (relation: Omit<Relation, 'id'>): string => {
    const known = relations.find(({ target }) => target === relation.target)
    if (known)
      return known.id
    const id = `rId${relations.length + 3}`
    relations.push({ id, ...relation })
    return id
  }
  const relate: Relate = (link) => {
    const [, no] = /^#(\d+)-\d+$/.exec(link) ?? []
    if (no === undefined)
      return /^(?:https?|mailto|tel):/.test(link) ? { id: add({ type: 'hyperlink', target: link, isExternal: true }), isSlide: false } : undefined
    const place = places.indexOf(Number(no))
    return place < 0 ? undefined : { id: add({ type: 'slide', target: `slide${place + 1}.xml` }), isSlide: true }
  }
  let last = 1
  const around = { id: () => ++last, relate, lang }
  const titles = scene.items.filter(item => item.kind === 'text' && item.isTitle)
  const shapeOf = (item: Item): string => {
    if (item.kind !== 'picture') {
      return item.kind === 'text'
        // A slide has one title; a heading of several stretches has the others as plain words.
        ? textShape({ ...item, isTitle: item === titles[0] }, around)
        : item.kind === 'table' ? tableShape(item, around) : plainShape(item, around)
    }
    const taken = pictures.get(item)
    return taken ? pictureShape(taken.box, item.alt, add({ type: 'image', target: `../media/${keep(media, taken.png)}` }), item.link, around) : ''
  }
  return {
    content: `<p:bg><p:bgPr>${fillOf(scene.ground)}<a:effectLst/></p:bgPr></p:bg><p:spTree>${tree}${scene.items.map(shapeOf).join('')}</p:spTree>`,
    hasTitle: titles.length > 0,
    relations,
    notes,
  }
}
