/** A rectangle in slide pixels: left, top, right, bottom. */
export type Box = [number, number, number, number]

/** A picture that must be found on the page. */
export interface ExpectedPicture {
  name: string
  box: Box
  /** Drawn shapes an inline drawing consists of; 0 for an image file. */
  shapes: number
  /** The file holds shapes rather than pixels. */
  isDrawn?: boolean
}

/** One line of visible words, as tall as its letters. */
export interface PrintedWords {
  text: string
  /** Number of the block that they flow in. */
  block: number
  box: Box
}

/** What the live page shows, to compare a PDF page with. */
export interface ExpectedPage {
  /** Slide number, or the place in a handout. */
  no: number
  click: number
  /** Each run of visible text, without spaces. */
  runs: string[]
  /** Those of `runs` that a filter makes a picture of, on paper too; blurred ones are read nowhere. */
  filtered?: { text: string, isBlurred: boolean }[]
  /** The same words line by line, to see whether any lie over others. */
  words: PrintedWords[]
  /** What the page may say besides: text for screen readers, generated content. */
  extras: string[]
  pictures: ExpectedPicture[]
  /** Addresses that links lead to outside the file. */
  external: string[]
  /** How many links lead to another page of the file. */
  internal: number
  /** Slides that links lead to, and paths below the site's folder, where it is not yet known what will be in the file. */
  open: { slide?: number, site?: string }[]
  /** Something without words or a name is drawn: decoration, a ground that is a picture, a film. */
  decorated?: boolean
  /** Nothing of the slide itself is seen: what is seen are layers, which other slides have too. */
  hollow?: boolean
  /** Addresses of pages that the slide shows in frames, whose place paper leaves empty where they did not load. */
  framed?: string[]
  /** What is wrong with the live page already: cut-off text and the like. */
  faults: string[]
}

/**
 * Measures each element that `selector` finds, as it is laid out now. Runs inside the page, so it uses
 * nothing from outside itself.
 */
