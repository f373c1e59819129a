import type { Item } from '../scene.ts'
import type { ToolWindow } from './tools.ts'

/**
 * Puts into the page what finds words that nothing else has read, for whatever reason: they become a picture in their
 * place, so that an arrangement that nobody thought of loses nothing. Runs there.
 */
export function installLeftOver(): void {
  const tools = (window as unknown as ToolWindow).lecternPptx
  const { look, read } = tools

  const isSeen = (text: Text): boolean => {
    const parent = text.parentElement
    if (!parent || look.squeeze(text.data) === '' || parent.closest('noscript, svg title, svg desc, defs, symbol, marker, pattern') || !parent.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      return false
    const range = document.createRange()
    range.selectNodeContents(text)
    return [...range.getClientRects()].some(({ width, height }) => width > 0.5 && height > 0.5) && !look.isUnseen(parent) && !tools.pictures.isCut(parent)
  }

  /** The largest element around it of which nothing has been read. */
  const around = (text: Text): Element => {
    let element = text.parentElement!
    if (look.texts(element).some(other => read.has(other))) {
      const own = document.createElement('span')
      text.replaceWith(own)
      own.append(text)
      return own
    }
    for (let next = element.parentElement; next && next !== tools.slide.container && !look.texts(next).some(other => read.has(other)); next = next.parentElement)
      element = next
    return element
  }

  tools.leftOver = (container): Item[] => look.texts(container).flatMap(text => !read.has(text) && isSeen(text) ? tools.pictures.take(around(text), 'whole') : [])
}
