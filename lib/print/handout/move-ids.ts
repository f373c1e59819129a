import type { MarkupElement } from '../markup.ts'
import { defaultTreeAdapter as tree } from 'parse5'
import { findAddresses, findIds, replaceParts } from '../freeze/css-text.ts'
import { editMarkup } from '../markup.ts'

/** Attributes that name one id or more, without a hash. */
const naming = new Set([
  'aria-activedescendant',
  'aria-controls',
  'aria-describedby',
  'aria-details',
  'aria-errormessage',
  'aria-flowto',
  'aria-labelledby',
  'aria-owns',
  'commandfor',
  'for',
  'form',
  'headers',
  'id',
  'itemref',
  'list',
  'popovertarget',
])
/** Attributes, `xlink:href` among them, that name one after a hash. */
const linking = new Set(['href', 'usemap'])

/**
 * Gives every id in a piece of markup a prefix, and everything that points at one of them too: several states
 * of one slide are on one page, and each needs its own gradients, labels and markers.
 */
export function moveIds(html: string, prefix: string): string {
  const ids = new Set<string>()
  const all = editMarkup(html, element => element.attrs.forEach(({ name, value }) => name === 'id' && value && ids.add(value)))
  if (ids.size === 0)
    return html
  const moved = (id: string): string => ids.has(id) ? `${prefix}${id}` : id
  const movedCss = (css: string): string => replaceParts(css, findAddresses(css)
    .filter(({ text }) => text.startsWith('#') && ids.has(text.slice(1)))
    .map(part => ({ ...part, text: `url(#${moved(part.text.slice(1))})` })))
  // Mermaid scopes a diagram's rules by the id of its drawing.
  const moveRules = (style: MarkupElement): void => {
    for (const node of style.childNodes) {
      if (tree.isTextNode(node))
        node.value = movedCss(replaceParts(node.value, findIds(node.value).filter(({ text }) => ids.has(text)).map(part => ({ ...part, text: `#${moved(part.text)}` }))))
    }
  }
  return editMarkup(all, (element) => {
    for (const attribute of element.attrs) {
      if (naming.has(attribute.name))
        attribute.value = attribute.value.split(' ').map(moved).join(' ')
      else if (linking.has(attribute.name) && attribute.value.startsWith('#'))
        attribute.value = `#${moved(attribute.value.slice(1))}`
      else if (attribute.value.includes('url('))
        attribute.value = movedCss(attribute.value)
    }
    if (element.tagName === 'style')
      moveRules(element)
  })
}
