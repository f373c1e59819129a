import type { Item } from '../scene.ts'
import type { ToolWindow } from './tools.ts'

/** Puts what reads drawings into the page. Runs there. */
export function installDrawings(): void {
  const tools = (window as unknown as ToolWindow).lecternPptx
  const { look, words } = tools

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
        tools.slide.scene.pictured.push(look.squeeze(label.textContent))
        look.texts(label).forEach(text => tools.read.add(text))
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
    const foreign = [...svg.querySelectorAll('foreignObject')].flatMap(object => [...object.children].flatMap(child => tools.paint(child)))
    return [...tools.pictures.take(svg, 'drawing'), ...labels, ...foreign]
  }
  tools.drawings = { take: drawing }
}
