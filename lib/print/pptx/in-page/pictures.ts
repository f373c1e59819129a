import type { PictureItem, Rect } from '../scene.ts'
import type { ToolWindow } from './tools.ts'

/**
 * Puts what reads pictures, and what is one because PowerPoint has no form for it, into the page. Runs there.
 *
 * @param spill pixels that an element may paint beyond its box: shadows, and what it draws before and after itself
 */
export function installPictures(spill: number): void {
  const tools = (window as unknown as ToolWindow).lecternPptx
  const { look, targets } = tools
  const alone = 'img, canvas, video, iframe, object, embed, audio, input, textarea, select, progress, meter, math, .katex'

  const withRoom = ({ x, y, width, height }: Rect): Rect => ({ x: x - spill, y: y - spill, width: width + 2 * spill, height: height + 2 * spill })
  const isIdentity = (transform: string): boolean => {
    const [a = 1, b = 0, c = 0, d = 1] = /^matrix\(([^)]*)\)/.exec(transform)?.[1]?.split(',').map(Number) ?? []
    return transform === 'none' || (transform.startsWith('matrix(') && Math.abs(b) + Math.abs(c) < 0.001 && a > 0 && Math.abs(a - d) < 0.001)
  }
  /** Why an element cannot be taken apart. */
  const isWhole = (element: Element, style: CSSStyleDeclaration): boolean => element.matches(alone)
    || !isIdentity(style.transform) || style.filter !== 'none' || style.clipPath !== 'none' || style.maskImage !== 'none'
    || style.mixBlendMode !== 'normal' || style.backdropFilter !== 'none'
    || style.backgroundClip === 'text' || style.writingMode !== 'horizontal-tb'
  const nameOf = (element: Element): string => {
    const labelled = element.closest('[role="img"]') ?? element
    const own = labelled.getAttribute('alt') ?? labelled.getAttribute('aria-label') ?? element.querySelector('annotation')?.textContent
      ?? element.querySelector(':scope > title')?.textContent ?? element.getAttribute('title')
    return (own ?? (element.matches('iframe, video, audio, canvas') ? element.localName : element.textContent)).replace(/\s+/g, ' ').trim()
  }
  const isCut = (element: Element): boolean => {
    for (let at: Element | null = element; at && at !== tools.slide.container; at = at.parentElement) {
      const { overflowX, clip, clipPath } = getComputedStyle(at)
      const { width, height } = at.getBoundingClientRect()
      if ((overflowX !== 'visible' && width <= 2 && height <= 2) || clip !== 'auto' || /inset\(50%|inset\(100%/.test(clipPath))
        return true
    }
    return false
  }
  const isOutside = ({ x, y, width, height }: Rect): boolean => x >= look.frame.width || y >= look.frame.height || x + width <= 0 || y + height <= 0

  /** A drawing may reach beyond its own box, as a mark around words does. */
  const extentOf = (element: Element): DOMRect => {
    const own = element.getBoundingClientRect()
    if (!(element instanceof SVGSVGElement) || getComputedStyle(element).overflowX !== 'visible')
      return own
    const shapes = [...element.querySelectorAll('path, rect, circle, ellipse, line, polyline, polygon, text, image, foreignObject')]
      .filter(shape => !shape.closest('defs, clipPath, marker, symbol, pattern, mask'))
      .map(shape => shape.getBoundingClientRect())
    const edges = [own, ...shapes.filter(({ width, height }) => width + height > 0)]
    const [left, top] = [Math.min(...edges.map(edge => edge.left)), Math.min(...edges.map(edge => edge.top))]
    return new DOMRect(left, top, Math.max(...edges.map(({ right }) => right)) - left, Math.max(...edges.map(({ bottom }) => bottom)) - top)
  }

  const picture = (element: Element, mode: PictureItem['mode']): PictureItem[] => {
    const box = look.place(extentOf(element))
    if (isCut(element) || (box.width < 1 && box.height < 1) || isOutside(box))
      return []
    tools.slide.isBare = false
    if (!targets.includes(element))
      targets.push(element)
    if (mode === 'whole') {
      const texts = look.texts(element)
      tools.slide.scene.pictured.push(look.squeeze(texts.map(({ data }) => data).join('')))
      texts.forEach(text => tools.read.add(text))
    }
    const source = element.matches('iframe, video') ? element.getAttribute('src') ?? '' : element.closest('a[href]')?.getAttribute('href') ?? ''
    return [{
      kind: 'picture',
      box: withRoom(box),
      target: targets.indexOf(element),
      mode,
      alt: mode === 'ground' || element.closest('[aria-hidden="true"]') ? '' : nameOf(element),
      link: /^(?:https?:|mailto:|#)/.test(source) ? source : undefined,
    }]
  }
  tools.pictures = { isWhole, isCut, isOutside, take: picture }
}
