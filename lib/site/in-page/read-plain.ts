/**
 * Reads the content of prerendered slides as plain HTML: headings, text, lists, tables, code, drawings, links,
 * without the classes and boxes that make them a slide. Sent to the browser as source text, so it uses nothing
 * from outside itself.
 *
 * @param html slides, each a `div.slide-snapshot`
 * @returns one text for each of them
 */
export function readPlain(html: string): string[] {
  const keep = 'h1 h2 h3 h4 p ul ol li dl dt dd table caption thead tbody tr th td pre code blockquote figure figcaption a strong em b i sup sub kbd mark br hr img picture details summary dfn abbr cite q s del ins'.split(' ')
  const inline = 'a strong em b i sup sub kbd mark code abbr cite q s del ins'.split(' ')
  const attributes = 'href src alt title scope colspan rowspan lang dir id start aria-label role'.split(' ')
  const dropped = 'script, style, noscript, template, nav, button, input, textarea, select, iframe, canvas, label:has(input), .slidev-code-copy, [aria-hidden="true"]:not(svg), .sr-only:not(table *), .only-read[data-revealed], [hidden]'
  // What a slide sets apart without a space would run into one word.
  const gap = (node: Node): string => {
    const next = node.nextSibling
    if (!(next instanceof Element) || node.parentElement?.closest('.katex, svg') || /^[\s,.;:!?)]/.test(next.textContent))
      return ''
    return node instanceof HTMLSpanElement && next instanceof HTMLSpanElement && node.parentElement?.matches('p') && !next.matches('.only-read')
      ? ' · '
      : ' '
  }

  const escape = (text: string): string => text.replace(/[&<>"]/g, character => `&#${character.charCodeAt(0)};`)
  // A wide drawing on a narrow page is scrolled rather than shrunk until nobody can read its letters, which diagrams
  // set in 20 pixels of their own; on a wide page it does not shout.
  const drawing = (svg: SVGElement): string => {
    const copy = svg.cloneNode(true) as SVGElement
    const width = Number(copy.getAttribute('viewBox')?.split(/[\s,]+/)[2]) || 0
    copy.style.setProperty('--least', `${Math.round(0.5 * width)}px`)
    if (width >= 200 && !copy.hasAttribute('width'))
      copy.style.setProperty('--most', `${Math.round(width)}px`)
    return copy.outerHTML
  }
  const write = (node: Node, code: boolean): string => {
    if (node.nodeType === Node.TEXT_NODE)
      return escape(node.textContent ?? '')
    // A shadow tree's: Slidev's own diagrams.
    if (node instanceof HTMLTemplateElement && node.hasAttribute('shadowrootmode'))
      return [...node.content.children].map(child => write(child, code)).join('')
    if (!(node instanceof Element) || node.matches(dropped))
      return ''
    if (node instanceof SVGElement) {
      // A decoration is left behind; what draws the words beside it is not: a figure's picture, a chart's bar.
      return node.getAttribute('aria-hidden') === 'true' && !node.closest('figure') && !node.matches('.drawing')
        ? ''
        : node.matches('.slidev-icon')
          ? node.outerHTML
          : `<div class="drawing">${drawing(node)}</div>`
    }
    const tag = node.tagName.toLowerCase()
    const inside = [...node.childNodes].map(child => write(child, code || tag === 'pre')).join('')
    // Colours of code are on its spans; everything else of a slide's looks is left behind.
    if (code && tag === 'span' && node.getAttribute('style'))
      return `<span style="${escape(node.getAttribute('style') ?? '')}">${inside}</span>`
    if (code && tag === 'span' && node.classList.contains('line'))
      return inside
    if (!keep.includes(tag)) {
      const block = [
        'div',
        'section',
        'article',
        'aside',
        'header',
        'footer',
        'fieldset',
      ].includes(tag) && !node.querySelector(['svg', ...keep.filter(name => !inline.includes(name))].join(','))
      if (block && inside.trim() && !node.closest('p, li, td, th, pre'))
        return `<p>${inside}</p>`
      const words = node.matches('.only-read') && inside.trim()
        ? `<span class="only-read">${inside}</span>`
        : inside
      return code || !inside.trim()
        ? words
        : words + gap(node)
    }
    if (tag === 'p' && !inside.trim())
      return ''
    const kept = attributes.filter(name => node.hasAttribute(name)).map(name => ` ${name}="${escape(node.getAttribute(name) ?? '')}"`).join('')
      + (node.matches('.only-read')
        ? ' class="only-read"'
        : '')
    return ['br', 'hr', 'img'].includes(tag)
      ? `<${tag}${kept}>`
      : `<${tag}${kept}>${inside}</${tag}>${inline.includes(tag) && !code && (node.nextSibling instanceof HTMLSpanElement || node.nextSibling instanceof HTMLDivElement)
        ? gap(node)
        : ''}`
  }
  return [
    ...new DOMParser().parseFromString(html, 'text/html').querySelectorAll('.slide-snapshot'),
  ].map((slide) => {
    const layout = slide.querySelector('.slidev-layout') ?? slide
    return [...layout.childNodes].map(node => write(node, false)).join('').trim()
  })
}
