/** Every face that a page is drawn with. Runs in the page. */
export function listFaces(): string[] {
  return [...document.fonts].filter(({ status }) => status === 'loaded').map(({ family, style, weight, unicodeRange }) => [family.replace(/["']/g, ''), style, weight.replace('normal', '400').replace('bold', '700'), unicodeRange].join('|'))
}

/**
 * Puts words into a frozen page, where slides differ in them and in what a program measured of them: places, sizes,
 * drawn lines. Runs in the frozen page.
 *
 * @param html text of a page with the containers of the slides as they are now
 * @returns the page's HTML; undefined where the slides differ in more than that
 */
export function putWords(html: string): string | undefined {
  if ([...document.querySelectorAll('*')].some(({ shadowRoot }) => shadowRoot))
    return undefined
  const edits: (() => void)[] = []
  const pairs = (old: Node, now: Node): [Node, Node][] | undefined => {
    if (old.nodeType !== now.nodeType || old.nodeName !== now.nodeName || old.childNodes.length !== now.childNodes.length)
      return undefined
    const below = [...old.childNodes].map((child, index) => pairs(child, now.childNodes[index]!))
    return below.includes(undefined) ? undefined : [[old, now], ...below.flatMap(each => each ?? [])]
  }
  for (const now of new DOMParser().parseFromString(html, 'text/html').querySelectorAll('.print-slide-container')) {
    const old = document.getElementById(now.id)
    const both = old && pairs(old, now)
    if (!both || old.querySelector('a[href], a[data-slide], a[data-site], style, script'))
      return undefined
    const elements = both.filter((pair): pair is [Element, Element] => pair[0] instanceof Element)
    // Names that a program gives by counting differ where fewer slides are on the page.
    const ids = new Map(elements.filter(([one, other]) => one.id !== other.id).map(([one, other]) => [other.id, one.id]))
    const named = (value: string): string => ids.size === 0 ? value : value.replace(/[\w-]+/g, word => ids.get(word) ?? word)
    for (const [one, other] of elements) {
      const names = [one, other].map(element => element.getAttributeNames().filter(name => name !== 'data-mask').sort().join())
      if (names[0] !== names[1])
        return undefined
      for (const { name, value } of other.attributes) {
        if (name !== 'data-mask' && one.getAttribute(name) !== named(value))
          edits.push(() => one.setAttribute(name, named(value)))
      }
    }
    for (const [one, other] of both) {
      if (one.nodeType === Node.TEXT_NODE && one.nodeValue !== other.nodeValue)
        edits.push(() => one.nodeValue = other.nodeValue)
    }
  }
  edits.forEach(edit => edit())
  return `<!doctype html>\n${document.documentElement.outerHTML}`
}
