/**
 * A function that runs inside the player. Playwright sends it by its source text, so it may use nothing from outside
 * itself.
 */

/** One slide in one of its states. */
export interface Scene {
  /** Slide number, from 1. */
  no: number
  /** Clicks made, from 0. */
  click: number
}

/** Where the slide is in the window, and where paper may differ from it; all in CSS pixels. */
export interface Stage {
  /** Buttons or fields are on it, which only a hand can use. */
  hasControls: boolean
  x: number
  y: number
  width: number
  height: number
  /** From the slide's corner. */
  masks: { x: number, y: number, width: number, height: number }[]
  /** What is written on it for those who see it, outside of controls, formulas and what is unlike paper. */
  words: string[]
}

/** What `enterScene` is told besides the scene. */
export interface Direction extends Scene {
  /** Slidev's print mode, in which components show the form that they have for paper. */
  print?: 'true' | 'clicks'
  /** Rules for everything around the slide. */
  styles: string
  /** Elements that paper cannot show as the stage does. */
  unlike: string
  /** Milliseconds until it gives up. */
  patience: number
}

/**
 * Leads the player to a slide and waits until the slide is alone on the stage, complete, and at rest.
 *
 * @throws Error that says what it still waited for
 */
export async function enterScene({ no, click, print, styles, unlike, patience }: Direction): Promise<Stage> {
  interface Nav { slides?: { no: number, load?: () => Promise<unknown> }[] }
  interface Playing { __vue_app__?: { _context?: { provides?: Record<string | symbol, { nav?: Nav } | null> }, config: { globalProperties: { $router?: { push: (to: { path: string, query: Record<string, string> }) => Promise<unknown> } } } } }
  const end = performance.now() + patience
  const frame = (): Promise<number> => new Promise(resolve => requestAnimationFrame(resolve))
  /** Those that come to an end and have not yet; one that keeps its last frame stays in the list for ever. */
  const playing = (): Animation[] => document.getAnimations().filter(({ effect, playState, playbackRate }) =>
    playState !== 'finished' && playbackRate !== 0 && effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)

  let isLoaded = false

  const awaited = (): string | undefined => {
    const shown = [...document.querySelectorAll<HTMLElement>('#slide-content .slidev-page')].filter(page => page.checkVisibility())
    const page = shown.find(page => page.dataset.slidevNo === String(no))
    if (!page)
      return 'the player does not show the slide'
    if (shown.length > 1)
      return 'the previous slide does not go away'
    if (!isLoaded || page.querySelector('.slidev-slide-loading'))
      return 'the slide is still loading'
    // The foot is there before the slide: it belongs to the player.
    if (!page.querySelector(':scope > :not(.slide-foot)'))
      return 'the slide is still empty'
    const pending = page.querySelector('[data-lectern-pending]')
    if (pending)
      return `"${pending.getAttribute('data-lectern-pending') || pending.localName}" is not ready`
    const empty = [...page.querySelectorAll<HTMLElement>('[data-waitfor]')].find(element => element.dataset.waitfor && !element.querySelector(element.dataset.waitfor)?.getClientRects().length)
    if (empty)
      return `nothing matches its data-waitfor "${empty.dataset.waitfor}"`
    const image = [...page.querySelectorAll('img')].find(image => !image.complete)
    if (image)
      return `the picture ${image.getAttribute('src')} is not loaded`
    if (document.querySelector('#mermaid-rendering-container > :not(:has(.error-icon))') || [...page.querySelectorAll('.mermaid:empty')].some(({ shadowRoot }) => shadowRoot?.childElementCount === 0))
      return 'a diagram is being drawn'
    if (document.fonts.status !== 'loaded')
      return 'fonts are loading'
    return playing().length > 0
      ? 'an animation does not end'
      : undefined
  }

  // Asked each time: of a page that has only begun to arrive, it is not there yet.
  const app = () => document.querySelector('#app') as Playing | null
  const router = () => app()?.__vue_app__?.config.globalProperties.$router
  while (!router() || !document.querySelector('#slide-content')) {
    if (performance.now() > end)
      throw new Error('the player has not started')
    await frame()
  }
  if (!document.getElementById('lectern-stage')) {
    const style = document.createElement('style')
    style.id = 'lectern-stage'
    style.textContent = styles
    document.head.append(style)
  }
  const go = (clicks: number): Promise<unknown> => router()!.push({ path: `/${no}`, query: { ...print && { print }, ...clicks > 0 && { clicks: String(clicks) } } })
  /** A mark around words is measured when its click comes; on a slide that was not shown yet, it is around nothing. */
  const isUnmarked = (): boolean => [...document.querySelectorAll<SVGSVGElement>(`#slide-content [data-slidev-no="${no}"] .rough-annotation`)].some((mark) => {
    const { width, height } = mark.getBBox()
    const words = [mark.previousElementSibling, mark.nextElementSibling].flatMap(element => element ? [element.getBoundingClientRect()] : [])
    // A box around nothing has still its distance from it.
    return words.every(rect => width < rect.width / 2 && height < rect.height / 2)
  })
  // An author's own layers are there before the slide: only the player knows whether its content has come.
  const provides = app()?.__vue_app__?._context?.provides ?? {}
  const routes = Reflect.ownKeys(provides).map(key => provides[key]?.nav?.slides).find(Array.isArray)
  void Promise.resolve(routes?.find(route => route.no === no)?.load?.()).then(() => isLoaded = true)
  await go(click)
  let isAgain = false
  /** One that is there from the start is drawn again by itself, 400 ms after its words are shown. */
  const marked = performance.now() + 3000
  let before = -1
  let looks = 0
  for (;;) {
    for (const animation of playing())
      animation.finish()
    const waiting = awaited()
    const size = waiting === undefined ? document.querySelectorAll('*').length : -1
    // What has just been mounted may still add to the slide: only two equal looks in a row count. One that never
    // stops adding is looked at as it is.
    if (size >= 0 && (size === before || ++looks > 60)) {
      if (!isUnmarked() || performance.now() > marked)
        break
      if (isAgain || click === 0) {
        await frame()
        continue
      }
      isAgain = true
      before = -1
      await go(0)
      await frame()
      await go(click)
      await frame()
      continue
    }
    before = size
    if (waiting !== undefined && performance.now() > end)
      throw new Error(waiting)
    await frame()
  }
  const { activeElement } = document
  if (activeElement instanceof HTMLElement)
    activeElement.blur()
  const content = document.querySelector('#slide-content')!
  /** In the place of a picture that another host does not give, each page shows what its browser happens to show there. */
  const absent = [...content.querySelectorAll('img')].filter(({ naturalWidth }) => naturalWidth === 0)
  const { left, top, width, height } = content.getBoundingClientRect()
  const isShown = (element: Element): boolean => element.checkVisibility({ visibilityProperty: true })
  /** Of the deck's own; a picture of another host may never come. */
  const load = async (address: string): Promise<boolean> => {
    if (new URL(address, location.href).origin !== location.origin)
      return false
    const picture = new Image()
    picture.src = address
    return picture.decode().then(() => true, () => false)
  }
  /** A style's pictures say nothing when they come. */
  const styled = new Set([...content.querySelectorAll('*')].flatMap(element => [undefined, '::before', '::after'].flatMap((part) => {
    const style = getComputedStyle(element, part)
    return ['background-image', 'mask-image', 'border-image-source', 'list-style-image', 'content'].flatMap(name =>
      [...style.getPropertyValue(name).matchAll(/url\("((?!data:|#)[^"]+)"\)/g)].map(([, address]) => address!))
  })))
  await Promise.all([...styled].map(load))
  const posters = new Set<Element>()
  await Promise.all([...content.querySelectorAll<HTMLVideoElement>('video[poster]')].map(async film => await load(film.poster) && posters.add(film)))
  // Paper shows a film's poster without buttons, as it is before the film begins.
  for (const film of posters as Set<HTMLVideoElement>) {
    Object.assign(film, { autoplay: false, controls: false, preload: 'none' })
    film.load()
  }
  if (posters.size + styled.size > 0) {
    await frame()
    await frame()
  }
  const words: string[] = []
  const walker = document.createTreeWalker(content, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const { parentElement, data } = walker.currentNode as Text
    if (data.trim() !== '' && parentElement && isShown(parentElement) && !parentElement.closest(`${unlike}, button, select, textarea, .katex, svg, style, script`))
      words.push(...data.trim().split(/\s+/))
  }
  return {
    words,
    hasControls: [...content.querySelectorAll('button, input, select, textarea')].some(element => isShown(element) && !element.closest(unlike)),
    x: left,
    y: top,
    width: Math.round(width),
    height: Math.round(height),
    masks: [...content.querySelectorAll(unlike), ...absent].filter(element => isShown(element) && !posters.has(element)).map((element) => {
      const box = element.getBoundingClientRect()
      return { x: box.left - left, y: box.top - top, width: box.width, height: box.height }
    }),
  }
}

/** Width and height of the slide in the player, in its own pixels. Runs in the page. */
export function sizeOfSlide(): { width: number, height: number } {
  const { offsetWidth, offsetHeight } = document.querySelector('#slide-content') as HTMLElement
  return { width: offsetWidth, height: offsetHeight }
}
