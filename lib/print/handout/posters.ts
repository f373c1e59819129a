import type { DefaultTreeAdapterTypes } from 'parse5'
import type { MarkupElement } from '../markup.ts'
import { defaultTreeAdapter as tree } from 'parse5'
import { editMarkup } from '../markup.ts'

/** Something of another host for which a poster takes its place on a slide. */
export interface Poster { title: string, address: string }

/** The posters of a slide that lead somewhere. */
export function findPosters(html: string): Poster[] {
  const posters: Poster[] = []
  if (!html.includes('lectern-poster'))
    return posters
  editMarkup(html, (element) => {
    if (valueOf(element, 'class').split(' ').includes('lectern-poster') && !element.attrs.some(({ name }) => name === 'hidden')) {
      const inside = elementsIn(element)
      const address = valueOf(inside.find(({ tagName }) => tagName === 'a'), 'href')
      if (address !== '')
        posters.push({ title: textOf(inside.find(({ tagName }) => tagName === 'strong')), address })
    }
  })
  return posters
}

function valueOf(element: MarkupElement | undefined, attribute: string): string {
  return element?.attrs.find(({ name }) => name === attribute)?.value ?? ''
}

function elementsIn(parent: MarkupElement): MarkupElement[] {
  return parent.childNodes.filter(tree.isElementNode).flatMap(child => [child, ...elementsIn(child)])
}

function textOf(node: DefaultTreeAdapterTypes.ChildNode | undefined): string {
  return node === undefined
    ? ''
    : tree.isTextNode(node) ? node.value : 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}
