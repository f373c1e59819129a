import type { Element, Nodes } from 'hast'

/** What belongs to the page and not to the article. */
export const never = new Set('script style noscript template nav aside form button input select textarea iframe object embed svg canvas dialog audio video head'.split(' '))

/** Its classes, with blanks between. */
export function classesOf({ properties }: Element): string {
  return ([] as unknown[]).concat(properties.className ?? []).join(' ')
}

/** All elements at and below a node, in the order of the page. */
export function elements(root: Nodes): Element[] {
  const found: Element[] = []
  const queue: Nodes[] = [root]
  while (queue.length > 0) {
    const node = queue.shift()!
    if (node.type === 'element')
      found.push(node)
    if ('children' in node)
      queue.unshift(...node.children as Nodes[])
  }
  return found
}

/** The words at and below a node, without what belongs to the page. */
export function textOf(node: Nodes): string {
  return node.type === 'text' ? node.value : 'children' in node ? node.children.map(child => never.has((child as Element).tagName) ? '' : textOf(child)).join('') : ''
}
