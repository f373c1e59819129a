import type { Region } from './compare.ts'
import type { Raster } from './raster.ts'
import { findDifferences } from './compare.ts'
import { halve } from './raster.ts'

/**
 * The regions without those that are edges alone: two readers soften the outline of a shape in different ways, that of letters
 * filled with a picture above all. At half the size an outline is gone, and whatever else differs is still there.
 */
export function withoutEdges(regions: Region[], slide: Raster, page: Raster, ignored: Uint8Array): Region[] {
  const isEdge = ({ kind }: Region): boolean => kind !== 'missing'
  if (!regions.some(isEdge))
    return regions
  const [width, height] = [slide.width >> 1, slide.height >> 1]
  const quarter = Uint8Array.from({ length: width * height }, (_, at) => {
    const corner = Math.floor(at / width) * 2 * slide.width + (at % width) * 2
    return Math.max(ignored[corner]!, ignored[corner + 1]!, ignored[corner + slide.width]!, ignored[corner + slide.width + 1]!)
  })
  const coarse = findDifferences(halve(slide), halve(page), quarter).boxes
  return regions.filter(region => !isEdge(region) || coarse.some(({ x, y, width, height }) =>
    x * 2 <= region.x + region.width && region.x <= (x + width) * 2 && y * 2 <= region.y + region.height && region.y <= (y + height) * 2))
}
