import type { List, Paragraph } from '../article.ts'
import type { Rich } from '../rich.ts'
import type { Context } from './context.ts'
import type { Note, Part, PlannedSlide } from './slide.ts'
import { fitsStatement, itemHeight, leadHeight, roomUnder } from '../fit/room.ts'
import { plainOf, sliceRich } from '../rich.ts'
import { claimOf, mostWords, noteOf, partOf, shorten, words } from './context.ts'
import { titleOf } from './title.ts'

/** One thing to say: what is shown, and the whole of it for the speaker. */
interface Point {
  shown: Rich
  said: Rich[]
}

/** More entries than this are no list to look at. */
const mostItems = 6
/** Entries or claims that would take more slides are said on the last. */
const mostSlides = 4

/** The main claims of paragraphs: one is a statement under its heading, several come one by one. */
export function claimSlides(heading: Rich, paragraphs: readonly Paragraph[], context: Context): PlannedSlide[] {
  const points = paragraphs.map((paragraph): Point => ({ shown: claimOf(paragraph.text, context), said: [paragraph.text] }))
  const [first] = points
  if (!first)
    return []
  return points.length > 1 ? pointSlides(heading, points, context, { each: 20, slides: mostSlides, alone: statementSlide }) : [statementSlide(heading, first, context)]
}

/** One claim with room for most of its words. */
function statementSlide(heading: Rich, first: Point, context: Context): PlannedSlide {
  const { title, notes } = titleOf(heading, context)
  const room = mostWords - words(title.words, context)
  let shown = shorten(first.shown, room, context)
  for (let most = room; !fitsStatement(title.words, plainOf(shown)) && most > 6; most -= 4)
    shown = shorten(first.shown, most, context)
  const layout = fitsStatement(title.words, plainOf(shown)) ? 'statement' : 'default'
  return { layout, title, parts: [partOf(shown, context)], notes: [...notes, ...rest(shown, first.said)] }
}

/** A list, entry by entry, each cut to what a listener reads at once; the whole entry is said. */
export function listSlides(heading: Rich, lead: Rich | undefined, list: List, context: Context): PlannedSlide[] {
  const points = list.items.map((item): Point => ({ shown: item.text, said: [item.text, ...item.below] }))
  const [only] = points
  // One entry is no list.
  if (only && points.length === 1 && !list.ordered && !lead)
    return [statementSlide(heading, { ...only, shown: claimOf(only.shown, context) }, context)]
  return pointSlides(heading, points, context, { each: 12, slides: mostSlides, lead, ...list.ordered && { from: list.start } })
}

interface Options {
  /** Words of one entry, where they are more than fit together. */
  each: number
  slides: number
  lead?: Rich
  /** Number of the first entry of a numbered list. */
  from?: number
  /** The slide of a point that has it to itself. */
  alone?: typeof statementSlide
}

function pointSlides(heading: Rich, points: Point[], context: Context, { each, slides: most, lead, from, alone }: Options): PlannedSlide[] {
  const { title, notes } = titleOf(heading, context)
  const slides: PlannedSlide[] = []
  let left = points
  const leadShown = lead && shorten(lead, 16, context)
  const written = leadShown && partOf(leadShown, context)
  const pages = pagesOf(points, title, written, context, each)
  const withoutLead = pagesOf(points, title, undefined, context, each)
  // What leads to the entries is said where it would cost them a second slide.
  const isSaid = written !== undefined && pages.length > 1 && withoutLead.length < pages.length
  const leadPart = isSaid ? undefined : written
  const leadNotes = lead && leadShown ? isSaid ? [noteOf(lead)] : rest(leadShown, [lead]) : []
  for (const cuts of (isSaid ? withoutLead : pages).slice(0, most)) {
    const [point] = left
    if (alone && cuts.length === 1 && point) {
      slides.push(alone(heading, point, context))
      left = left.slice(1)
      continue
    }
    const number = from === undefined ? undefined : from + points.length - left.length
    const taken = cuts.map(cut => partOf(cut, context, { as: 'inline' }))
    slides.push({
      layout: 'default',
      title,
      parts: [...leadPart && slides.length === 0 ? [leadPart] : [], ...taken.map((part, index) => ({ ...part, markdown: `${number === undefined ? '-' : `${number + index}.`} ${part.markdown}` }))],
      notes: [...slides.length === 0 ? [...notes, ...leadNotes] : [], ...left.slice(0, taken.length).flatMap((point, index) => saidOf(point, taken[index]!))],
    })
    left = left.slice(taken.length)
  }
  slides.at(-1)?.notes.push(...left.flatMap(point => point.said.map(text => noteOf(text))))
  return slides
}

