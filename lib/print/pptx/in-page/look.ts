import type { Colour, Line } from '../scene.ts'
import type { Tools, ToolWindow } from './tools.ts'

/** Puts what reads colours, places and visibility into the page. Runs there, so it uses nothing from outside itself. */
export function installLook(): void {
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true })!
  const known = new Map<string, Colour>()
  const parentOf = (element: Element): Element | null =>
    element.parentElement ?? (element.parentNode instanceof ShadowRoot ? element.parentNode.host : null)
  const opacities = new Map<Element, number>()
  const opacity = (element: Element): number => {
    let value = opacities.get(element)
    if (value === undefined) {
      const parent = parentOf(element)
      value = Number(getComputedStyle(element).opacity) * (parent ? opacity(parent) : 1)
      opacities.set(element, value)
    }
    return value
  }
  const look: Tools['look'] = {
    frame: { left: 0, top: 0, width: 0, height: 0 },
    // Whatever the notation, the browser itself turns it into what it paints.
    colour: (css) => {
      let colour = known.get(css)
      if (!colour) {
        pen.clearRect(0, 0, 1, 1)
        pen.fillStyle = '#000'
        pen.fillStyle = css
        pen.fillRect(0, 0, 1, 1)
        const [red = 0, green = 0, blue = 0, alpha = 0] = pen.getImageData(0, 0, 1, 1).data
        colour = [red, green, blue, alpha / 255]
        known.set(css, colour)
      }
      return [...colour]
    },
    place: ({ left, top, width, height }) => ({ x: left - look.frame.left, y: top - look.frame.top, width, height }),
    scale: (element) => {
      let at: Element | null = element
      while (at) {
        if (at instanceof HTMLElement && at.offsetWidth > 0 && getComputedStyle(at).display !== 'inline') {
          const { transform, scale, zoom } = getComputedStyle(at)
          // `offsetWidth` is a whole number, which for a narrow cell is some percent off: one that is not scaled itself leaves the answer to what is around it.
          if (at.offsetWidth > 400 || transform !== 'none' || scale !== 'none' || Number(zoom) !== 1 || !parentOf(at))
            return at.getBoundingClientRect().width / at.offsetWidth || 1
        }
        if (at instanceof SVGElement && !(at instanceof SVGSVGElement)) {
          const matrix = (at as SVGGraphicsElement).getScreenCTM?.()
          if (matrix)
            return Math.hypot(matrix.a, matrix.b)
        }
        at = parentOf(at)
      }
      return 1
    },
    opacity,
    isShown: (element) => {
      const style = getComputedStyle(element)
      return style.display !== 'none' && opacity(element) > 0.01
    },
    isUnseen: (element) => {
      const style = getComputedStyle(element)
      const { width, height } = element.getBoundingClientRect()
      return (style.overflowX !== 'visible' && width <= 2 && height <= 2) || (style.position === 'absolute' && style.clip !== 'auto') || /inset\(50%|inset\(100%/.test(style.clipPath)
    },
    isWord: (element) => {
      const inside = [element, ...element.querySelectorAll('*')]
      const range = document.createRange()
      range.selectNodeContents(element)
      const rects = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
      return getComputedStyle(element).display === 'inline-block' && element.shadowRoot === null && rects.length > 0
        && rects.every(({ top, bottom }) => (top + bottom) / 2 > rects[0]!.top && (top + bottom) / 2 < rects[0]!.bottom)
        && inside.every((part) => {
          const style = getComputedStyle(part)
          return /^(?:inline|inline-block|none)$/.test(style.display) && !part.matches('svg, img, input, .katex, math, canvas')
            && style.transform === 'none' && style.filter === 'none' && style.backgroundClip !== 'text' && style.position !== 'absolute'
            && (part !== element || (look.colour(style.backgroundColor)[3] < 0.02 && style.backgroundImage === 'none' && style.boxShadow === 'none' && style.borderTopWidth === '0px' && style.borderLeftWidth === '0px' && Number.parseFloat(style.paddingLeft) < 1))
        })
    },
    highlight: (element) => {
      const { display, backgroundColor, backgroundImage } = getComputedStyle(element)
      const fill = look.colour(backgroundColor)
      if (display !== 'inline' || backgroundImage !== 'none' || fill[3] < 0.02 || element.textContent.trim() === '')
        return undefined
      return look.over([0, 0, 0, 0], element)
    },
    over: ([r, g, b, alpha], element) => {
      let left = 1 - alpha
      const mixed: Colour = [r * alpha, g * alpha, b * alpha, 1]
      for (let at: Element | null = element; at && left > 0.01; at = parentOf(at)) {
        const style = getComputedStyle(at)
        if (alpha > 0 && style.backgroundImage !== 'none')
          return [r, g, b, alpha]
        const [red, green, blue, opacity] = look.colour(style.backgroundColor)
        ;[red, green, blue].forEach((channel, index) => mixed[index]! += channel * opacity * left)
        left *= 1 - opacity
      }
      return [mixed[0] + 255 * left, mixed[1] + 255 * left, mixed[2] + 255 * left, 1]
    },
    line: (style, side, scale, opacity): Line | undefined => {
      const width = Number.parseFloat(style[`border${side}Width`]) * scale
      const kind = style[`border${side}Style`]
      const colour = look.colour(style[`border${side}Color`])
      colour[3] *= opacity
      return width > 0 && !['none', 'hidden'].includes(kind) && colour[3] > 0.01
        ? { width, colour, style: kind }
        : undefined
    },
    children: (parent) => {
      if (parent instanceof HTMLSlotElement && parent.assignedNodes().length > 0)
        return parent.assignedNodes()
      return [...(parent.shadowRoot ?? parent).childNodes]
    },
    texts: node => node instanceof Text ? [node] : node instanceof Element && !node.matches('script, style') ? look.children(node).flatMap(look.texts) : [],
    squeeze: text => text.normalize('NFKC').replace(/[\s\p{Cf}\p{Variation_Selector}]+/gu, ''),
  }
  ;(window as unknown as ToolWindow).lecternPptx = { look, targets: [], read: new Set() } as unknown as Tools
}
