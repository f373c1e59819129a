import type { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { sharedCache } from '../../project/cache.ts'
import { keepFile } from '../../project/kept/keep.ts'

/** Raised when the way of cutting changes, so that cuts made before are not taken. */
const way = 1

/**
 * A static font cut from a variable one. Cuts are kept under `.cache/`, named by what they were made from: each
 * takes a tenth of a second, and a deck needs about ten.
 *
 * @param variable the font file, in any format
 * @param weight as in CSS, 1 to 1000
 * @returns the font in TrueType's format
 */
export async function cutFont(variable: Buffer, weight: number): Promise<Buffer> {
  const name = createHash('sha256').update(`${way} ${weight}\0`).update(variable).digest('hex').slice(0, 24)
  return keepFile(join(sharedCache, 'fonts', `${name}.ttf`), async () => {
    const { default: subsetFont } = await import('subset-font')
    return subsetFont(variable, '', {
      keepAllGlyphs: true,
      targetFormat: 'truetype',
      variationAxes: { wght: weight },
      preserveNameIds: [1, 2, 4, 6],
    })
  })
}
