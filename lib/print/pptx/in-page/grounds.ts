import type { Item, Line, Rect } from '../scene.ts'
import type { ToolWindow } from './tools.ts'

/** Puts what reads grounds and borders into the page. Runs there. */
export function installGrounds(): void {
  const tools = (window as unknown as ToolWindow).lecternPptx
  const { look } = tools
  const { isCut, isOutside, take: picture } = tools.pictures
  const sides = ['Top', 'Right', 'Bottom', 'Left'] as const

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
      if (isGround && fill[3] > 0.99 && !lines.some(Boolean) && tools.slide.isBare) {
        tools.slide.scene.ground = fill
        return []
      }
      const radius = corners[0]!.endsWith('%')
        ? Math.min(box.width, box.height) * Math.min(0.5, Number.parseFloat(corners[0]!) / 100)
        : Math.min(Number.parseFloat(corners[0]!) * scale || 0, box.width / 2, box.height / 2)
      const line = isSame ? lines[0] : undefined
      const half = (line?.width ?? 0) / 2
      tools.slide.isBare = false
      const body: Item[] = fill[3] > 0.01 || line
        ? [{ kind: 'shape', box: { x: box.x + half, y: box.y + half, width: box.width - 2 * half, height: box.height - 2 * half }, fill: fill[3] > 0.01 ? fill : undefined, line, radius: Math.max(0, radius - half) }]
        : []
      return line ? body : [...body, ...edges(box, lines)]
    })
  }

  /** A double line is two, and as much room between them. */
  function strokes({ style, width }: Line): [from: number, to: number][] {
    const third = Math.max(1, Math.floor(width / 3))
    return style === 'double' && width > 2 ? [[0, third], [width - third, width]] : [[0, width]]
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
        ? strokes(line).map(([from, to]): Item => ({
            kind: 'shape',
            box: [
              { x, y: y + from, width, height: to - from },
              { x: x + width - to, y, width: to - from, height },
              { x, y: y + height - to, width, height: to - from },
              { x: x + from, y, width: to - from, height },
            ][side]!,
            fill: line.colour,
            radius: 0,
          }))
        : [])
  }
  tools.grounds = { sides, take: ground }
}
