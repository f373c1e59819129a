/**
 * Functions that run inside the printed page. Playwright sends each by its source text, so none may use
 * anything from outside itself.
 */

/** What a slide is still waiting for, or what went wrong on it. */
export interface Fact {
  /** Slide number; 0 when it cannot be told. */
  slide: number
  /** `waiting for …`, in words an author understands. */
  what: string
  /** True when no waiting will help. */
  broken: boolean
}

/** The slides that a page is to show. */
export interface Awaited {
  slides: number[]
  /** One container for each click, the first of which is `clicksStart`, 0 where it is not given. */
  withClicks: boolean
  clicksStart: Record<number, number>
}

/** Everything that keeps the printed page from being complete; empty when it is settled. */
export async function unsettled({ slides: expected, withClicks, clicksStart }: Awaited): Promise<Fact[]> {
  interface Playing { __vue_app__?: { _context?: { provides?: Record<string | symbol, { nav?: { slides?: { no: number, load?: () => Promise<unknown> }[] } } | null> } } }
  const facts: Fact[] = []
  /** An author's own layers are there before the slide: only the player knows whether its content has come. */
  const provides = (document.querySelector('#app') as Playing | null)?.__vue_app__?._context?.provides ?? {}
  const routes = Reflect.ownKeys(provides).map(key => provides[key]?.nav?.slides).find(Array.isArray) ?? []
  const loading = new Set(routes.map(({ no }) => no))
  await Promise.race([
    Promise.all(routes.map(({ no, load }) => expected.includes(no) && load?.().then(() => loading.delete(no)))),
    new Promise(resolve => (window.lecternClock?.untold ?? window).setTimeout(resolve, 50)),
  ])
  const note = (element: Element | null, what: string, broken = false): void => {
    const id = element?.closest('.print-slide-container')?.id ?? ''
    facts.push({ slide: Number.parseInt(id, 10) || 0, what, broken })
  }
  /** What another host does not answer is told where it is asked for: no slide waits for it. */
  const isRemote = (address: string): boolean => /^https?:/.test(address) && new URL(address).origin !== location.origin
  const containers = [
    ...document.querySelectorAll('.print-slide-container'),
  ]
  const present = new Set(containers.map(container => Number.parseInt(container.id, 10)))
  for (const slide of expected.filter(no => !present.has(no))) {
    facts.push({
      slide,
      what: containers.length > 0
        ? 'the built deck has no such slide; its source is newer'
        : 'the slide has not appeared',
      broken: containers.length > 0,
    })
  }
  // Slidev begins every slide at its last click and tells the clicks apart only afterwards.
  for (const slide of withClicks ? expected.filter(no => present.has(no)) : []) {
    const clicks = containers.filter(({ id }) => Number.parseInt(id, 10) === slide).map(({ id }) => Number(id.split('-')[1]) - 1).sort((a, b) => a - b)
    if (clicks[0] !== (clicksStart[slide] ?? 0) || clicks.some((click, index) => click !== (clicks[0] ?? 0) + index))
      facts.push({ slide, what: 'its clicks are not rendered', broken: false })
  }
  for (const element of document.querySelectorAll('.slidev-slide-loading'))
    note(element, 'the slide is still loading')
  for (const slide of expected.filter(no => loading.has(no) && present.has(no)))
    facts.push({ slide, what: 'the slide is still loading', broken: false })
  // The foot is there before the slide: it belongs to the player.
  for (const container of containers) {
    if (!container.querySelector('.slidev-page > :not(.slide-foot)'))
      note(container, 'the slide is still empty')
  }
  for (const element of document.querySelectorAll('[data-lectern-pending]'))
    note(element, `"${element.getAttribute('data-lectern-pending') || element.tagName.toLowerCase()}" is not ready`)
  for (const element of document.querySelectorAll('[data-waitfor]')) {
    const selector = element.getAttribute('data-waitfor')
    if (selector && !element.querySelector(selector)?.getClientRects().length)
      note(element, `nothing matches its data-waitfor "${selector}"`)
  }
  for (const image of document.querySelectorAll<HTMLImageElement>('.print-slide-container img')) {
    const name = image.getAttribute('src') ?? ''
    if (!image.complete)
      note(image, `the picture ${name} is not loaded`)
    else if (name !== '' && image.naturalWidth === 0 && !isRemote(image.currentSrc || image.src))
      note(image, `the picture ${name} cannot be shown`, true)
  }
  for (const film of document.querySelectorAll<HTMLVideoElement>('.print-slide-container video:not([poster])')) {
    const name = film.currentSrc || film.src || film.querySelector('source')?.src
    if (!name || isRemote(name))
      continue
    film.preload = 'auto'
    const sources = [...film.querySelectorAll<HTMLSourceElement & { lecternFailed?: boolean }>('source')]
    // It has no source either while it has not tried them yet: each is asked once more, and says when it fails.
    if (film.networkState === HTMLMediaElement.NETWORK_NO_SOURCE && sources.some(({ lecternFailed }) => lecternFailed === undefined)) {
      for (const source of sources) {
        source.lecternFailed = false
        source.addEventListener('error', () => source.lecternFailed = true)
      }
      film.load()
    }
    if (film.error || (film.networkState === HTMLMediaElement.NETWORK_NO_SOURCE && sources.length > 0 && sources.every(({ lecternFailed }) => lecternFailed)))
      note(film, `the film ${name} cannot be shown, and has no poster`, true)
    else if (film.readyState < HTMLMediaElement.HAVE_CURRENT_DATA)
      note(film, `the film ${name} is not loaded`)
  }
  for (const error of document.querySelectorAll('.print-slide-container pre[border="1 red rounded"]'))
    note(error, `a diagram is not drawn: ${error.textContent}`, true)
  for (const drawing of document.querySelectorAll('#mermaid-rendering-container > :not(:has(.error-icon))'))
    note(drawing, 'a diagram is being drawn')
  // Slidev's own diagrams come into a shadow tree, some time after their place is there.
  for (const place of document.querySelectorAll('.print-slide-container .mermaid:empty')) {
    if (place.shadowRoot?.childElementCount === 0)
      note(place, 'a diagram is being drawn')
  }
  if (document.fonts.status !== 'loaded')
    note(null, 'fonts are loading')
  const remoteFaces = new Set([...document.styleSheets].flatMap((sheet) => {
    try {
      return [...sheet.cssRules]
    }
    catch {
      return []
    }
  }).filter(rule => rule instanceof CSSFontFaceRule).flatMap((rule) => {
    const sources = [...rule.style.getPropertyValue('src').matchAll(/url\(["']?([^"')]+)/g)].map(([, address]) => new URL(address!, rule.parentStyleSheet?.href ?? location.href).href)
    return sources.length > 0 && sources.every(isRemote) ? [rule.style.getPropertyValue('font-family').replace(/["']/g, '')] : []
  }))
  for (const face of document.fonts) {
    if (face.status === 'error' && !remoteFaces.has(face.family.replace(/["']/g, '')))
      note(null, `the font ${face.family} ${face.weight} ${face.style} will not load`, true)
  }
  return facts.filter(fact => fact.slide === 0 || expected.includes(fact.slide))
}

/**
 * Ends animations at their last frame, waits for two frames, and returns how many elements there are then.
 *
 * @param styles added once, and frozen with the page
 */
export async function still(styles: string): Promise<number> {
  const id = 'lectern-still'
  if (!document.getElementById(id))
    document.head.append(Object.assign(document.createElement('style'), { id, textContent: styles }))
  for (const animation of document.getAnimations()) {
    if (animation.playbackRate !== 0 && animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
      animation.finish()
  }
  const { requestAnimationFrame } = window.lecternClock?.untold ?? window
  await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  return document.querySelectorAll('*').length
}
