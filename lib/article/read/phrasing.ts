import type { Definition, Nodes, PhrasingContent, Root } from 'mdast'
import type { Piece, Rich, Style } from '../rich.ts'

/** Addresses by their label, for `[words][label]`. */
export type Labels = Map<string, string>

const styles: Partial<Record<Nodes['type'], Style>> = { strong: 'strong', emphasis: 'em', delete: 'del' }

/** Address of what cites sources by their keys. */
export const citing = 'cite:'

/** Address of what a footnote's mark leads to. */
export const marking = 'foot:'

export function labelsOf(root: Root): Labels {
  const labels: Labels = new Map()
  const visit = (node: Nodes): void => {
    if (node.type === 'definition' && !labels.has((node as Definition).identifier))
      labels.set(node.identifier, node.url)
    if ('children' in node)
      node.children.forEach(visit)
  }
  visit(root)
  return labels
}

/**
 * Phrasing content of a syntax tree as text with its look. Pictures within text give nothing, raw HTML its line breaks.
 *
 * @param shift added to each line number, for a tree read from a part of the source
 */
export function richOf(nodes: readonly PhrasingContent[], labels: Labels, shift = 0): Rich {
  const pieces: Piece[] = []
  const visit = (node: PhrasingContent, inherited: readonly Style[], href: string | undefined, above: number): void => {
    const line = node.position ? node.position.start.line + shift : above
    const last = node.position ? node.position.end.line + shift : line
    const add = (text: string, style?: Style): void => {
      if (text !== '')
        pieces.push({ text, styles: style ? [...inherited, style] : inherited, line, ...href && { href }, ...last > line + text.split('\n').length - 1 && { end: last } })
    }
    switch (node.type) {
      case 'text':
        return add(node.value)
      case 'inlineCode':
        return add(node.value, 'code')
      case 'inlineMath':
        return add(node.value, 'math')
      case 'break':
        return add('\n')
      case 'html':
        return add(/^<br\b/i.test(node.value) ? '\n' : '')
      case 'footnoteReference': {
        const last = pieces.pop()
        // A second mark after the same words would hide the first.
        if (last)
          pieces.push(last.foot ? last : { ...last, text: last.text.replace(/(?<=\S) $/, ''), foot: node.identifier })
        return
      }
      case 'link':
        return node.children.forEach(child => visit(child, inherited, outside(node.url), line))
      case 'linkReference': {
        const target = labels.get(node.identifier)
        if (target?.startsWith(citing)) {
          pieces.push({ text: `[${node.label ?? node.identifier}]`, styles: inherited, line, href: target })
          return
        }
        return node.children.forEach(child => visit(child, inherited, outside(target ?? ''), line))
      }
      default: {
        const style = styles[node.type]
        if ('children' in node)
          node.children.forEach(child => visit(child, style && !inherited.includes(style) ? [...inherited, style] : inherited, href, line))
      }
    }
  }
  nodes.forEach(node => visit(node, [], undefined, shift + 1))
  return pieces
}

/** Links within a site lead nowhere from a talk, and other schemes do things. */
function outside(url: string): string | undefined {
  return /^(?:https?:\/\/[^\s<>"]+|mailto:[^\s<>"]+)$/i.test(url) ? url : undefined
}
