/**
 * Functions that run inside the print page. Playwright sends each by its source text, so none may use anything
 * from outside itself.
 */

/**
 * Puts a copy in the place of the app, which may render once more at any time: from now on it has no hand in what
 * is printed. What a copy would lose is kept: drawn canvases, the frame a film is at, shadow trees,
 * what was typed, chosen or scrolled to.
 */
export function detachSlides(): void {
  const looks: [HTMLElement, [string, string][]][] = []
  const lookOf = (element: Element): [string, string][] => {
    const style = getComputedStyle(element)
    return [...style].map(name => [name, style.getPropertyValue(name)])
  }
  /**
   * Blank for a canvas without pixels, or with more than a browser can hold, and for one that shows another host's
   * picture, which no script may read: the comparison tells what is missing.
   */
  const drawingOf = (canvas: HTMLCanvasElement): string => {
    const blank = 'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg"/>'
    try {
      return canvas.toDataURL().replace(/^data:,$/, blank)
    }
    catch {
      return blank
    }
  }
  /** Nobody presses a film's buttons on paper, and a file of its own has no poster beside it. */
  const isDrawn = (element: Element): element is HTMLCanvasElement | HTMLVideoElement =>
    element instanceof HTMLCanvasElement || (element instanceof HTMLVideoElement && (element.poster !== '' || element.videoWidth > 0))
  const pictureOf = (element: HTMLCanvasElement | HTMLVideoElement): HTMLImageElement => {
    const canvas = element instanceof HTMLCanvasElement ? element : document.createElement('canvas')
    const isPoster = element instanceof HTMLVideoElement && element.poster !== ''
    if (element instanceof HTMLVideoElement && !isPoster) {
      canvas.width = element.videoWidth
      canvas.height = element.videoHeight
      canvas.getContext('2d')?.drawImage(element, 0, 0)
    }
    const image = document.createElement('img')
    image.src = isPoster ? element.poster : drawingOf(canvas)
    image.className = element.className
    image.style.cssText = element.style.cssText
    looks.push([image, lookOf(element)])
    image.alt = element.getAttribute('aria-label') ?? ''
    if (element.hasAttribute('aria-hidden'))
      image.setAttribute('aria-hidden', 'true')
    return image
  }
  const app = document.querySelector('#app') ?? document.body
  const copy = app.cloneNode(true) as HTMLElement
  const twins = [...copy.querySelectorAll('*')]
  const originals = [...app.querySelectorAll('*')]
  // Rules may ask for what is in an element, or beside it.
  const around = new Set(originals.filter(isDrawn).flatMap(({ parentElement }) => parentElement ? [parentElement, ...parentElement.children] : []))
  const scrolled: [Element, number][] = []
  originals.forEach((original, index) => {
    const twin = twins[index]
    if (!twin)
      return
    if (isDrawn(original)) {
      twin.replaceWith(pictureOf(original))
      return
    }
    if (around.has(original) && twin instanceof HTMLElement)
      looks.push([twin, lookOf(original)])
    if (original instanceof HTMLInputElement && twin instanceof HTMLInputElement) {
      twin.setAttribute('value', original.value)
      twin.toggleAttribute('checked', original.checked)
    }
    else if (original instanceof HTMLTextAreaElement) {
      twin.textContent = original.value
    }
    else if (original instanceof HTMLOptionElement) {
      twin.toggleAttribute('selected', original.selected)
    }
    else if (original.shadowRoot && !twin.shadowRoot) {
      const shadow = twin.attachShadow({ mode: 'open' })
      shadow.innerHTML = original.shadowRoot.innerHTML
      shadow.adoptedStyleSheets = original.shadowRoot.adoptedStyleSheets
    }
    // A copy of a style sheet has its text alone, not the rules that scripts inserted.
    const rules = original instanceof HTMLStyleElement && original.sheet ? [...original.sheet.cssRules] : []
    const inserted = rules.map(rule => window.lecternSources?.get(rule))
    if (inserted.some(rule => rule !== undefined)) {
      const first = inserted.indexOf(undefined)
      const own = first < 0 ? inserted.length : first
      twin.textContent = [...inserted.slice(0, own), original.textContent, ...inserted.slice(own)].join('\n')
    }
    if (original.scrollTop > 0)
      scrolled.push([twin, original.scrollTop])
  })
  app.replaceWith(copy)
  // Rules for `canvas`, `video` and `img` differ: a picture in their place keeps their look, and what is around it its own.
  for (const [element, look] of looks) {
    const now = getComputedStyle(element)
    for (const [name, value] of look.filter(([name, value]) => now.getPropertyValue(name) !== value))
      element.style.setProperty(name, value)
  }
  // Only what is laid out can be scrolled.
  for (const [element, top] of scrolled)
    element.scrollTop = top
}
