import type { Problem } from '../../../project/problem.ts'
import type { Box, ExpectedPage, PrintedWords } from '../in-page/measure.ts'

/** Letters overlap noticeably from here on, as a part of the smaller one's height: a descender may touch the line below. */
const noticeable = 0.25

/** What is wrong with a live page: the file shows it as the stage does, so it is no lie, and its author's care. */
export type Fault = Pick<Problem, 'found' | 'severity' | 'cause'>

/** Matter that is a little too high for its slide, and still to be read. */
export const onFoot = ' lies on the foot of the slide'

const cutOff = 'words are cut off'

/** Words that the stage cuts off are not in the file's text either: of such a slide that is no loss of the file's. */
export const isCut = (page: ExpectedPage): boolean => page.faults.some(found => found.includes(' is cut off '))

/** All that is wrong with a live page: what was measured of it, and words that lie over others. */
export function faultsOf(page: ExpectedPage): Fault[] {
  return [
    // A handout shows the same at another size.
    ...page.faults.map((found): Fault => ({ found, severity: found.endsWith(onFoot) ? 'notice' : 'care', cause: found.includes(' is cut off ') ? cutOff : found.replace(/ \d+ px/, '') })),
    ...findOverprints(page.words).map((found): Fault => ({ found, severity: 'care' })),
  ]
}

/**
 * Words of one block that are on words of another: nobody can read either. Drawings, grounds and pictures may lie
 * under words; words may not.
 *
 * @param words each line of text with the block it belongs to
 * @returns one sentence for each pair of blocks
 */
export function findOverprints(words: PrintedWords[]): string[] {
  const found = new Map<string, string>()
  words.forEach((first, index) => {
    for (const second of words.slice(index + 1)) {
      const pair = `${first.block} ${second.block}`
      if (first.block !== second.block && !found.has(pair) && overlaps(first.box, second.box) && !isDoubled(first, second))
        found.set(pair, `"${first.text}" and "${second.text}" are printed over each other`)
    }
  })
  return [...found.values()]
}

function overlaps(a: Box, b: Box): boolean {
  const width = Math.min(a[2], b[2]) - Math.max(a[0], b[0])
  const height = Math.min(a[3], b[3]) - Math.max(a[1], b[1])
  const least = noticeable * Math.min(a[3] - a[1], b[3] - b[1])
  return width > least && height > least
}

/** The same words twice in one place are a halo or a shadow. */
function isDoubled(a: PrintedWords, b: PrintedWords): boolean {
  return a.text === b.text && a.box.every((edge, side) => Math.abs(edge - (b.box[side] ?? 0)) < 2)
}
