import type { DefaultTreeAdapterTypes } from 'parse5'
import { parseFragment, serialize, defaultTreeAdapter as tree } from 'parse5'
import { findAddresses, replaceParts } from './freeze/css-text.ts'

/** An element as parse5 has it. */
export type MarkupElement = DefaultTreeAdapterTypes.Element

/** Parsers drop a line break at the start of these, so it has to be written twice. */
const dropsFirstBreak = new Set(['pre', 'listing', 'textarea'])

/**
 * Changes the elements of a piece of HTML, and nothing else: words and shown code, whatever they look like, stay.
 *
 * @param html as a browser serialises it
 * @param edit called with each element, in order; may change its name and its attributes
 */
export function editMarkup(html: string, edit: (element: MarkupElement) => void): string {
  const fragment = parseFragment(html)
  const walk = (parent: DefaultTreeAdapterTypes.ParentNode): void => {
    for (const child of parent.childNodes) {
      if (!tree.isElementNode(child))
        continue
      edit(child)
      const [first] = child.childNodes
      if (dropsFirstBreak.has(child.tagName) && first && tree.isTextNode(first) && first.value.startsWith('\n'))
        first.value = `\n${first.value}`
      walk('content' in child ? child.content : child)
    }
  }
  walk(fragment)
  return serialize(fragment)
}

/** Replaces an attribute's value; undefined takes the attribute away. An attribute that is not there stays away. */
export function editAttribute(element: MarkupElement, name: string, edit: (value: string) => string | undefined): void {
  element.attrs = element.attrs.flatMap((attribute) => {
    const value = attribute.name === name ? edit(attribute.value) : attribute.value
    return value === undefined ? [] : [{ ...attribute, value }]
  })
}

/** Sets an attribute, whether it is there or not. */
export function setAttribute(element: MarkupElement, name: string, value: string): void {
  element.attrs = [...element.attrs.filter(attribute => attribute.name !== name), { name, value }]
}

/** Replaces the addresses that an element's style names. */
export function editStyle(element: MarkupElement, edit: (address: string) => string): void {
  editAttribute(element, 'style', style => replaceParts(style, findAddresses(style)
    .filter(({ text }) => !/^(?:data:|#)/.test(text))
    .map(part => ({ ...part, text: `url('${edit(part.text).replaceAll('\'', '%27')}')` }))))
}
