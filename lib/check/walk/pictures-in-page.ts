import type { TinyPicture } from './seen.ts'

/**
 * The first picture that gave way to what is above and below it until nobody sees what it shows. One that its author,
 * or a style, gives a size is small on purpose, and so is one in a narrow place.
 *
 * Runs inside the player, so it uses nothing from outside itself.
 *
 * @param least pixels of the longer side below which nobody sees what a picture shows
 */
export function inspectPictures({ selector, least }: { selector: string, least: number }): TinyPicture | undefined {
  const isFree = (image: HTMLImageElement): boolean => {
    const style = image.computedStyleMap()
    return ['width', 'height'].every(key => String(style.get(key)) === 'auto') && ['max-width', 'max-height'].every(key => /^(?:none|.*%)$/.test(String(style.get(key))))
  }
  for (const image of document.querySelectorAll<HTMLImageElement>(`${selector} img`)) {
    const { width, height } = image.getBoundingClientRect()
    const scale = Math.min(width / image.naturalWidth, height / image.naturalHeight)
    const [across, down] = [image.naturalWidth * scale, image.naturalHeight * scale]
    const longer = Math.max(across, down)
    if (!(longer > 0 && longer < least && longer * 3 <= Math.max(image.naturalWidth, image.naturalHeight)) || !isFree(image) || !image.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      continue
    // Of an element that is as wide as its content, the width says nothing.
    const room = image.closest('p, li, td, figure, div, section')?.getBoundingClientRect().width ?? 0
    if (across * 2 < room)
      return { what: image.alt.trim().slice(0, 40) || image.src.replace(/^.*\//, '').slice(0, 80), width: Math.round(across), height: Math.round(down) }
  }
  return undefined
}
