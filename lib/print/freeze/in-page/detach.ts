/**
 * Functions that run inside the print page. Playwright sends each by its source text, so none may use anything
 * from outside itself.
 */

/**
 * Puts a copy in the place of the app, which may render once more at any time: from now on it has no hand in what
 * is printed. What a copy would lose is kept: drawn canvases, the frame a film stands at, shadow trees,
 * what was typed, chosen or scrolled to.
 */
export function detachSlides(): void {
  const pictureOf = (element: HTMLCanvasElement | HTMLVideoElement): HTMLImageElement => {
    const canvas = element instanceof HTMLCanvasElement ? element : document.createElement('canvas')
    if (element instanceof HTMLVideoElement) {
      canvas.width = element.videoWidth
      canvas.height = element.videoHeight
      canvas.getContext('2d')?.drawImage(element, 0, 0)
    }
    const image = document.createElement('img')
    image.src = canvas.toDataURL()
    image.className = element.className
    image.style.cssText = element.style.cssText
    image.style.width = `${element.offsetWidth}px`
    image.style.height = `${element.offsetHeight}px`
    image.style.objectFit = getComputedStyle(element).objectFit
    image.alt = element.getAttribute('aria-label') ?? ''
    if (element.hasAttribute('aria-hidden'))
      image.setAttribute('aria-hidden', 'true')
    return image
  }
  const app = document.querySelector('#app') ?? document.body
  const copy = app.cloneNode(true) as HTMLElement
  const twins = [...copy.querySelectorAll('*')]
  const scrolled: [Element, number][] = []
  ;[...app.querySelectorAll('*')].forEach((original, index) => {
    const twin = twins[index]
    if (!twin)
      return
    if (original instanceof HTMLVideoElement && original.poster && twin instanceof HTMLVideoElement) {
      // Nobody presses these on paper, and their words are set in the browser's own face.
      twin.controls = false
      twin.preload = 'none'
      twin.autoplay = false
    }
    else if (original instanceof HTMLCanvasElement || (original instanceof HTMLVideoElement && original.videoWidth > 0)) {
      twin.replaceWith(pictureOf(original))
    }
    else if (original instanceof HTMLInputElement && twin instanceof HTMLInputElement) {
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
  // Only what is laid out can be scrolled.
  for (const [element, top] of scrolled)
    element.scrollTop = top
}
