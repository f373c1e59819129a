/** A picture that is not there, and the slide that would show it. */
export interface Missed {
  address: string
  slide: number
}

/**
 * Finds which of some addresses, none of which leads to a picture, a slide would show. A marker falls back to a dot, and a rule may
 * are in a sheet that no slide uses: neither loses anything. Runs in the page, and uses nothing from outside itself.
 *
 * @param wanted the addresses, and what finds the slides
 */
export function missedPictures({ addresses, selector }: { addresses: string[], selector: string }): Missed[] {
  if (addresses.length === 0)
    return []
  const properties = ['background-image', 'mask-image', 'border-image-source', 'content', 'clip-path', 'filter']
  const found = new Map<string, Missed>()
  for (const container of document.querySelectorAll(selector)) {
    const slide = Number.parseInt(container.id, 10) || 0
    const note = (text: string): void => {
      for (const address of addresses.filter(address => text.includes(address)))
        found.set(`${slide} ${address}`, { address, slide })
    }
    for (const element of container.querySelectorAll('*')) {
      if (!element.checkVisibility())
        continue
      if (element instanceof HTMLImageElement || element instanceof SVGImageElement)
        note(element instanceof HTMLImageElement ? element.currentSrc || element.src : new URL(element.href.baseVal, location.href).href)
      if (element instanceof HTMLVideoElement)
        note(element.poster)
      for (const part of [undefined, '::before', '::after']) {
        const style = getComputedStyle(element, part)
        if (!part || !['none', 'normal'].includes(style.content))
          properties.forEach(name => note(style.getPropertyValue(name)))
      }
    }
  }
  return [...found.values()]
}