export async function measurePages(selector: string): Promise<ExpectedPage[]> {
  const squeeze = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Cf}\p{Variation_Selector}]+/gu, '')
  const short = (text: string): string => text.trim().replace(/\s+/g, ' ').slice(0, 40)
  const transformed = (text: string, style: CSSStyleDeclaration): string => style.textTransform === 'uppercase'
    ? text.toUpperCase()
    : style.textTransform === 'lowercase'
      ? text.toLowerCase()
      : text
  const literal = (content: string): string[] => [
    ...content.matchAll(/"((?:[^"\\]|\\.)*)"/g),
  ].map(match => squeeze(match[1] ?? '')).filter(Boolean)

  /** A shadow tree lies within its host, as far as the eye is concerned. */
  const parentOf = (element: Element): Element | null =>
    element.parentElement ?? (element.parentNode instanceof ShadowRoot ? element.parentNode.host : null)
  const treesOf = (root: ParentNode): ParentNode[] => [
    root,
    ...[...root.querySelectorAll('*')].flatMap(element => element.shadowRoot ? treesOf(element.shadowRoot) : []),
  ]

  /** Where a shape puts ink: a browser's box leaves out how wide the line is, which for a marker is most of it. */
  const inked = (shape: Element): DOMRect => {
    const { x, y, width, height } = shape.getBoundingClientRect()
    const { stroke, strokeWidth } = getComputedStyle(shape)
    const matrix = shape instanceof SVGGraphicsElement && stroke !== 'none' ? shape.getScreenCTM() : null
    const half = matrix ? Number.parseFloat(strokeWidth) / 2 * Math.hypot(matrix.a, matrix.b) || 0 : 0
    return new DOMRect(x - half, y - half, width + 2 * half, height + 2 * half)
  }

  /** Words that are drawn by a picture's file, by its address: on paper they are words as well. */
  const drawnWords = new Map<string, string>()
  const addressOf = (element: Element): string => element instanceof HTMLImageElement
    ? element.currentSrc
    : /url\("([^"]+)"\)/.exec(getComputedStyle(element).backgroundImage)?.[1] ?? ''
  const isDrawing = (address: string): boolean => /^data:image\/svg|^(?!data:).*\.svg(?:$|[?#])/i.test(address)
  await Promise.all([...document.querySelectorAll(`:is(${selector}) *`)].map(addressOf).filter(isDrawing).map(async (address) => {
    const words = await fetch(address).then(response => response.text()).catch(() => '')
    const drawing = new DOMParser().parseFromString(words, 'image/svg+xml')
    drawing.querySelectorAll('style, script, title, desc, metadata').forEach(element => element.remove())
    drawnWords.set(address, squeeze(drawing.documentElement.textContent))
  }))

  return [
    ...document.querySelectorAll<HTMLElement>(selector),
  ].map((container, index) => {
    const frame = container.getBoundingClientRect()
    const isOnSlide = ({ left, top, right, bottom }: DOMRect): boolean => right > frame.left && left < frame.right && bottom > frame.top && top < frame.bottom
    const [no = index + 1, step = 1] = /^\d+-\d+$/.test(container.id)
      ? container.id.split('-').map(Number)
      : []
    const page: ExpectedPage = {
      no,
      click: step - 1,
      runs: [],
      words: [],
      extras: [],
      pictures: [],
      external: [],
      internal: 0,
      open: [],
      faults: [],
    }
    const boxOf = (rect: DOMRect): Box => [
      rect.left - frame.left,
      rect.top - frame.top,
      rect.right - frame.left,
      rect.bottom - frame.top,
    ]

    /** The part of a rectangle that no ancestor cuts off; `soft` when one cuts with an ellipsis. */
    const visible = (rect: DOMRect, from: Element): { box: Box, soft: boolean } => {
      const box: Box = [rect.left, rect.top, rect.right, rect.bottom]
      let soft = false
      for (let element: Element | null = from; element; element = element === container
        ? null
        : parentOf(element)) {
        const style = getComputedStyle(element)
        const inSvg = element instanceof SVGElement && !(element instanceof SVGSVGElement)
        if (style.display === 'contents' || inSvg || (style.display === 'inline' && !(element instanceof SVGSVGElement)))
          continue
        const clipped = style.clipPath !== 'none' || style.clip !== 'auto'
        if (style.overflowX === 'visible' && !clipped && element !== container)
          continue
        const edge = element.getBoundingClientRect()
        const cuts = rect.left < edge.left - 1 || rect.right > edge.right + 1
        soft ||= clipped || (cuts && style.textOverflow === 'ellipsis') || (edge.width <= 2 && edge.height <= 2) || element.hasAttribute('data-continues')
        box[0] = Math.max(box[0], edge.left)
        box[1] = Math.max(box[1], edge.top)
        box[2] = Math.min(box[2], edge.right)
        box[3] = Math.min(box[3], edge.bottom)
      }
      return { box, soft }
    }

    /** A filter that is not `none` has a browser print a picture of what it paints. */
    const filterOf = (from: Element, size: number): { isBlurred: boolean } | undefined => {
      let found: { isBlurred: boolean } | undefined
      for (let element: Element | null = from; element && element !== container; element = parentOf(element)) {
        const { filter } = getComputedStyle(element)
        // Beyond a tenth of their size nobody reads blurred letters.
        if (filter !== 'none')
          found = { isBlurred: found?.isBlurred === true || Number.parseFloat(/blur\(([\d.]+)px/.exec(filter)?.[1] ?? '0') * 10 >= size }
      }
      return found
    }

    /** Where a run of text flows; formulas and annotated letters stack theirs on purpose. */
    const blocks = new Map<Element, number>()
    const blockOf = (from: Element): number => {
      let block = from.closest('.katex, math, ruby, text') ?? from
      while (block !== container && block.parentElement && /^(?:inline|contents)$/.test(getComputedStyle(block).display))
        block = block.parentElement
      return blocks.get(block) ?? blocks.set(block, blocks.size).size - 1
    }

    const trees = treesOf(container)
    const texts = trees.flatMap((tree) => {
      const walker = document.createTreeWalker(tree, NodeFilter.SHOW_TEXT)
      const nodes: Text[] = []
      while (walker.nextNode())
        nodes.push(walker.currentNode as Text)
      return nodes
    })
    for (const node of texts) {
      const parent = node.parentElement
      if (!parent || squeeze(node.data) === '' || parent.closest('script, style, title, desc, template, defs, clipPath, marker, symbol, pattern'))
        continue
      if (!parent.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        continue
      const style = getComputedStyle(parent)
      const words = transformed(node.data, style)
      const range = document.createRange()
      // Spaces that do not break reach beyond a box unseen.
      range.setStart(node, node.data.search(/\S/))
      range.setEnd(node, node.data.trimEnd().length)
      const rects = [...range.getClientRects()]
      let lost = 0
      let soft = false
      for (const rect of rects) {
        const part = visible(rect, parent)
        // An accent that a formula has for listeners takes no room, and is hidden all the same.
        soft ||= part.soft
        if (rect.width < 0.5 || rect.height < 0.5)
          continue
        // Line boxes reach above and below the letters; a letter's own height is about its font size.
        const slack = Math.max(0, (rect.height - Number.parseFloat(style.fontSize) * 0.72) / 2)
        lost = Math.max(lost, part.box[0] - rect.left, rect.right - part.box[2], part.box[1] - rect.top - slack, rect.bottom - part.box[3] - slack)
      }
      if (soft || rects.length === 0) {
        page.extras.push(squeeze(words), '…')
        continue
      }
      if (lost > 1.5)
        page.faults.push(`"${short(words)}" is cut off by ${Math.round(lost)} px`)
      page.runs.push(squeeze(words))
      const filter = filterOf(parent, Number.parseFloat(style.fontSize))
      if (filter)
        (page.filtered ??= []).push({ text: squeeze(words), ...filter })
      const block = blockOf(parent)
      for (const rect of rects) {
        // A line's box is about 1.2 of its font size, a capital 0.72 of it.
        const bare = rect.height * 0.2
        const [left, top, right, bottom] = boxOf(rect)
        page.words.push({ text: short(words), block, box: [left, top + bare, right, bottom - bare] })
      }
    }

    const elements = trees.flatMap(tree => [...tree.querySelectorAll('*')])
    /** What is in a field, which is no text of the page. */
    const fieldWords = (element: Element): string[] => element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement
      ? [element.value || element.placeholder]
      : element instanceof HTMLSelectElement ? [...element.options].map(({ text }) => text) : []
    const isDrawn = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect()
      const { backgroundImage, backgroundColor, borderTopWidth, borderLeftWidth } = getComputedStyle(element)
      // A layout's own ground is there without anything on it.
      const isShape = element.closest('.slidev-layout') !== null && !element.matches('.slidev-layout')
        && (backgroundImage !== 'none' || !/^rgba\(.*, 0\)$/.test(backgroundColor) || borderTopWidth !== '0px' || borderLeftWidth !== '0px')
      return width > 2 && height > 2
        && (isShape || element.matches('img, svg, canvas, video') || backgroundImage.includes('url('))
        && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    }
    // The foot is the player's own, on a blank slide too.
    page.decorated = elements.some(element => isDrawn(element) && !element.closest('.slide-foot'))
    const own = container.matches('.print-slide-container') && container.nextElementSibling?.id.split('-')[0] !== container.id.split('-')[0]
      ? [...container.querySelectorAll('.slidev-page > *')].find(element => element.matches('.slidev-layout') || element.querySelector('.slidev-layout'))
      : undefined
    const isSeen = (element: Element): boolean => isDrawn(element) || element.matches('iframe, object, embed')
      || ([...element.childNodes].some(node => node instanceof Text && squeeze(node.data) !== '') && element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
    page.hollow = own !== undefined && ![own, ...treesOf(own).flatMap(tree => [...tree.querySelectorAll('*')])].some(isSeen)
    // Matter that is too high reaches the foot before it leaves the slide; what its author placed there is meant.
    const foot = container.querySelector('.slide-foot')
    const footParts = [...foot?.querySelectorAll('svg, span:not(:has(*))') ?? []].map((part) => {
      const range = document.createRange()
      range.selectNodeContents(part)
      return part instanceof SVGElement ? part.getBoundingClientRect() : range.getBoundingClientRect()
    }).filter(({ width, height }) => width > 2 && height > 2)
    const isPlaced = (element: Element | null): boolean => element !== null && !element.matches('.slidev-layout')
      && (/absolute|fixed/.test(getComputedStyle(element).position) || isPlaced(parentOf(element)))
    const onFoot = elements.find((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect()
      return element.matches('.slidev-layout *:not(svg *)')
        && footParts.some(part => bottom > part.top + part.height * 0.4 && top < part.bottom && right > part.left && left < part.right)
        && isSeen(element) && !isPlaced(element)
    })
    if (onFoot)
      page.faults.push(`"${short(onFoot.textContent ?? '') || onFoot.tagName.toLowerCase()}" lies on the foot of the slide`)
    page.framed = elements.filter((element) => {
      const { width, height } = element.getBoundingClientRect()
      return width > 2 && height > 2 && element.matches('iframe, object, embed') && element.checkVisibility({ opacityProperty: true, visibilityProperty: true })
    }).map(element => element.getAttribute('src') ?? element.getAttribute('data') ?? 'a page')
    page.extras.push(...elements.map(element => drawnWords.get(addressOf(element)) ?? '').filter(Boolean))
    page.extras.push(...elements.flatMap(fieldWords).map(squeeze).filter(Boolean))
    for (const element of elements) {
      for (const part of ['::before', '::after', '::marker']) {
        const { content } = getComputedStyle(element, part)
        page.extras.push(...literal(content))
      }
      if (!element.matches('img, svg, canvas, video, [role="img"]') || element.closest('[data-continues]') || element.parentElement?.closest('svg, [role="img"]') || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        continue
      const rect = element.getBoundingClientRect()
      if (rect.width < 2 || rect.height < 2)
        continue
      // Only another host's may be missing by now, and that was told.
      if (element instanceof HTMLImageElement && element.complete && element.naturalWidth === 0)
        continue
      const label = element.getAttribute('alt') ?? element.getAttribute('aria-label') ?? ''
      const hidden = element.closest('[aria-hidden="true"]') !== null || (element instanceof HTMLImageElement && label === '')
      const drawn = [
        ...element.querySelectorAll('path, rect, circle, ellipse, line, polyline, polygon'),
      ]
        .filter(shape => !shape.closest('defs, clipPath, marker, symbol, pattern, mask') && shape.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
        .filter((shape) => {
          const style = getComputedStyle(shape)
          const box = shape.getBoundingClientRect()
          const seen = (style.fill !== 'none' && style.fillOpacity !== '0') || style.stroke !== 'none'
          return seen && Math.max(box.width, box.height) > 0.5
        })
      const shapes = drawn.length
      // A drawing may reach beyond its own box, as a mark around words does: it stands where its shapes do.
      const reaches = element instanceof SVGSVGElement && shapes > 0 && getComputedStyle(element).overflowX === 'visible'
      const edges = reaches ? drawn.map(inked) : [element.getBoundingClientRect()]
      const extent = new DOMRect(Math.min(...edges.map(({ left }) => left)), Math.min(...edges.map(({ top }) => top)))
      extent.width = Math.max(...edges.map(({ right }) => right)) - extent.x
      extent.height = Math.max(...edges.map(({ bottom }) => bottom)) - extent.y
      const name = label || element.tagName.toLowerCase()
      if (!hidden) {
        const lost = Math.max(frame.left - rect.left, rect.right - frame.right, frame.top - rect.top, rect.bottom - frame.bottom)
        if (lost > 2)
          page.faults.push(`the picture "${short(name)}" reaches ${Math.round(lost)} px beyond the slide`)
      }
      // What lies outside the slide altogether is on no paper either, and has just been told of.
      if (!hidden && isOnSlide(rect) && (element instanceof HTMLImageElement || shapes > 0)) {
        page.pictures.push({
          name: short(name),
          box: boxOf(extent),
          shapes: element instanceof HTMLImageElement
            ? 0
            : shapes,
          ...isDrawing(addressOf(element)) && { isDrawn: true },
        })
      }
    }

    for (const link of container.querySelectorAll<HTMLAnchorElement>('a[href]')) {
      if (!link.checkVisibility({ opacityProperty: true, visibilityProperty: true }) || squeeze(link.innerText) === '' || ![...link.getClientRects()].some(isOnSlide))
        continue
      const { slide, site } = link.dataset
      if (slide !== undefined || site !== undefined)
        page.open.push({ slide: Number(slide) || undefined, site })
      else if (link.getAttribute('href')?.startsWith('#'))
        page.internal++
      else
        page.external.push(link.href)
    }
    // A pane that is too low cuts many words at once: one of them names it.
    const cut = page.faults.filter(fault => fault.includes(' is cut off '))
    if (cut.length > 1)
      page.faults = [`${cut[0]}, and ${cut.length - 1} more`, ...page.faults.filter(fault => !cut.includes(fault))]
    return page
  })
}
