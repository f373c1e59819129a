import type { Bullet, Item, Scene, TextItem } from '../scene.ts'
import type { Flow, ToolWindow } from './tools.ts'

/**
 * Reads what each slide consists of. Runs in the page after the installers beside this file, so it uses nothing else
 * from outside itself.
 */
export function readScenes(): Scene[] {
  const tools = (window as unknown as ToolWindow).lecternPptx
  const { look, words, lists, pictures, grounds, drawings, tables } = tools

  /** Paragraphs with fixed lines: programs place the first of them differently, so the box lies between. */
  const lift = (item: Pick<Flow, 'baseline' | 'descent'>, lineHeight: number): number => item.baseline - (1.8 * lineHeight - item.descent) / 2

  const text = (flow: Flow, block: Element): TextItem => {
    const { slide } = tools
    const style = getComputedStyle(block)
    const scale = look.scale(block)
    const isTitle = slide.heading !== undefined && (block === slide.heading || slide.heading.contains(block))
    const { box, lines, paragraphs } = flow
    const lineHeight = paragraphs[0]?.lineHeight
    const kept = paragraphs.length > 1 && style.whiteSpace.startsWith('pre')
    const inner = block.getBoundingClientRect()
    if (lines <= 1 || !lineHeight) {
      // LibreOffice breaks titles all the same: in the face of a machine that lacks their own, they need more room.
      const room = isTitle && paragraphs[0]?.align === 'left' ? inner.right - look.frame.left - box.x : 0
      return { kind: 'text', box: { ...box, width: Math.max(box.width, room) }, paragraphs, wraps: false, isTitle }
    }
    const left = inner.left + (Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.borderLeftWidth)) * scale - look.frame.left
    const right = inner.right - (Number.parseFloat(style.paddingRight) + Number.parseFloat(style.borderRightWidth)) * scale - look.frame.left
    // Lines that the browser has made equally long break there only in a box as wide as they are; lines of code are beside their numbers.
    const isBalanced = /balance|pretty/.test(style.getPropertyValue('text-wrap-style'))
    const wide = !isBalanced && !kept && right > left && left <= box.x + 1 && right >= box.x + box.width - 1
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

  /** The bullet of an item that begins with something else than words of its own: a formula, a picture, a paragraph. */
  const alone = (bullet: Bullet, item: Element): Item[] => {
    const range = document.createRange()
    range.selectNodeContents(item)
    const first = [...range.getClientRects()].find(({ width, height }) => width > 4 && height > 4)
    if (!first)
      return []
    const paragraph = words.blank(item)
    const size = paragraph.runs[0]!.size
    const hang = lists.hang(bullet, size)
    const style = getComputedStyle(item)
    const { left, right } = item.getBoundingClientRect()
    const scale = look.scale(item)
    const x = paragraph.isRtl
      ? right - Number.parseFloat(style.paddingRight) * scale - size
      : left + Number.parseFloat(style.paddingLeft) * scale - hang
    Object.assign(paragraph, { bullet, left: hang, indent: -hang, ...paragraph.isRtl && { align: 'right' } })
    return [{ kind: 'text', box: look.place(new DOMRect(x, (first.top + first.bottom) / 2 - size * 0.6, hang + size, size * 1.2)), paragraphs: [paragraph], wraps: false }]
  }

  /** What stands among words and is none: its picture, or its ground, which is painted before them. */
  function besides(element: Element, taken: Element[]): Item[] {
    if (taken.some(other => other.contains(element)))
      return []
    const style = getComputedStyle(element)
    // Whoever asks reads the words of a block that is in the flow, and of no other.
    const isBlock = !lists.isInline(element) && !/absolute|fixed/.test(style.position) && style.float === 'none'
    if ((style.display === 'inline' || look.isWord(element)) && !pictures.isWhole(element, style) && element.localName !== 'svg')
      return look.highlight(element) ? [] : grounds.take(element)
    if (isBlock && !pictures.isWhole(element, style) && element.localName !== 'svg')
      return grounds.take(element)
    taken.push(element)
    element.toggleAttribute('data-px-taken', true)
    return paint(element)
  }

  function paint(element: Element): Item[] {
    if (!look.isShown(element) || element.matches('script, style, template, noscript, link, meta, head, title'))
      return []
    const style = getComputedStyle(element)
    if (pictures.isWhole(element, style))
      return style.visibility === 'visible' ? pictures.take(element, 'whole') : []
    if (element instanceof SVGSVGElement)
      return drawings.take(element)
    const own = grounds.take(element)
    if (element instanceof HTMLTableElement && style.display.includes('table') && !element.querySelector('table'))
      return [...own, ...tables.take(element)]
    if (element.matches('ul, ol') && style.display === 'block' && lists.isWordsOnly(element)) {
      const taken: Element[] = []
      const beside: Item[] = []
      const list = lists.take(element, child => beside.push(...besides(child, taken)))
      const lineHeight = list?.paragraphs[0]?.lineHeight ?? 0
      if (list && !pictures.isOutside(list.box))
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
      if (!flow || pictures.isOutside(flow.box) || pictures.isCut(element))
        return
      const item = text(flow, element)
      const [paragraph] = item.paragraphs
      if (bullet && isFirst && paragraph) {
        const hang = lists.hang(bullet, paragraph.runs[0]?.size)
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
    if (bullet && isFirst)
      flowed.push(...alone(bullet, element))
    const above = layers.filter(({ z }) => z > 0).sort((a, b) => a.z - b.z).flatMap(({ items }) => items)
    const below = layers.filter(({ z }) => z < 0).sort((a, b) => a.z - b.z).flatMap(({ items }) => items)
    return [...own, ...below, ...flowed, ...above]
  }

  Object.assign(tools, { besides, paint })
  return [...document.querySelectorAll<HTMLElement>('.print-slide-container')].map((container) => {
    const [no = 0, step = 1] = container.id.split('-').map(Number)
    const scene: Scene = { no, click: step - 1, ground: [255, 255, 255, 1], items: [], pictured: [] }
    const heading = [...container.querySelectorAll('h1, h2')].find(element => look.isShown(element) && element.textContent.trim() !== '')
    look.frame = container.getBoundingClientRect()
    tools.slide = { container, heading, scene, isBare: true }
    scene.items = paint(container)
    scene.items.push(...tools.leftOver(container))
    return scene
  })
}
