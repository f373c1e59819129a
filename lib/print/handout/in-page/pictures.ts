/** A slide's picture as the page lays it out. */
export interface ShownPicture {
  /** Id of the element. */
  name: string
  /** Of the slide, in pixels. */
  width: number
  height: number
  /** Pixels of the page for each of the slide. */
  scale: number
  /** Something on it runs in a browser alone. */
  hasUnlike: boolean
  /** Where it may differ from the slide, in pixels of the slide. */
  masks: { x: number, y: number, width: number, height: number }[]
}

/**
 * Measures the pictures that are shown. They may differ from the slides in what a reader of paper needs otherwise: code
 * that is not dimmed, and where a long output goes on; and in films and frames, which only run in a browser. Runs in the page.
 */
export function readPictures(): ShownPicture[] {
  const unlike = '[data-continues-in], video:not([poster]), audio, iframe, object, embed'
  /** As high as their lines: letters of another face rise above the box of an element in a line. */
  const linesOf = (line: Element, scale: number): DOMRect[] => {
    const high = Number.parseFloat(getComputedStyle(line).lineHeight) * scale || 0
    return [...line.getClientRects()].map(({ left, top, width, height }) => {
      const more = Math.max(0, high - height) / 2
      return new DOMRect(left, top - more, width, height + 2 * more)
    })
  }
  return [...document.querySelectorAll<HTMLElement>('article.slide > .picture')].flatMap((picture) => {
    const slide = picture.querySelector<HTMLElement>('.slide-snapshot')
    const frame = slide?.getBoundingClientRect()
    if (!slide || !frame || frame.width === 0)
      return []
    const scale = frame.width / slide.offsetWidth
    const { offsetWidth: width, offsetHeight: height } = slide
    // The line around it, a pixel of the page.
    const rim = 1 / scale + 1
    return [{
      name: picture.id,
      width,
      height,
      scale,
      hasUnlike: slide.querySelector('video:not([poster]), audio, iframe, object, embed') !== null,
      masks: [
        { x: 0, y: 0, width, height: rim },
        { x: 0, y: height - rim, width, height: rim },
        { x: 0, y: 0, width: rim, height },
        { x: width - rim, y: 0, width: rim, height },
        ...[
          ...[...slide.querySelectorAll('[data-undimmed]')].flatMap(line => linesOf(line, scale)),
          ...[...slide.querySelectorAll(unlike)].flatMap(element => [...element.getClientRects()]),
        ].map(({ left, top, width, height }) => ({
          x: (left - frame.left) / scale,
          y: (top - frame.top) / scale,
          width: width / scale,
          height: height / scale,
        })),
      ],
    }]
  })
}
