import type { Deck } from '../../project/deck.ts'
import type { Problem } from '../../project/problem.ts'
import type { OpenOptions } from '../freeze/choice.ts'
import type { Place } from '../pdf/cut-out.ts'
import type { ReadPdf } from '../pdf/read/read-pdf.ts'
import type { Snapshot } from '../settle.ts'
import type { HandoutContent } from './content.ts'
import type { ShownPicture } from './in-page/pictures.ts'
import type { HandoutOptions } from './page.ts'
import { join } from 'node:path'
import { chosenClicks, statesOf } from '../freeze/choice.ts'
import { cutOut } from '../pdf/cut-out.ts'
import { openEyes } from '../picture/eyes.ts'
import { evidenceOf, tellChance, tellDifference } from '../picture/tell.ts'
import { isLastAlone, pictureName } from './page.ts'

/** PDF's units in a CSS pixel: 72 and 96 an inch. */
const points = 0.75
/** The page's margin of 16 mm in points, as Chromium rounds it; it counts the places of a page from inside. */
const margin = 45
/** Points that a place may be off: it is a whole number of pixels. */
const slack = 2

/** A slide's state, as the files show it. */
interface State { no: number, click: number }

/** A file that was compared with what the audience sees: a page for each state of `states`. */
export interface RightSlides {
  bytes: Uint8Array
  states: State[]
  /** Slides that look different each time they are opened: the handout shows another chance. */
  byChance: (number | undefined)[]
}

/** What the pages of `slides.pdf` show. */
export function pagesOf(deck: Deck, { slides }: Snapshot, { withClicks }: Pick<OpenOptions, 'withClicks'>): State[] {
  const chosen = chosenClicks(deck, withClicks)
  return [...Map.groupBy(slides, ({ no }) => no)].flatMap(([no, states]) =>
    statesOf(chosen[no], states.map(({ click }) => click)).map(click => ({ no, click })))
}

/**
 * Compares each slide's picture in a handout with its page in `slides.pdf`.
 *
 * @param bytes the handout
 * @param read the same, read back
 * @param shown its pictures as they were laid out
 * @param right slides in the handout's colours
 * @returns a problem for each picture that shows something else or is not there, pictures of it written
 */
export async function compareWithSlides(bytes: Uint8Array, read: ReadPdf, shown: ShownPicture[], content: HandoutContent, options: HandoutOptions, deck: Deck, right: RightSlides): Promise<Problem[]> {
  const wanted = content.slides.flatMap(({ no, pictures }) => pictures
    .map(({ click }, state) => ({ no, click, name: pictureName(no, state), isOne: pictures.length === 1 }))
    .slice(isLastAlone(options) ? -1 : 0))
  const found = wanted.flatMap((state) => {
    const picture = shown.find(({ name }) => name === state.name)
    const place = picture && findPlace(picture, read)
    return place ? [{ ...state, ...picture, place }] : []
  })
  const problems = wanted.filter(({ name }) => !found.some(one => one.name === name)).map(({ no }): Problem => ({
    file: deck.slides[no - 1]?.file ?? deck.entry,
    slide: no,
    found: 'handout: the picture of the slide is not in the file',
    expected: 'every slide',
    fix: 'open handout/ in the browser, and look whether the slide is there',
  }))
  const eyes = openEyes()
  try {
    await eyes.open(await cutOut(bytes, found.map(({ place }) => place)), right.bytes)
    for (const [index, { no, click, isOne, width, height, masks }] of found.entries()) {
      const page = right.states.findIndex(state => state.no === no && state.click === click)
      const expected = { page, width, height }
      // Slides that were printed in other states than the handout's have told so themselves.
      if (page < 0 || (await eyes.compare(index, expected, masks)).length === 0)
        continue
      const differing = await eyes.show(index, expected, masks)
      if (differing.spots.length === 0)
        continue
      const [told, name] = [{ no, state: isOne ? undefined : click, kind: 'handout' } as const, join(evidenceOf(deck), `handout-${no}${isOne ? '' : `-click-${click}`}`)]
      if (right.byChance.includes(no)) {
        problems.push(await tellChance(deck, told, { ...differing, byChance: differing.spots }, name))
        continue
      }
      // Its words, links and faces are compared all the same, and refuse under any theme; a style sheet of others may place them elsewhere in a page of many slides.
      problems.push({ ...await tellDifference(deck, told, differing, name), severity: 'care', cause: 'the handout shows something other than the slide' })
    }
  }
  finally {
    await eyes.close()
  }
  return problems
}

/** Where a picture is in the file; undefined when the file does not name it. */
function findPlace({ name, width, height, scale }: ShownPicture, { anchors, points: named, pages }: Pick<ReadPdf, 'anchors' | 'points' | 'pages'>): Place | undefined {
  const page = anchors[name]
  const point = named[name]
  if (page === undefined || !point)
    return undefined
  const size = scale * points
  const isNear = ({ x, y }: { x: number, y: number }): boolean => Math.abs(x - point.x - margin) < slack && Math.abs(y - point.y - margin) < slack
  const alike = pages[page - 1]!.origins.filter(origin => Math.abs(origin.scale / size - 1) < 0.005)
  // An empty slide paints nothing, so nothing begins there.
  const { x, y } = alike.find(isNear) ?? { x: point.x + margin, y: point.y + margin }
  return { page: page - 1, x, y, width: width * size, height: height * size }
}
