import type { Element, ElementContent, Root } from 'hast'
import { decodeAddress } from '../../project/decode-address.ts'
import { classesOf, textOf } from './elements.ts'

/** Tags that no page has, for marks of notes and for the notes themselves. */
export const markTag = 'lectern-mark'
export const noteTag = 'lectern-note'

const markName = /(?:^|[\s_-])(?:footnote|noteref|fnref|reference|cite|note)(?:$|[\s_-]|ref)/i
const holders = new Set('li p dd aside div'.split(' '))
/** Characters of a note at most; what a link within the page leads to otherwise is a passage of it. */
const longest = 2000

/**
 * Footnotes of a page: raised numbers that lead to a passage of it. The mark becomes one tag, the passage another at the
 * end of the article, without the ways back to the mark.
 *
 * @param part what the article is of the page; it is changed
 * @param page the whole of it
 */
export function takeNotes(part: Root, page: Root): void {
  const ids = new Map<string, { element: Element, above: Element[] }>()
  visit(page, [], (element, above) => {
    for (const id of [element.properties.id, element.tagName === 'a' ? element.properties.name : undefined]) {
      if (typeof id === 'string' && !ids.has(id))
        ids.set(id, { element, above })
    }
  })
  const notes = new Map<Element, { id: string, content: Element, parent: Element | undefined }>()
  visit(part, [], (element, above) => {
    // A note may begin with its number, which leads back to the mark.
    if (above.some(each => notes.has(each)))
      return
    const link = linkIn(element)
    const id = String(link?.properties.href).slice(1)
    const target = link && ids.get(decodeAddress(id) ?? id)
    const content = target && [target.element, ...target.above].find(({ tagName }) => holders.has(tagName))
    if (!target || !content || above.includes(content) || textOf(content).trim().length > longest || textOf(content).trim() === textOf(element).trim())
      return
    const place = [target.element, ...target.above]
    const note = notes.get(content) ?? { id: `note-${notes.size + 1}`, content, parent: place[place.indexOf(content) + 1] }
    notes.set(content, note)
    Object.assign(element, { tagName: markTag, properties: { id: note.id }, children: [] })
  })
  for (const { id, content, parent } of notes.values()) {
    if (parent)
      parent.children = parent.children.filter(child => child !== content)
    part.children.push({ type: 'element', tagName: noteTag, properties: { id }, children: withoutWaysBack(content.children), position: content.position })
  }
}

/** The link of a mark: a raised number or sign that leads to a place in the page, brackets around it or not. */
function linkIn(element: Element): Element | undefined {
  const isRaised = element.tagName === 'sup'
  const isNamed = element.tagName === 'a' && (element.properties.role === 'doc-noteref' || markName.test(classesOf(element)))
  if ((!isRaised && !isNamed) || !/^(?:(?:(?:note|nb|n)\s)?[\p{L}\p{N}]{1,3}|[*†‡§¶]{1,4})$/iu.test(textOf(element).replace(/[()[\]\s]+/g, ' ').trim()))
    return undefined
  const links: Element[] = []
  visit({ type: 'root', children: [element] }, [], (each) => {
    if (each.tagName === 'a' && /^#./.test(String(each.properties.href ?? '')))
      links.push(each)
  })
  return links[0]
}

/** Letters and arrows that lead back to the mark. */
function withoutWaysBack(children: readonly ElementContent[]): ElementContent[] {
  const kept = children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element')
      return [child]
    if (/backlink|back-?ref|accessibility-label/i.test(classesOf(child)))
      return []
    if (child.tagName === 'a' && String(child.properties.href ?? '').startsWith('#') && textOf(child).trim().length <= 3)
      return []
    const inner = withoutWaysBack(child.children)
    return child.tagName === 'sup' && textOf({ ...child, children: inner }).trim() === '' ? [] : [{ ...child, children: inner }]
  })
  const [first, ...rest] = kept
  return first?.type === 'text' ? [{ ...first, value: first.value.replace(/^[\s↑^]+/, '') }, ...rest] : kept
}

function visit(node: Root | Element, above: Element[], see: (element: Element, above: Element[]) => void): void {
  for (const child of [...node.children]) {
    if (child.type !== 'element')
      continue
    see(child, above)
    visit(child, [child, ...above], see)
  }
}
