/** What a browser finds in the file, opened from the disk without scripts. */
export interface SingleFileReading {
  /** Words of each section that is a slide, without spaces, by the section's id. */
  sections: Record<string, string>
  /** Every address in the page that the browser would fetch or follow. */
  addresses: string[]
  /** Numbers of slides with a picture that does not show. */
  brokenPictures: number[]
  /** Faces that could not be read. */
  brokenFaces: string[]
  /** Addresses that the browser asked for besides the file. */
  requests: string[]
}

/** Runs in the page, and uses nothing from outside itself. */
export function readFile(): Omit<SingleFileReading, 'requests'> {
  const sections = [...document.querySelectorAll('main > section')]
  return {
    sections: Object.fromEntries(sections.map(section => [section.id, section.textContent.replace(/\s+/g, '')])),
    // A link is followed only when somebody wants to; everything else would be fetched.
    addresses: [...document.querySelectorAll('[href], [src], [srcset], [data], [poster], [action]')].flatMap(element => ['href', 'src', 'srcset', 'data', 'poster', 'action'].flatMap((name) => {
      const value = element.getAttribute(name)
      return value === null
        ? []
        : [element.matches('a')
            ? value
            : value.replace(/^(?=https?:|mailto:)/, `${element.tagName.toLowerCase()} `)]
    })).concat([...document.documentElement.outerHTML.matchAll(/url\(["']?(?!data:|#|&quot;#)([^)]*)|@import[^;]*/g)].map(([text]) => text)),
    brokenPictures: [...document.images].filter(image => image.naturalWidth === 0).map(image => Number(image.closest('section')?.id.slice(1) ?? 0)),
    brokenFaces: [...document.fonts].filter(face => face.status === 'error').map(face => face.family),
  }
}

/** Runs in the page: the pieces of text that each slide has for its readers. Buttons and the slide's frame are not. */
export function readWords(): string[][] {
  const unread = 'script, style, noscript, template, nav, button, input, textarea, select, iframe, canvas, label:has(input), [aria-hidden="true"], .sr-only, .only-read, .slidev-code-copy, [hidden]'
  return [...document.querySelectorAll('.slide-snapshot')].map((slide) => {
    const walker = document.createTreeWalker(slide.querySelector('.slidev-layout') ?? slide, NodeFilter.SHOW_TEXT)
    const pieces: string[] = []
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.replace(/\s+/g, '') ?? ''
      if (text && !walker.currentNode.parentElement?.closest(unread))
        pieces.push(text)
    }
    return pieces
  })
}
