/** Where one slide's elements and words stand, to see whether two pages show the same. */
export interface Places {
  /** Slide number and click, `003-02`. */
  id: string
  words: string
  /** Name, left, top, width and height in pixels from the slide's corner of every element; zeros where it has no box. */
  boxes: [string, number, number, number, number][]
}

/** Runs in the page. */
export function readPlaces(): Places[] {
  return [...document.querySelectorAll('.print-slide-container')].map((container) => {
    const corner = container.getBoundingClientRect()
    return {
      id: container.id,
      words: container.textContent,
      boxes: [...container.querySelectorAll('*')].map((element) => {
        const { left, top, width, height } = element.getBoundingClientRect()
        if (element.getClientRects().length === 0)
          return [element.localName, 0, 0, 0, 0]
        return [element.localName, left - corner.left, top - corner.top, width, height]
      }),
    }
  })
}
