/** What a screen reader makes of an element, near enough to say it once: words, names of pictures, nothing hidden. */
export function spokenText(element: Element): string {
  return collect(element).join(' ').replace(/\s+/g, ' ').replace(/ ([.,;:!?])/g, '$1').trim()
}

function collect(node: Node): string[] {
  if (node.nodeType === Node.TEXT_NODE)
    return [node.textContent ?? '']
  if (!(node instanceof Element) || isSilent(node))
    return []
  const name = node.getAttribute('aria-label') ?? (node instanceof HTMLImageElement
    ? node.alt
    : null)
  if (name !== null && (node.getAttribute('role') === 'img' || node instanceof HTMLImageElement))
    return [name]
  return [...node.childNodes].flatMap(collect)
}

/** Numbers of sources are left out: their labels are long, and they stay reachable as links. */
function isSilent(element: Element): boolean {
  if (element.getAttribute('aria-hidden') === 'true' || element.matches('script, style, template, .cite-link'))
    return true
  const style = getComputedStyle(element)
  return style.display === 'none' || style.visibility === 'hidden'
}
