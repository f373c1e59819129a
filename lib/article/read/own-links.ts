import type { Element, Nodes } from 'hast'

/** Boxes of a page that may hold nothing but ways to other pages. */
const boxes = new Set('article div dl header ol p section table tbody td tr ul'.split(' '))
/** Characters that are in no link, above which a box says something itself. */
const mostSaid = 120

/** Whether a link leads to a page of the same site. */
export type IsOwn = (href: string) => boolean

/** The site of a page is the host that most of its addresses name; what names none is the site's, too. */
export function ownLinks(all: readonly Element[]): IsOwn {
  const hosts = new Map<string, number>()
  for (const { tagName, properties } of all) {
    const host = tagName === 'a' ? hostOf(String(properties.href ?? '')) : undefined
    if (host)
      hosts.set(host, (hosts.get(host) ?? 0) + 1)
  }
  const [own, count = 0] = [...hosts].sort(([, one], [, other]) => other - one)[0] ?? []
  return href => (hostOf(href) ?? own) === own || (count < 10 && !/^https?:/i.test(href))
}

function hostOf(href: string): string | undefined {
  return /^(?:https?:)?\/\/([^/?#]+)/i.exec(href)?.[1]?.toLowerCase().replace(/^www\./, '')
}

/** Whether a part of a page is a list of the site's own pages: three links or more, and little that is not linked. */
export function isOwnLinks(element: Element, isOwn: IsOwn): boolean {
  if (!boxes.has(element.tagName))
    return false
  const seen = { linked: 0, plain: 0, links: 0, own: 0 }
  count(element, false, seen, isOwn)
  const { linked, plain, links, own } = seen
  return links >= 3 && own >= links * 0.8 && plain <= mostSaid && linked >= (linked + plain) * 0.6
}

function count(node: Nodes, isLinked: boolean, seen: { linked: number, plain: number, links: number, own: number }, isOwn: IsOwn): void {
  if (node.type === 'text') {
    seen[isLinked ? 'linked' : 'plain'] += node.value.replace(/\s+/g, ' ').trim().length
    return
  }
  if (!('children' in node))
    return
  const href = node.type === 'element' && node.tagName === 'a' ? String(node.properties.href ?? '') : undefined
  if (href) {
    seen.links++
    seen.own += isOwn(href) ? 1 : 0
  }
  node.children.forEach(child => count(child, isLinked || href !== undefined, seen, isOwn))
}
