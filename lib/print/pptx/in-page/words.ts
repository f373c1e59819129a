import type { Paragraph, Run } from '../scene.ts'
import type { Tools, ToolWindow } from './tools.ts'

/** Puts what reads words and their faces into the page. Runs there, so it uses nothing from outside itself. */
export function installWords(): void {
  const tools = (window as unknown as ToolWindow).lecternPptx
  const { look } = tools
  const pen = document.createElement('canvas').getContext('2d')!
  const generic: Record<string, string> = { 'serif': 'Times New Roman', 'sans-serif': 'Arial', 'monospace': 'Courier New' }
  const brought = new Set([...document.fonts].map(({ family }) => family.replace(/["']/g, '')))

  const isNamed = (family: string): boolean => !/^(?:-|system-ui$|ui-|sans-serif$|serif$|monospace$|cursive$|fantasy$|emoji$|math$)/.test(family)
  const widthIn = (stack: string, text: string): number => {
    pen.font = `40px ${stack}`
    return pen.measureText(text).width
  }
  const known = new Map<string, boolean>()
  /** Whether this browser has a face: without it, words are as wide as in what is behind it. */
  const isHere = (family: string): boolean => {
    if (!known.has(family))
      known.set(family, brought.has(family) || ['monospace', 'serif'].some(other => widthIn(`"${family}", ${other}`, 'mmwiillW0') !== widthIn(other, 'mmwiillW0')))
    return known.get(family)!
  }
  const isMonospaced = (stack: string): boolean => widthIn(stack, 'iiii') === widthIn(stack, 'mmmm')
  /** The face that is drawn. One that this browser has not is written all the same, since others may have it; of code, only its kind matters. */
  const faceOf = (stack: string): string => {
    const families = stack.split(',').map(family => family.trim().replace(/^["']|["']$/g, ''))
    const here = families.find(family => isNamed(family) && isHere(family)) ?? (isMonospaced(stack) ? 'monospace' : families.find(isNamed)) ?? families.find(family => generic[family] !== undefined)
    return generic[here ?? ''] ?? here?.replace(/ Variable$/, '') ?? 'Arial'
  }

  const runOf = (text: string, from: Element, around: Element): Run => {
    const style = getComputedStyle(from)
    const svg = from instanceof SVGElement
    const painted = svg ? style.fill : style.getPropertyValue('-webkit-text-fill-color') || style.color
    const colour = look.colour(painted)
    colour[3] *= look.opacity(from) * (svg ? Number(style.fillOpacity) : 1)
    const run: Run = { text, face: faceOf(style.fontFamily), size: Number.parseFloat(style.fontSize) * look.scale(from), colour }
    if (isMonospaced(style.fontFamily))
      run.monospaced = true
    if (Number(style.fontWeight) >= 600)
      run.bold = true
    if (style.fontStyle !== 'normal')
      run.italic = true
    for (let at: Element | null = from; at; at = at === around ? null : at.parentElement) {
      const own = getComputedStyle(at)
      if (own.textDecorationLine.includes('underline'))
        run.underline = true
      if (own.textDecorationLine.includes('line-through'))
        run.strike = true
      if (at !== around)
        run.highlight ??= look.highlight(at)
      if (at.localName === 'sup' || own.verticalAlign === 'super')
        run.raised = 'super'
      if (at.localName === 'sub' || own.verticalAlign === 'sub')
        run.raised = 'sub'
    }
    // Raised words are set smaller by whoever shows the file.
    if (run.raised)
      run.size = Number.parseFloat(getComputedStyle(around).fontSize) * look.scale(around)
    const spacing = Number.parseFloat(style.letterSpacing)
    if (spacing) {
      run.spacing = spacing * look.scale(from)
      // LibreOffice cuts translucent words off where they would end without it.
      if (run.colour[3] > 0)
        run.colour = look.over(run.colour, from)
    }
    const link = from.closest('a[href]')
    if (link)
      run.link = link.getAttribute('href')!.startsWith('#') ? link.getAttribute('href')! : (link as HTMLAnchorElement).href
    const lang = from.closest('[lang]')?.getAttribute('lang')
    if (lang)
      run.lang = lang
    return run
  }

  const transformed = (text: string, { textTransform }: CSSStyleDeclaration): string => textTransform === 'uppercase'
    ? text.toUpperCase()
    : textTransform === 'lowercase'
      ? text.toLowerCase()
      : textTransform === 'capitalize'
        ? text.replace(/(?<![\p{L}\p{N}])\p{L}/gu, letter => letter.toUpperCase())
        : text

  const literal = (element: Element, part: '::before' | '::after'): string => {
    const style = getComputedStyle(element, part)
    const [, text = ''] = /^"((?:[^"\\]|\\.)*)"/.exec(style.content) ?? []
    return /^(?:static|relative)$/.test(style.position) && style.display === 'inline' ? text : ''
  }

  const alignOf = (style: CSSStyleDeclaration): Paragraph['align'] => {
    const isRtl = style.direction === 'rtl'
    const aligned = style.textAlign
    return aligned.includes('center')
      ? 'center'
      : aligned === 'justify'
        ? 'justify'
        : aligned.includes('right') || aligned === (isRtl ? 'start' : 'end')
          ? 'right'
          : isRtl && aligned !== 'left' ? 'right' : 'left'
  }

  const flow: Tools['words']['flow'] = (nodes, block, beside) => {
    const style = getComputedStyle(block)
    const isRtl = style.direction === 'rtl'
    const align = alignOf(style)
    const paragraphs: Paragraph[] = [{ runs: [], align, isRtl }]
    const rects: DOMRect[] = []
    let first: { run: Run, rect: DOMRect } | undefined
    /** What is not to be shown as it stands: the start of a line, or after a space. */
    let afterSpace = true
    /** Words that a style adds have been taken, and have no place of their own to measure from. */
    let isAdded = false
    const last = (): Paragraph => paragraphs.at(-1)!
    const breakLine = (): void => {
      const end = last().runs.at(-1)
      if (end && !end.text.includes('\u00A0'))
        end.text = end.text.replace(/ +$/, '')
      paragraphs.push({ runs: [], align, isRtl })
      afterSpace = true
    }
    /** One space as wide as what is between two stretches of words on a line: a mark, a chip's rim, a margin. */
    const addGap = (from: Element, width: number): void => {
      const before = last().runs.at(-1)
      // Where a line may break before it, it goes with the break.
      if (before?.text.endsWith(' ')) {
        before.text = before.text.slice(0, -1)
        last().runs.push({ ...before, text: ' ', spacing: (before.spacing ?? 0) + width })
        return
      }
      const gap = runOf('\u00A0', block, block)
      gap.link = runOf('', from, block).link
      pen.font = `${gap.size}px "${gap.face} Variable", "${gap.face}"`
      gap.spacing = width - pen.measureText('\u00A0').width
      last().runs.push(gap)
    }
    const addText = (text: string, from: Element, seen: DOMRect[]): void => {
      const own = getComputedStyle(from)
      const keepsSpace = /^(?:pre|pre-wrap|break-spaces)$/.test(own.whiteSpace)
      const keepsBreaks = keepsSpace || own.whiteSpace === 'pre-line'
      const pieces = keepsBreaks ? text.split('\n') : [text]
      pieces.forEach((piece, index) => {
        if (index > 0)
          breakLine()
        let words = keepsSpace ? piece.replace(/\t/g, '    ') : piece.replace(/[ \t\n\r\f]+/g, ' ')
        if (!keepsSpace && afterSpace)
          words = words.replace(/^ /, '')
        if (words === '')
          return
        afterSpace = !keepsSpace && words.endsWith(' ')
        const run = runOf(transformed(words, own), from, block)
        const end = rects.at(-1)
        if (index === 0 && !isAdded && seen[0] && end && last().runs.length > 0 && seen[0].top < end.bottom && seen[0].bottom > end.top) {
          const width = isRtl ? end.left - seen[0].right : seen[0].left - end.right
          if (width > 1)
            addGap(from, width)
        }
        isAdded = false
        first ??= seen[0] && { run, rect: seen[0] }
        last().runs.push(run)
      })
      rects.push(...seen)
    }
    const visit = (node: Node): void => {
      if (node instanceof Text) {
        const parent = node.parentElement ?? (node.parentNode as ShadowRoot).host
        if (getComputedStyle(parent).visibility !== 'visible' || !look.isShown(parent))
          return
        const range = document.createRange()
        range.selectNodeContents(node)
        const seen = [...range.getClientRects()].filter(({ width, height }) => width > 0 && height > 0)
        if (look.squeeze(node.data) !== '' && seen.length === 0)
          return
        tools.read.add(node)
        addText(node.data, parent, seen)
        return
      }
      if (!(node instanceof Element) || !look.isShown(node))
        return
      if (node.localName === 'br')
        return breakLine()
      if (node.localName === 'wbr' || node.localName === 'script' || node.localName === 'style')
        return
      const own = getComputedStyle(node)
      if (look.isUnseen(node))
        return
      if ((own.display !== 'inline' && own.display !== 'contents' && !look.isWord(node)) || node.matches('img, svg, canvas, video, iframe, object, embed, math, .katex, input, textarea, select, audio, progress, meter')) {
        if (own.position !== 'absolute' && own.position !== 'fixed' && own.float === 'none')
          afterSpace = false
        beside(node)
        return
      }
      beside(node)
      const before = literal(node, '::before')
      const after = literal(node, '::after')
      const add = (text: string): void => {
        if (text)
          last().runs.push(runOf(text, node, block))
        isAdded ||= text !== ''
      }
      add(before)
      look.children(node).forEach(visit)
      add(after)
    }
    nodes.forEach(visit)
    breakLine()
    paragraphs.pop()
    while (paragraphs.length > 0 && last().runs.length === 0)
      paragraphs.pop()
    // The box begins where the first words stand.
    while (paragraphs[0]?.runs.length === 0)
      paragraphs.shift()
    if (!first || rects.length === 0 || !paragraphs.some(({ runs }) => runs.some(({ text }) => look.squeeze(text) !== '')))
      return undefined
    const box = {
      left: Math.min(...rects.map(({ left }) => left)),
      top: Math.min(...rects.map(({ top }) => top)),
      right: Math.max(...rects.map(({ right }) => right)),
      bottom: Math.max(...rects.map(({ bottom }) => bottom)),
    }
    let lines = 0
    let bottom = -Infinity
    for (const rect of [...rects].sort((a, b) => a.bottom - b.bottom)) {
      if ((rect.top + rect.bottom) / 2 > bottom) {
        lines++
        bottom = rect.bottom
      }
    }
    pen.font = `${first.run.bold ? 'bold ' : ''}${first.run.size}px "${first.run.face} Variable", "${first.run.face}"`
    const { fontBoundingBoxAscent: ascent, fontBoundingBoxDescent: descent } = pen.measureText('x')
    const lineHeight = Number.parseFloat(style.lineHeight) * look.scale(block)
    if (lines > 1 && lineHeight) {
      for (const paragraph of paragraphs)
        paragraph.lineHeight = lineHeight
    }
    return {
      box: look.place(new DOMRect(box.left, box.top, box.right - box.left, box.bottom - box.top)),
      lines,
      start: (isRtl ? first.rect.right : first.rect.left) - look.frame.left,
      baseline: first.rect.top - look.frame.top + (first.rect.height * ascent) / (ascent + descent || 1),
      descent: (first.rect.height * descent) / (ascent + descent || 1),
      paragraphs,
    }
  }
  const added: Tools['words']['added'] = (block) => {
    const style = getComputedStyle(block)
    const runs = (['::before', '::after'] as const).flatMap((part) => {
      const text = literal(block, part)
      const run = runOf(text, block, block)
      run.colour = look.colour(getComputedStyle(block, part).color)
      return text ? [run] : []
    })
    return runs.length > 0 ? [{ runs, align: alignOf(style), isRtl: style.direction === 'rtl' }] : []
  }
  const blank: Tools['words']['blank'] = block => ({ runs: [runOf('\u00A0', block, block)], align: 'left', isRtl: getComputedStyle(block).direction === 'rtl' })
  tools.words = { flow, added, blank }
}
