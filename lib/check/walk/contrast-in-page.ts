import type { PaleText } from './seen.ts'

/**
 * Functions that run inside the player. Playwright sends each by its source text, so none may use anything from
 * outside itself.
 */

/** Pale words, with a number that they keep from click to click. */
export interface PaleWords extends Omit<PaleText, 'more'> { id: number }

/** Which words have been seen: what is dimmed at one click and legible at another is led on purpose. */
interface Read { ids: WeakMap<Node, number>, legible: Set<number>, next: number }

/** The numbers of all words that were legible at some click. */
export function legibleOnce(): number[] {
  return [...(window as { lecternRead?: Read }).lecternRead?.legible ?? []]
}

/**
 * The words of a slide that are paler than WCAG 2.2 (1.4.3) allows: 4.5 to 1, and 3 to 1 from 24 px, or
 * from 18.66 px in bold. Words over a picture or a gradient are not judged, nor are words in a drawing, whose ground is
 * another shape. Axe does not judge a player's slides: their layers lie over each other.
 */
export function inspectContrast(selector: string): PaleWords[] {
  type Colour = [red: number, green: number, blue: number, alpha: number]
  const slide = document.querySelector(selector)
  const context = Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true })
  if (!slide || !context)
    return []
  const seen = (window as { lecternRead?: Read }).lecternRead ??= { ids: new WeakMap(), legible: new Set(), next: 0 }
  // A canvas reads every notation that the browser knows.
  const read = (colour: string): Colour => {
    context.clearRect(0, 0, 1, 1)
    context.fillStyle = colour
    context.fillRect(0, 0, 1, 1)
    const [red = 0, green = 0, blue = 0, alpha = 0] = context.getImageData(0, 0, 1, 1).data
    return [red, green, blue, alpha / 255]
  }
  const over = ([r, g, b, a]: Colour, [red, green, blue]: Colour): Colour => [r * a + red * (1 - a), g * a + green * (1 - a), b * a + blue * (1 - a), 1]
  // Relative luminance as WCAG 2.2 defines it.
  const luminance = ([r, g, b]: Colour): number => {
    const [red = 0, green = 0, blue = 0] = [r, g, b].map(value => value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const hex = (colour: Colour): string => `#${colour.slice(0, 3).map(value => Math.round(value).toString(16).padStart(2, '0')).join('')}`
  // What a page paints where nothing else does, in Chromium.
  const bare: Colour = /^(?:only )?dark/.test(getComputedStyle(document.documentElement).colorScheme) ? [18, 18, 18, 1] : [255, 255, 255, 1]
  /** Whether what a style sheet puts beside an element's content is painted below words: it may be turned or cut to any shape. */
  const isGround = (part: CSSStyleDeclaration, box: DOMRect): boolean => part.content !== 'none' && /absolute|fixed/.test(part.position)
    && (part.backgroundImage !== 'none' || read(part.backgroundColor)[3] > 0)
    && Number.parseFloat(part.width) >= box.width && Number.parseFloat(part.height) >= box.height * 0.7
  /** What is behind an element, and how much of the element's own colour its ancestors let through; undefined where nobody can tell. */
  const groundOf = (element: Element, box: DOMRect): { ground: Colour, opacity: number } | undefined => {
    const layers: Colour[] = []
    let opacity = 1
    for (let at: Element | null = element; at; at = at.parentElement) {
      const style = getComputedStyle(at)
      if (style.backgroundImage !== 'none' || style.mixBlendMode !== 'normal' || style.filter !== 'none' || style.backgroundClip === 'text')
        return undefined
      if (['::before', '::after'].some(part => isGround(getComputedStyle(at!, part), box)))
        return undefined
      const colour = read(style.backgroundColor)
      if (colour[3] > 0)
        layers.push(colour)
      if (colour[3] === 1)
        break
      opacity *= Number(style.opacity)
    }
    return { ground: layers.reduceRight<Colour>((below, layer) => over(layer, below), bare), opacity }
  }
  /** Whether something else is painted between the words and what their ancestors paint. */
  const isBehindOthers = (element: Element, { x, y, width, height }: DOMRect): boolean => {
    const [top] = document.elementsFromPoint(x + width / 2, y + height / 2)
    return top !== undefined && !top.contains(element) && !element.contains(top)
  }
  /** Lines of code that Slidev dims, so that others or what comes at the next click are read first; the numbers of lines. */
  const stepsBack = (element: Element): boolean => element.closest('.slidev-code-dishonored, .shiki-magic-move-line-number') !== null
  const pale: PaleWords[] = []
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const words = node.textContent?.replace(/\s+/g, ' ').trim() ?? ''
    const element = node.parentElement
    if (!element || !/[\p{L}\p{N}]/u.test(words) || element.closest('svg, .sr-only, .only-read, style, script, [aria-hidden="true"], :disabled, [aria-disabled="true"]') || stepsBack(element) || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      continue
    const range = document.createRange()
    range.selectNodeContents(node)
    const box = range.getBoundingClientRect()
    const behind = box.width > 2 && box.height > 2 && !isBehindOthers(element, box) ? groundOf(element, box) : undefined
    if (!behind)
      continue
    const style = getComputedStyle(element)
    const own = read(style.webkitTextFillColor || style.color)
    const colour = over([own[0], own[1], own[2], own[3] * behind.opacity], behind.ground)
    const [light, dark] = [luminance(colour), luminance(behind.ground)].sort((a, b) => b - a) as [number, number]
    const ratio = (light + 0.05) / (dark + 0.05)
    const size = Number.parseFloat(style.fontSize)
    const wanted = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700) ? 3 : 4.5
    const id = seen.ids.get(node) ?? seen.next++
    seen.ids.set(node, id)
    // Colours are whole numbers on the screen; a hundredth is rounding.
    if (ratio < wanted - 0.01)
      pale.push({ id, words: words.slice(0, 40), ratio, wanted, colour: hex(colour), ground: hex(behind.ground) })
    else
      seen.legible.add(id)
  }
  return pale
}
