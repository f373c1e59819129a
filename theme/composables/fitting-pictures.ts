import { getCurrentInstance, onMounted, onUnmounted } from 'vue'

/** Share of its height that a picture keeps at least: below that it is the words that are too many. */
const least = 0.15
/** Halvings of what is between too large and too small: to 1.3 % of a picture's height. */
const steps = 6
/** Pixels below which a picture is an icon among words. */
const icon = 48

/**
 * Lets a slide's pictures give way to its words, wherever they stand: in a list, a table, a grid, a figure. When the
 * matter is higher than the slide, all are made lower by the same share, as little as is needed. A picture that its
 * author placed by hand stays. Pictures among words stay in their line. Called in a component that is beside the layout.
 */
export function useFittingPictures(): void {
  const lowered = new Map<HTMLElement, string>()
  const self = getCurrentInstance()
  let page: HTMLElement | null = null
  let observer: ResizeObserver | undefined
  const titles = new WeakSet<Element>()

  function fit(): void {
    for (const [picture, maxHeight] of lowered)
      picture.style.maxHeight = maxHeight
    lowered.clear()
    const layout = page?.querySelector<HTMLElement>(':scope > .slidev-layout')
    // A slide that is not shown has no size yet.
    if (!layout || layout.clientHeight === 0 || !layout.querySelector('img'))
      return
    for (const picture of layout.querySelectorAll('img'))
      picture.parentElement!.toggleAttribute('data-worded', [...picture.parentElement!.childNodes].some(isWords))
    // A title may become smaller afterwards (`useFittingTitle`).
    for (const title of layout.querySelectorAll('h1')) {
      if (!titles.has(title))
        observer?.observe(title)
      titles.add(title)
    }
    const matter = inFlow(layout)
    const pictures = matter.filter((element): element is HTMLImageElement => element instanceof HTMLImageElement && element.offsetHeight >= icon && !element.closest('.slide-picture, .portrait'))
    if (pictures.length === 0 || !isTooHigh(layout, matter))
      return
    const heights = pictures.map(({ offsetHeight }) => offsetHeight)
    pictures.forEach(picture => lowered.set(picture, picture.style.maxHeight))
    const lower = (share: number): void => pictures.forEach((picture, index) => {
      picture.style.maxHeight = `${Math.floor(heights[index]! * share)}px`
    })
    lower(least)
    if (isTooHigh(layout, matter)) {
      pictures.forEach(picture => picture.style.maxHeight = lowered.get(picture)!)
      lowered.clear()
      return
    }
    let [fits, exceeds] = [least, 1]
    for (let step = 0; step < steps; step++) {
      const share = (fits + exceeds) / 2
      lower(share);
      [fits, exceeds] = isTooHigh(layout, matter) ? [fits, share] : [share, exceeds]
    }
    lower(fits)
  }

  onMounted(async () => {
    page = (self?.vnode.el as Node | null)?.parentElement ?? null
    observer = new ResizeObserver(fit)
    // The layout comes later: a slide's content is loaded when it is needed.
    if (page)
      observer.observe(page)
    page?.addEventListener('load', fit, true)
    await document.fonts.ready
    fit()
  })
  onUnmounted(() => {
    observer?.disconnect()
    page?.removeEventListener('load', fit, true)
  })
}

function isWords({ nodeType, textContent }: Node): boolean {
  return nodeType === Node.TEXT_NODE && textContent!.trim() !== ''
}

/** What takes room on a slide, without what its author placed somewhere. */
function inFlow(parent: Element): HTMLElement[] {
  return [...parent.children].flatMap((child) => {
    const isPlaced = !(child instanceof HTMLElement) || /absolute|fixed/.test(getComputedStyle(child).position)
    return isPlaced ? [] : [child, ...inFlow(child)]
  })
}

/** Whether matter reaches beyond the layout's own margins, above or below. */
function isTooHigh(layout: HTMLElement, matter: HTMLElement[]): boolean {
  const frame = layout.getBoundingClientRect()
  const scale = frame.height / layout.offsetHeight
  const { paddingTop, paddingBottom } = getComputedStyle(layout)
  const top = frame.top + Number.parseFloat(paddingTop) * scale
  const bottom = frame.bottom - Number.parseFloat(paddingBottom) * scale
  return matter.some((element) => {
    const box = element.getBoundingClientRect()
    return box.height > 0 && (box.top < top - scale || box.bottom > bottom + scale)
  })
}
