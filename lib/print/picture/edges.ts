import type { Spot } from './compare.ts'
import type { Raster } from './raster.ts'
import { findDifferences } from './compare.ts'
import { halve } from './raster.ts'

/**
 * The spots without those that are edges alone: two readers soften the outline of a shape in different ways, that of letters
 * filled with a picture above all. At half the size an outline is gone, and whatever else differs is still there.
 */
export function withoutEdges(spots: Spot[], slide: Raster, page: Raster, ignored: Uint8Array): Spot[] {
  const isEdge = ({ kind }: Spot): boolean => kind !== 'missing'
  if (!spots.some(isEdge))
    return spots
  const [width, height] = [slide.width >> 1, slide.height >> 1]
  const quarter = Uint8Array.from({ length: width * height }, (_, at) => {
    const corner = Math.floor(at / width) * 2 * slide.width + (at % width) * 2
    return Math.max(ignored[corner]!, ignored[corner + 1]!, ignored[corner + slide.width]!, ignored[corner + slide.width + 1]!)
  })
  const coarse = findDifferences(halve(slide), halve(page), quarter).boxes
  return spots.filter(spot => !isEdge(spot) || coarse.some(({ x, y, width, height }) =>
    x * 2 <= spot.x + spot.width && spot.x <= (x + width) * 2 && y * 2 <= spot.y + spot.height && spot.y <= (y + height) * 2))
}
