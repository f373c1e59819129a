import type { Cell, Colour, Item, Line, PictureItem, Rect, Scene, TextItem } from '../scene.ts'
import type { Flow, ToolWindow } from './tools.ts'

/**
 * Reads what each slide consists of. Runs in the page after the installers beside this file, so it uses nothing else
 * from outside itself.
 *
 * @param spill pixels that an element may paint beyond its box: shadows, and what it draws before and after itself
 */
export function readScenes(spill: number): Scene[] {
  const { look, words, lists, targets } = (window as unknown as ToolWindow).lecternPptx
  const sides = ['Top', 'Right', 'Bottom', 'Left'] as const
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

  return [...document.querySelectorAll<HTMLElement>('.print-slide-container')].map((container) => {
    const [no = 0, step = 1] = container.id.split('-').map(Number)
    const scene: Scene = { no, click: step - 1, ground: [255, 255, 255, 1], items: [], pictured: [] }
    look.frame = container.getBoundingClientRect()
    const heading = [...container.querySelectorAll('h1, h2')].find(element => look.isShown(element) && element.textContent.trim() !== '')

    /** Nothing has been painted yet. */
    let isBare = true
    const isCut = (element: Element): boolean => {
      for (let at: Element | null = element; at && at !== container; at = at.parentElement) {
        const { overflowX, clip, clipPath } = getComputedStyle(at)
        const { width, height } = at.getBoundingClientRect()
        if ((overflowX !== 'visible' && width <= 2 && height <= 2) || clip !== 'auto' || /inset\(50%|inset\(100%/.test(clipPath))
          return true
      }
      return false
    }
    const isOutside = ({ x, y, width, height }: Rect): boolean => x >= look.frame.width || y >= look.frame.height || x + width <= 0 || y + height <= 0

    const picture = (element: Element, mode: PictureItem['mode']): PictureItem[] => {
      const box = look.place(element.getBoundingClientRect())
      if (isCut(element) || (box.width < 1 && box.height < 1) || isOutside(box))
        return []
      isBare = false
      if (!targets.includes(element))
        targets.push(element)
      if (mode === 'whole')
        scene.pictured.push(look.squeeze(element.textContent))
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

    const isDecorated = (element: Element): boolean => (['::before', '::after'] as const).some((part) => {
      const style = getComputedStyle(element, part)
      if (['none', 'normal'].includes(style.content) || style.display === 'none' || style.visibility !== 'visible' || Number(style.opacity) === 0)
        return false
      const text = /"[^"]+"|counter|url/.test(style.content)
      if (text && style.display === 'inline' && /^(?:static|relative)$/.test(style.position) && !/counter|url/.test(style.content))
        return false
      return text || look.colour(style.backgroundColor)[3] > 0 || style.backgroundImage !== 'none' || sides.some(side => Number.parseFloat(style[`border${side}Width`]) > 0)
    })

    /** What an element paints itself: native where a rectangle can be that, else its picture. */
    const ground = (element: Element): Item[] => {
      const style = getComputedStyle(element)
      if (style.visibility !== 'visible' || style.display === 'contents' || isCut(element))
        return []
      const opacity = look.opacity(element)
      const scale = look.scale(element)
      const fill = look.colour(style.backgroundColor)
      fill[3] *= opacity
      const lines = sides.map(side => look.line(style, side, scale, opacity))
      const corners = [style.borderTopLeftRadius, style.borderTopRightRadius, style.borderBottomRightRadius, style.borderBottomLeftRadius]
      const isPainted = fill[3] > 0.01 || lines.some(Boolean)
      const isSame = lines.every(line => JSON.stringify(line) === JSON.stringify(lines[0]))
      const isRounded = corners.some(corner => Number.parseFloat(corner) > 0)
      if (style.backgroundImage !== 'none' || style.boxShadow !== 'none' || (style.borderImageSource !== 'none' && isPainted)
        || (isDecorated(element) && !element.hasAttribute('data-px-bullet'))
        || (isPainted && isRounded && (corners.some(corner => corner !== corners[0]) || !isSame))) {
        return picture(element, 'ground')
      }
      if (!isPainted)
        return []
      return [...element.getClientRects()].filter(({ width, height }) => width > 0 && height > 0).flatMap((rect): Item[] => {
        const box = look.place(rect)
        if (isOutside(box))
          return []
        const isGround = box.x <= 0.5 && box.y <= 0.5 && box.x + box.width >= look.frame.width - 0.5 && box.y + box.height >= look.frame.height - 0.5
        if (isGround && fill[3] > 0.99 && !lines.some(Boolean) && isBare) {
          scene.ground = fill
          return []
        }
        const radius = corners[0]!.endsWith('%')
          ? Math.min(box.width, box.height) * Math.min(0.5, Number.parseFloat(corners[0]!) / 100)
          : Math.min(Number.parseFloat(corners[0]!) * scale || 0, box.width / 2, box.height / 2)
        const line = isSame ? lines[0] : undefined
        const half = (line?.width ?? 0) / 2
        isBare = false
        const body: Item[] = fill[3] > 0.01 || line
          ? [{ kind: 'shape', box: { x: box.x + half, y: box.y + half, width: box.width - 2 * half, height: box.height - 2 * half }, fill: fill[3] > 0.01 ? fill : undefined, line, radius: Math.max(0, radius - half) }]
          : []
        return line ? body : [...body, ...edges(box, lines)]
      })
    }

    /** Borders of some sides: filled rectangles, since a line of a shape goes all around it. */
    function edges({ x, y, width, height }: Rect, lines: (Line | undefined)[]): Item[] {
      return lines.flatMap((line, side): Item[] => line && /dashed|dotted/.test(line.style)
        ? [{
            kind: 'shape',
            box: [
              { x, y: y + line.width / 2, width, height: 0 },
              { x: x + width - line.width / 2, y, width: 0, height },
              { x, y: y + height - line.width / 2, width, height: 0 },
              { x: x + line.width / 2, y, width: 0, height },
            ][side]!,
            line,
            radius: 0,
          }]
        : line
          ? [{
              kind: 'shape',
              box: [
                { x, y, width, height: line.width },
                { x: x + width - line.width, y, width: line.width, height },
                { x, y: y + height - line.width, width, height: line.width },
                { x, y, width: line.width, height },
              ][side]!,
              fill: line.colour,
              radius: 0,
            }]
          : [])
    }

    /** Paragraphs with fixed lines: programs place the first of them differently, so the box stands between. */
    const lift = (item: Pick<Flow, 'baseline' | 'descent'>, lineHeight: number): number => item.baseline - (1.8 * lineHeight - item.descent) / 2

    const text = (flow: Flow, block: Element): TextItem => {
      const style = getComputedStyle(block)
      const scale = look.scale(block)
      const isTitle = heading !== undefined && (block === heading || heading.contains(block))
      const { box, lines, paragraphs } = flow
      const lineHeight = paragraphs[0]?.lineHeight
      const kept = paragraphs.length > 1 && style.whiteSpace.startsWith('pre')
      if (lines <= 1 || !lineHeight)
        return { kind: 'text', box, paragraphs, wraps: false, isTitle }
      const inner = block.getBoundingClientRect()
      const left = inner.left + (Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.borderLeftWidth)) * scale - look.frame.left
      const right = inner.right - (Number.parseFloat(style.paddingRight) + Number.parseFloat(style.borderRightWidth)) * scale - look.frame.left
      // Lines that the browser has made equally long break there only in a box as wide as they are.
      const isBalanced = /balance|pretty/.test(style.getPropertyValue('text-wrap-style'))
      const wide = !isBalanced && right > left && left <= box.x + 1 && right >= box.x + box.width - 1
      const lead = flow.start - (wide ? left : box.x)
      if (paragraphs[0]?.align === 'left' && lead > 2)
        paragraphs[0].indent = lead
      return {
        kind: 'text',
        box: { x: wide ? left : box.x, y: lift(flow, lineHeight), width: wide ? right - left : box.width, height: lines * lineHeight },
        paragraphs,
        wraps: !kept,
        isTitle,
      }
    }

    /** Words of a drawing stand over its picture, as words. */
    const drawing = (svg: SVGSVGElement): Item[] => {
      const labels: Item[] = []
      for (const label of svg.querySelectorAll<SVGTextElement>('text')) {
        const matrix = label.getScreenCTM()
        const style = getComputedStyle(label)
        if (!matrix || look.squeeze(label.textContent) === '' || label.closest('defs, symbol, marker, pattern, clipPath, mask'))
          continue
        if (!label.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
          continue
        const angle = Math.atan2(matrix.b, matrix.a) * 180 / Math.PI
        const lines = new Map<number, { nodes: Node[], rect: DOMRect }>()
        const walker = document.createTreeWalker(label, NodeFilter.SHOW_TEXT)
        while (walker.nextNode()) {
          const range = document.createRange()
          range.selectNodeContents(walker.currentNode)
          const rect = range.getBoundingClientRect()
          if (rect.width === 0 || look.squeeze((walker.currentNode as Text).data) === '')
            continue
          const key = Math.abs(angle) < 0.1 ? Math.round(rect.bottom / 4) : 0
          const line = lines.get(key)
          if (line)
            line.nodes.push(walker.currentNode)
          else
            lines.set(key, { nodes: [walker.currentNode], rect })
        }
        if (label.querySelector('textPath') || lines.size === 0 || (Math.abs(angle) >= 0.1 && lines.size > 1)) {
          scene.pictured.push(look.squeeze(label.textContent))
          continue
        }
        label.toggleAttribute('data-px-native', true)
        for (const { nodes } of lines.values()) {
          const flow = words.flow(nodes, label, () => {})
          if (!flow)
            continue
          const align = style.textAnchor === 'middle' ? 'center' : style.textAnchor === 'end' ? 'right' : 'left'
          const paragraphs = flow.paragraphs.map(({ runs }) => ({ runs, align } as const))
          const turned = Math.abs(angle) >= 0.1
          const own = label.getBBox()
          const scale = Math.hypot(matrix.a, matrix.b)
          const box = turned
            ? { x: flow.box.x + (flow.box.width - own.width * scale) / 2, y: flow.box.y + (flow.box.height - own.height * scale) / 2, width: own.width * scale, height: own.height * scale }
            : flow.box
          labels.push({ kind: 'text', box, paragraphs, wraps: false, rotation: turned ? angle : undefined })
        }
      }
      const foreign = [...svg.querySelectorAll('foreignObject')].flatMap(object => [...object.children].flatMap(child => paint(child)))
      return [...picture(svg, 'drawing'), ...labels, ...foreign]
    }

    const table = (element: HTMLTableElement): Item[] => {
      const rows = [...element.rows].filter(row => look.isShown(row) && row.cells.length > 0 && !isCut(row))
      const beside: Item[] = []
      const edgesOf = (pick: (rect: DOMRect) => number[]): number[] => [...rows.flatMap(row => [...row.cells]).flatMap(cell => pick(cell.getBoundingClientRect()))]
        .sort((a, b) => a - b)
        .filter((edge, index, all) => index === 0 || edge - all[index - 1]! > 1.5)
      const across = edgesOf(({ left, right }) => [left, right])
      const down = rows.map(row => row.getBoundingClientRect())
      const at = (edges: number[], value: number): number => edges.reduce((best, edge, index) => Math.abs(edge - value) < Math.abs(edges[best]! - value) ? index : best, 0)
      const grid = rows.map((_, index): { height: number, cells: (Cell | undefined)[] } => ({ height: down[index]!.height, cells: Array.from({ length: across.length - 1 }) }))
      const taken: Element[] = []
      rows.forEach((row, index) => {
        for (const cell of row.cells) {
          const rect = cell.getBoundingClientRect()
          const style = getComputedStyle(cell)
          const scale = look.scale(cell)
          const from = at(across, rect.left)
          const columns = Math.max(1, at(across, rect.right) - from)
          const behind = [cell, row, row.parentElement!].map((part) => {
            const colour = look.colour(getComputedStyle(part).backgroundColor)
            colour[3] *= look.opacity(part)
            return colour
          }).find((colour: Colour) => colour[3] > 0.01)
          const flow = lists.take(cell, child => beside.push(...besides(child, taken)))
          // What stands side by side in a cell is no text of the cell's: it lies over the table.
          if (!flow && look.squeeze(cell.textContent) !== '')
            beside.push(...[...cell.children].flatMap(child => paint(child)))
          grid[index]!.cells[from] = {
            paragraphs: flow?.paragraphs.map(({ left = 0, ...paragraph }) => ({ ...paragraph, left: paragraph.bullet ? left : 0 })) ?? [],
            columns,
            rows: Math.min(cell.rowSpan || 1, rows.length - index),
            fill: behind,
            lines: sides.map(side => look.line(style, side, scale, look.opacity(cell)) ?? look.line(getComputedStyle(row), side, scale, look.opacity(row))),
            padding: sides.map(side => Number.parseFloat(style[`padding${side}`]) * scale) as Cell['padding'],
            anchor: /middle|baseline/.test(style.verticalAlign) ? 'ctr' : style.verticalAlign === 'bottom' ? 'b' : 't',
          }
        }
      })
      if (across.length < 2 || rows.length === 0)
        return []
      const { top } = down[0]!
      return [
        ...[...element.querySelectorAll('caption')].flatMap(caption => paint(caption)),
        {
          kind: 'table',
          box: look.place(new DOMRect(across[0], top, across.at(-1)! - across[0]!, down.at(-1)!.bottom - top)),
          name: (element.querySelector('caption')?.textContent ?? element.getAttribute('aria-label') ?? '').trim(),
          hasHead: element.tHead !== null,
          columns: across.slice(1).map((edge, index) => edge - across[index]!),
          rows: grid,
        },
        ...beside,
      ]
    }

    /** What stands among words and is none: its picture, or its ground, which is painted before them. */
    function besides(element: Element, taken: Element[]): Item[] {
      if (taken.some(other => other.contains(element)))
        return []
      const style = getComputedStyle(element)
      const isBlock = !lists.isInline(element)
      if (style.display === 'inline' && !isWhole(element, style) && element.localName !== 'svg')
        return ground(element)
      if (isBlock && !isWhole(element, style) && element.localName !== 'svg')
        return ground(element)
      taken.push(element)
      element.toggleAttribute('data-px-taken', true)
      return paint(element)
    }

    function paint(element: Element): Item[] {
      if (!look.isShown(element) || element.matches('script, style, template, noscript, link, meta, head, title'))
        return []
      const style = getComputedStyle(element)
      if (isWhole(element, style))
        return style.visibility === 'visible' ? picture(element, 'whole') : []
      if (element instanceof SVGSVGElement)
        return drawing(element)
      const own = ground(element)
      if (element instanceof HTMLTableElement && style.display.includes('table') && !element.querySelector('table'))
        return [...own, ...table(element)]
      if (element.matches('ul, ol') && style.display === 'block' && lists.isWordsOnly(element)) {
        const taken: Element[] = []
        const beside: Item[] = []
        const list = lists.take(element, child => beside.push(...besides(child, taken)))
        const lineHeight = list?.paragraphs[0]?.lineHeight ?? 0
        if (list && !isOutside(list.box))
          return [...own, ...beside, { kind: 'text', box: { ...list.box, y: lift(list, lineHeight), width: Math.max(list.box.width, look.place(element.getBoundingClientRect()).width) }, paragraphs: list.paragraphs, wraps: true }]
      }
      const bullet = element.localName === 'li' ? lists.bulletOf(element) : undefined
      const flowed: Item[] = []
      const layers: { z: number, items: Item[] }[] = []
      let run: Node[] = []
      let isFirst = true
      const flush = (): void => {
        if (run.length === 0)
          return
        const before: Item[] = []
        const taken: Element[] = []
        const flow = words.flow(run, element, child => before.push(...besides(child, taken)))
        run = []
        flowed.push(...before)
        if (!flow || isOutside(flow.box) || isCut(element))
          return
        const item = text(flow, element)
        const [paragraph] = item.paragraphs
        if (bullet && isFirst && paragraph) {
          const hang = (paragraph.runs[0]?.size ?? 16) * (bullet.number ? 1.5 : 1.1)
          item.box = { ...item.box, x: item.box.x - hang, width: item.box.width + hang }
          for (const each of item.paragraphs)
            each.left = hang
          Object.assign(paragraph, { bullet, indent: -hang })
        }
        isFirst = false
        flowed.push(item)
      }
      const isLaidOut = /flex|grid/.test(style.display)
      for (const node of look.children(element)) {
        if (node instanceof Text || (node instanceof Element && lists.isInline(node) && !isLaidOut && !/absolute|fixed/.test(getComputedStyle(node).position))) {
          run.push(node)
          if (isLaidOut)
            flush()
          continue
        }
        if (!(node instanceof Element))
          continue
        flush()
        const { zIndex } = getComputedStyle(node)
        const z = Number(zIndex)
        if (zIndex !== 'auto' && z !== 0)
          layers.push({ z, items: paint(node) })
        else
          flowed.push(...paint(node))
      }
      flush()
      const above = layers.filter(({ z }) => z > 0).sort((a, b) => a.z - b.z).flatMap(({ items }) => items)
      const below = layers.filter(({ z }) => z < 0).sort((a, b) => a.z - b.z).flatMap(({ items }) => items)
      return [...own, ...below, ...flowed, ...above]
    }
    scene.items = paint(container)
    return scene
  })
}
