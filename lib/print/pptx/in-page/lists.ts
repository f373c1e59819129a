import type { Bullet, Colour, Paragraph, Rect } from '../scene.ts'
import type { Flow, ToolWindow } from './tools.ts'

/** Puts what reads lists, and whatever else consists of nothing but words, into the page. Runs there. */
export function installLists(): void {
  const tools = (window as unknown as ToolWindow).lecternPptx
  const { look, words } = tools
  const chars: Record<string, string> = { disc: '•', circle: '◦', square: '▪' }

  const pen = document.createElement('canvas').getContext('2d')!
  /** Width of a sign in the face of bullets, as a share of its size. */
  const inked = (char: string): number => {
    pen.font = '100px Arial'
    const { actualBoundingBoxLeft, actualBoundingBoxRight } = pen.measureText(char)
    return (actualBoundingBoxLeft + actualBoundingBoxRight) / 100
  }

  /** An inline element is broken up by a block within it, as a line of code is by what a checker says below it. */
  const isBrokenUp = (element: Element): boolean => look.children(element).some((child) => {
    if (!(child instanceof Element) || child instanceof SVGElement || child.matches('.katex, math') || !look.isShown(child))
      return false
    const { display, position, float } = getComputedStyle(child)
    return /^(?:inline|contents)$/.test(display)
      ? isBrokenUp(child)
      : !/^(?:inline-|ruby)/.test(display) && !/absolute|fixed/.test(position) && float === 'none'
  })
  const isInline = (node: Node): boolean => {
    if (!(node instanceof Element))
      return node instanceof Text
    const { display } = getComputedStyle(node)
    return node.localName === 'br' || (/^(?:inline|contents|ruby)/.test(display) && !(/^(?:inline|contents)$/.test(display) && isBrokenUp(node)))
  }

  const bulletOf = (item: Element): Bullet | undefined => {
    const style = getComputedStyle(item)
    if (style.display !== 'list-item')
      return undefined
    const value = (): number => (item as HTMLLIElement).value || (Number(item.parentElement?.getAttribute('start') ?? 1) + [...item.parentElement?.children ?? []].indexOf(item))
    const before = getComputedStyle(item, '::before')
    const drawn = !['none', 'normal'].includes(before.content) && before.display !== 'none'
    if (style.listStyleType !== 'none') {
      const { color } = getComputedStyle(item, '::marker')
      const [, text] = /^"(.*)"$/.exec(style.listStyleType) ?? []
      const char = chars[style.listStyleType] ?? text?.trim()
      return { ...char === undefined ? { number: { style: style.listStyleType, value: value() } } : { char: char || '•' }, colour: look.colour(color) }
    }
    if (!drawn)
      return undefined
    item.toggleAttribute('data-px-bullet', true)
    const [, text] = /^"(.*)"$/.exec(before.content) ?? []
    if (before.content.includes('counter('))
      return { number: { style: 'plain', value: value() }, colour: look.colour(before.color) }
    if (text)
      return { char: text.trim().slice(0, 1) || '•', colour: look.colour(before.color) }
    const isRound = Number.parseFloat(before.borderTopLeftRadius) > 0
    const sized = (char: string, colour: Colour): Bullet => ({ char, colour, share: Number.parseFloat(before.width) / (inked(char) * Number.parseFloat(style.fontSize)) || undefined })
    const fill = look.colour(before.backgroundColor)
    return fill[3] > 0.05
      ? sized(isRound ? '•' : '▪', fill)
      : sized(isRound ? '◦' : '▫', look.colour(before.borderTopColor))
  }

  interface Taken { flow: Flow, lineHeight: number, bullet?: Bullet, edge: number, isRtl: boolean }

  const collect = (parent: Element, beside: (element: Element) => void, into: Taken[], item?: { bullet?: Bullet, isFresh: boolean }): Taken[] => {
    const block = parent
    let run: Node[] = []
    const flush = (): void => {
      const flow = words.flow(run, block, beside)
      run = []
      if (!flow)
        return
      const style = getComputedStyle(block)
      const scale = look.scale(block)
      const { left, right } = block.getBoundingClientRect()
      const isRtl = style.direction === 'rtl'
      const edge = isRtl
        ? right - (Number.parseFloat(style.paddingRight) + Number.parseFloat(style.borderRightWidth)) * scale
        : left + (Number.parseFloat(style.paddingLeft) + Number.parseFloat(style.borderLeftWidth)) * scale
      into.push({
        flow,
        lineHeight: Number.parseFloat(style.lineHeight) * scale || Number.parseFloat(style.fontSize) * scale * 1.2,
        bullet: item?.isFresh ? item.bullet : undefined,
        edge: edge - look.frame.left,
        isRtl,
      })
      if (item)
        item.isFresh = false
    }
    for (const node of look.children(parent)) {
      if (isInline(node)) {
        run.push(node)
        continue
      }
      flush()
      if (node instanceof Element && look.isShown(node) && !look.isUnseen(node)) {
        const own = node.localName === 'li' ? { bullet: bulletOf(node), isFresh: true } : item
        beside(node)
        if (!node.hasAttribute('data-px-taken'))
          collect(node, beside, into, own)
      }
    }
    flush()
    return into
  }

  /** A digit is at most 0.64 of its size wide. */
  const hangOf = ({ number }: Bullet, size = 16): number => size * (number ? 0.86 + 0.64 * String(number.value).length : 1.1)

  const merge = (taken: Taken[]): { box: Rect, paragraphs: Paragraph[], baseline: number, descent: number } | undefined => {
    const [first] = taken
    // Columns, and words side by side, are no list of paragraphs.
    if (!first || taken.some(({ flow }, index) => index > 0 && flow.box.y < taken[index - 1]!.flow.box.y + taken[index - 1]!.flow.box.height - 4))
      return undefined
    const hang = ({ bullet, flow }: Taken): number => bullet ? hangOf(bullet, flow.paragraphs[0]?.runs[0]?.size) : 0
    const isRtl = first.isRtl
    const start = isRtl
      ? Math.max(...taken.map(item => item.edge + hang(item)))
      : Math.min(...taken.map(item => item.edge - hang(item)))
    const right = Math.max(...taken.map(({ flow }) => flow.box.x + flow.box.width))
    const left = Math.min(...taken.map(({ flow }) => flow.box.x))
    let bottom: number | undefined
    const paragraphs = taken.flatMap((item) => {
      const { flow, lineHeight, bullet } = item
      const height = flow.baseline + flow.descent - flow.box.y
      const before = bottom === undefined ? 0 : Math.max(0, flow.box.y - bottom - (lineHeight - height))
      bottom = flow.box.y + flow.box.height
      const [words] = flow.paragraphs
      // A mark that comes before the first word has its room.
      const lead = words && words.align === (isRtl ? 'right' : 'left') ? Math.abs(flow.start - item.edge) : 0
      const [run] = words?.runs ?? []
      if (words && run && bullet && lead > 2)
        words.runs.unshift({ ...run, text: '\u00A0', underline: false, highlight: undefined, spacing: lead - run.size * 0.25 })
      return flow.paragraphs.map((paragraph, index): Paragraph => ({
        ...paragraph,
        lineHeight,
        before: index === 0 ? before : 0,
        left: Math.abs(item.edge - start),
        indent: index > 0 ? 0 : bullet ? -hang(item) : lead > 2 ? lead : 0,
        bullet: index === 0 ? bullet : undefined,
      }))
    })
    return {
      box: { x: isRtl ? left : start, y: first.flow.box.y, width: isRtl ? start - left : right - start, height: (bottom ?? 0) - first.flow.box.y },
      paragraphs,
      baseline: first.flow.baseline,
      descent: first.flow.descent,
    }
  }
  tools.lists = {
    isInline,
    isWordsOnly: element => ![...element.querySelectorAll('*')].some(child => look.isShown(child) && (
      child.matches('table, svg, img, canvas, video, iframe, pre, object, embed, input, textarea, select, math, .katex-display')
      || child.shadowRoot !== null
      || /flex|grid|table/.test(getComputedStyle(child).display)
      || /absolute|fixed/.test(getComputedStyle(child).position)
      || getComputedStyle(child).float !== 'none')),
    take: (element, beside) => merge(collect(element, beside, [])),
    bulletOf,
    hang: hangOf,
  }
}
