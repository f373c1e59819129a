/**
 * Reads the slide in sight, in its page: its words, and which of them lie on others or are cut.
 * It is handed to browsers as text, so it uses nothing from outside itself.
 *
 * @param no the slide's number
 */
export function readFaults(no: number): { text: string, faults: string[] } {
  interface Line { words: string, of: Element, left: number, right: number, top: number, bottom: number }
  const slide = document.querySelector(`#slideshow [data-slidev-no="${no}"]`)!
  const edge = slide.getBoundingClientRect()
  const scale = edge.width / (slide as HTMLElement).offsetWidth
  const texts: string[] = []
  const faults: string[] = []
  const lines: Line[] = []
  const walker = document.createTreeWalker(slide, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement!
    const words = node.textContent!.replace(/\s+/g, ' ').trim()
    if (!words || parent.closest('.only-read, .sr-only, style, script, title, desc, caption, dialog')
      || !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true })) {
      continue
    }
    texts.push(words)
    const range = document.createRange()
    range.selectNodeContents(node)
    const block = parent.closest('p, li, h1, h2, h3, h4, td, th, dt, dd, pre, legend, text, blockquote, div') ?? parent
    for (const { left, right, top, bottom } of range.getClientRects()) {
      const line = { words: words.slice(0, 40), of: block, left: (left - edge.left) / scale, right: (right - edge.left) / scale, top: (top - edge.top) / scale, bottom: (bottom - edge.top) / scale }
      if (line.right - line.left < 1)
        continue
      lines.push(line)
      if (line.left < -2 || line.right > edge.width / scale + 2 || line.top < -2 || line.bottom > edge.height / scale + 2)
        faults.push(`"${line.words}" runs off the slide`)
      for (let box = parent; box !== slide; box = box.parentElement!) {
        const style = getComputedStyle(box)
        if (style.overflowX === 'visible' || style.display === 'inline' || style.textOverflow === 'ellipsis' || box instanceof SVGElement)
          continue
        const { left: boxLeft, right: boxRight, top: boxTop, bottom: boxBottom } = box.getBoundingClientRect()
        // A space at the end of a wrapped line hangs over it.
        const hanging = Number.parseFloat(getComputedStyle(parent).fontSize) * 0.62 * scale
        const cut = Math.max(boxLeft - left, right - boxRight - hanging, (boxTop - top) - (bottom - top) / 4, (bottom - boxBottom) - (bottom - top) / 4) / scale
        if (cut > 2)
          faults.push(`"${line.words}" is cut by ${cut.toFixed(0)} px`)
      }
    }
  }
  // A line's box is taller than its letters: what is above and below them may meet.
  const core = (line: Line): [number, number] => {
    const height = line.bottom - line.top
    return [line.top + height * 0.28, line.bottom - height * 0.25]
  }
  for (const [index, one] of lines.entries()) {
    for (const other of lines.slice(index + 1)) {
      if (one.of === other.of)
        continue
      const across = Math.min(one.right, other.right) - Math.max(one.left, other.left)
      const [top, bottom] = core(one)
      const [otherTop, otherBottom] = core(other)
      const down = Math.min(bottom, otherBottom) - Math.max(top, otherTop)
      if (across > 3 && down > 2)
        faults.push(`"${one.words}" lies on "${other.words}"`)
    }
  }
  return { text: texts.join(' '), faults: [...new Set(faults)] }
}
