import type { Deck } from '../../project/deck.ts'
import type { SlideImage } from '../pictures.ts'
import type { Relation, SlidePart } from './package.ts'
import type { Relate } from './paragraphs.ts'
import type { Shot } from './photograph.ts'
import type { Item, Rect } from './scene.ts'
import { createHash } from 'node:crypto'
import { fillOf } from './paragraphs.ts'
import { pictureShape, plainShape, tableShape, textShape } from './shapes.ts'

const tree = '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm></p:grpSpPr>'

/** A slide's notes, where they are wanted and there are any. */
export function notesOf(deck: Deck, no: number, withNotes: boolean): string | undefined {
  const notes = deck.slides[no - 1]?.notes.trim()
  return withNotes && notes ? notes : undefined
}

/** @returns the name of a picture's file; the same picture is in the file once */
function keep(media: Map<string, Uint8Array>, png: Uint8Array): string {
  const name = `${createHash('sha256').update(png).digest('hex').slice(0, 16)}.png`
  media.set(name, png)
  return name
}

/** One slide that is a picture. */
export function picturePart({ no, png, text }: SlideImage, canvas: Pick<Rect, 'width' | 'height'>, media: Map<string, Uint8Array>, notes: string | undefined, lang: string): SlidePart {
  const around = { id: () => 2, relate: () => undefined, lang }
  return {
    content: `<p:spTree>${tree}${pictureShape({ x: 0, y: 0, ...canvas }, text.replace(/\s+/g, ' ').trim() || `Slide ${no}`, 'rId3', undefined, around)}</p:spTree>`,
    hasTitle: false,
    relations: [{ id: 'rId3', type: 'image', target: `../media/${keep(media, png)}` }],
    notes,
  }
}

/**
 * One slide as words, shapes, tables and pictures.
 *
 * @param media gets the pictures' files
 * @param places numbers of the file's slides, in order
 */
export function slidePart({ scene, pictures }: Shot, media: Map<string, Uint8Array>, places: number[], notes: string | undefined, lang: string): SlidePart {
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
