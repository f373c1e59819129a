import type { Look, Part } from './look.ts'
import { comparePictures } from '../../../lib/print/picture/compare.ts'
import { cover } from '../../../lib/print/picture/raster.ts'

const told = (part: Part | undefined): string => part === undefined ? 'nothing' : `<${part.name}> "${part.words}"`
const place = ({ x, y, width, height }: Part): string => `${x},${y} in ${width} × ${height} px`

/** Pixels that an element may stand elsewhere: a rounding. */
const near = 1

/**
 * What the built talk shows in another way than the one that was rehearsed, in words; empty when they are alike.
 *
 * @param rehearsed as the live server showed it
 * @param built as the built site shows it
 */
export function differences(rehearsed: Look, built: Look): string[] {
  return [
    ...rehearsed.clicks === built.clicks ? [] : [`${rehearsed.clicks} clicks became ${built.clicks}`],
    ...ofParts(rehearsed.parts, built.parts),
    ...comparePictures(rehearsed.picture, built.picture, cover([...rehearsed.apart, ...built.apart], rehearsed.picture))
      .map(({ x, y, width, height }) => `the pictures differ at ${x},${y} in ${width} × ${height} px`),
  ]
}

/** The first that is another element or has other words; where there is none, the first that stands elsewhere. */
function ofParts(rehearsed: Part[], built: Part[]): string[] {
  const length = Math.max(rehearsed.length, built.length)
  for (let index = 0; index < length; index++) {
    const [one, other] = [rehearsed[index], built[index]]
    if (one?.name !== other?.name || one?.words !== other?.words)
      return [`${told(one)} became ${told(other)}`]
  }
  const moved = rehearsed.findIndex((part, index) => isElsewhere(part, built[index]!))
  return moved < 0 ? [] : [`${told(rehearsed[moved])} at ${place(rehearsed[moved]!)} stands at ${place(built[moved]!)}`]
}

function isElsewhere(one: Part, other: Part): boolean {
  return (['x', 'y', 'width', 'height'] as const).some(side => Math.abs(one[side] - other[side]) > near)
}