/** The entries of slide after slide: as few slides as hold them, with as many entries on each as on the others. */
function pagesOf(points: Point[], title: Part, lead: Part | undefined, context: Context, each: number): Rich[][] {
  const takeFrom = (at: number, most: number, share: number): Rich[] => take(points.slice(at, at + most), title, at === 0 ? lead : undefined, context, share)
  const divide = (most: number): Rich[][] => {
    const pages: Rich[][] = []
    for (let at = 0; at < points.length; at += pages.at(-1)!.length)
      pages.push(takeFrom(at, most, each))
    return pages
  }
  const full = divide(mostItems)
  const alike = divide(Math.ceil(points.length / full.length))
  const pages = alike.length === full.length ? alike : full
  let at = 0
  // Where there are few of them, each may say more.
  return pages.map((page) => {
    const longer = [26, 20, 16].filter(share => share > each).map(share => takeFrom(at, page.length, share)).find(({ length }) => length === page.length)
    at += page.length
    return longer ?? page
  })
}

/** As many entries as fit, in words and in height; one at least. */
function take(points: Point[], title: Part, lead: Part | undefined, context: Context, each: number): Rich[] {
  const taken: Rich[] = []
  let room = mostWords - words(title.words, context) - words(lead?.words ?? '', context)
  let height = roomUnder(title.words) - (lead ? leadHeight(lead.words) : 0)
  for (const { shown } of points) {
    const share = Math.max(4, Math.min(each, taken.length === 0 ? room : each))
    let cut = shorten(termFirst(shown, share, context), share, context)
    // The first is there whatever its height: long words can make it higher than the slide.
    for (let most = share - 3; taken.length === 0 && most > 2 && itemHeight(plainOf(cut)) > height; most -= 3)
      cut = shorten(shown, most, context)
    const count = words(plainOf(cut), context)
    const high = itemHeight(plainOf(cut))
    if (taken.length > 0 && (count > room || high > height))
      break
    taken.push(cut)
    room -= count
    height -= high
  }
  return taken
}

/** `**Term**: what it is` that is too long to show keeps its first sentence. */
function termFirst(rich: Rich, most: number, context: Context): Rich {
  return words(plainOf(rich), context) > most ? claimOf(rich, context) : rich
}

function saidOf({ said }: Point, shown: Part): Note[] {
  const [first, ...others] = said
  const isWhole = first !== undefined && plainOf(first).trim() === shown.words.trim()
  return isWhole && others.length === 0
    ? [{ markdown: '', click: true, line: shown.line, end: shown.end }]
    : [first ? noteOf(first, true) : { markdown: '', click: true, line: shown.line, end: shown.end }, ...others.map(text => noteOf(text))]
}

/** What is left to say of texts of which the slide shows the beginning. */
export function rest(shown: Rich, said: readonly Rich[]): Note[] {
  const [first, ...others] = said
  const whole = first ? plainOf(first).trim() : ''
  const visible = plainOf(shown).trim()
  const notes = others.map(text => noteOf(text))
  if (!first || whole === visible)
    return notes
  const after = whole.startsWith(visible) ? sliceRich(first, plainOf(first).indexOf(visible) + visible.length) : first
  return [noteOf(after.length > 0 ? trimStart(after) : first), ...notes]
}

function trimStart(rich: Rich): Rich {
  const text = plainOf(rich)
  return sliceRich(rich, text.length - text.trimStart().length)
}
