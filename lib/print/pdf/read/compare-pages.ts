import type { Problem } from '../../../project/problem.ts'
import type { ExpectedPage, ExpectedPicture } from '../in-page/measure.ts'
import type { Difference } from './compare-parts.ts'
import type { Fault } from './overprint.ts'
import type { ReadPage } from './read-page.ts'
import { blankness, linkDifferences } from './compare-parts.ts'
import { textDifferences } from './compare-texts.ts'
import { faultsOf, isCut } from './overprint.ts'

/**
 * Holds each PDF page against the live page it was printed from.
 *
 * @param expected what the live page shows, one entry a page
 * @param pages what a reader finds in the file
 * @param file path named in the problems
 * @returns every difference; empty when the file tells the truth
 */
export function comparePages(expected: ExpectedPage[], pages: ReadPage[], file: string): Problem[] {
  const problems: Problem[] = []
  if (pages.length !== expected.length) {
    problems.push({
      file,
      found: `the file has ${pages.length} pages`,
      expected: `${expected.length}, one for each slide or click`,
      fix: 'look for a slide that is taller than its page, or that did not appear',
    })
  }
  expected.forEach((page, index) => {
    const read = pages[index]
    if (!read)
      return
    const faults = faultsOf(page)
    for (const { found, wanted, severity, cause } of differences(page, read, faults)) {
      problems.push({
        file,
        slide: page.no,
        found,
        expected: wanted,
        ...severity && { severity },
        ...cause && { cause },
        fix: faults.some(fault => fault.found === found)
          ? 'shorten it, move it, split the slide, or choose a smaller size'
          : 'open the slide in the browser and compare',
      })
    }
  })
  return problems
}

function differences(page: ExpectedPage, read: ReadPage, faults: Fault[]): Difference[] {
  const wrong: Difference[] = faults.map(fault => ({ ...fault, wanted: 'everything on the slide inside its frame, no words over others' }))
  wrong.push(...blankness(page))
  if (/Loadingslide/.test(read.text))
    wrong.push({ found: 'the page says "Loading slide"', wanted: 'the slide itself' })
  if (!isCut(page))
    wrong.push(...textDifferences(page, read.text))
  for (const picture of page.pictures) {
    const reason = missing(picture, read)
    if (reason)
      wrong.push({ found: `the picture "${picture.name}" ${reason}`, wanted: 'every diagram and picture of the slide on its page' })
  }
  wrong.push(...linkDifferences(page, read))
  return wrong
}

/** Why a picture counts as missing, or undefined. Half of a drawing's shapes may merge into one path. */
function missing(picture: ExpectedPicture, read: ReadPage): string | undefined {
  const scale = 0.75
  const [left, top, right, bottom] = picture.box.map(value => value * scale) as [number, number, number, number]
  const inside = read.painted.filter(({ box }) => {
    const x = (box[0] + box[2]) / 2
    const y = (box[1] + box[3]) / 2
    const fits = box[2] - box[0] <= (right - left) * 1.1 + 3 && box[3] - box[1] <= (bottom - top) * 1.1 + 3
    return fits && x >= left - 3 && x <= right + 3 && y >= top - 3 && y <= bottom + 3
  }).length
  if (inside === 0)
    return 'is not painted'
  return picture.shapes > 0 && inside < picture.shapes / 2
    ? `has ${picture.shapes} shapes, of which ${inside} are painted`
    : undefined
}
