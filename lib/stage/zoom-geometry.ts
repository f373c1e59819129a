import type { Zoom } from './screen-state.ts'

/** A box, in the slide's own pixels. */
export interface Box {
  x: number
  y: number
  width: number
  height: number
}

const largest = 6

/** Keeps the shown part inside the slide; undefined when that is the whole slide. */
export function limitZoom(zoom: Zoom, slide: Pick<Box, 'width' | 'height'>): Zoom | undefined {
  const scale = Math.min(largest, zoom.scale)
  if (scale <= 1.02)
    return undefined
  return {
    scale,
    x: Math.min(Math.max(0, zoom.x), slide.width - slide.width / scale),
    y: Math.min(Math.max(0, zoom.y), slide.height - slide.height / scale),
  }
}

/** The part of the slide that shows a box as large as it goes, with a little air around it. */
export function zoomTo(box: Box, slide: Pick<Box, 'width' | 'height'>): Zoom | undefined {
  const scale = Math.min(largest, 0.94 * Math.min(slide.width / box.width, slide.height / box.height))
  return limitZoom({
    scale,
    x: box.x + box.width / 2 - slide.width / scale / 2,
    y: box.y + box.height / 2 - slide.height / scale / 2,
  }, slide)
}

/**
 * Zooms by a factor, and leaves the point under the fingers where it is.
 *
 * @param before null for the whole slide
 * @param point on the screen, in the slide's pixels from its corner
 */
export function zoomAround(before: Zoom | null | undefined, factor: number, point: { x: number, y: number }, slide: Pick<Box, 'width' | 'height'>): Zoom | undefined {
  const { x, y, scale } = before ?? { x: 0, y: 0, scale: 1 }
  const next = Math.min(largest, Math.max(1, scale * factor))
  return limitZoom({
    scale: next,
    x: x + point.x / scale - point.x / next,
    y: y + point.y / scale - point.y / next,
  }, slide)
}
