import type { Definition, Nodes, PhrasingContent, Root } from 'mdast'
import type { Piece, Rich, Style } from '../rich.ts'
import { lowered, raised } from '../text/raised.ts'

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
  let level: Level | undefined
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
        level = /^<su[pb]\b/i.test(node.value) ? { name: node.value.slice(1, 4).toLowerCase(), from: pieces.length, isLink: false } : level
        if (level && /^<a\b[^>]*#/i.test(node.value))
          level.isLink = true
        if (level && new RegExp(`^</${level.name}\\b`, 'i').test(node.value)) {
          pieces.push(...shifted(pieces.splice(level.from), level))
          level = undefined
        }
        return add(/^<br\b/i.test(node.value) ? '\n' : '')
      case 'footnoteReference': {
        const last = pieces.pop()
        if (last)
          pieces.push({ ...last, text: last.text.replace(/(?<=\S) $/, ''), foot: [...last.foot ? [last.foot] : [], node.identifier].join(' ') })
        return
      }
      case 'link':
        if (level && node.url.startsWith('#'))
          level.isLink = true
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

/** A raised or lowered stretch of text that HTML within Markdown has opened. */
interface Level { name: string, from: number, isLink: boolean }

/** A raised number that is linked is the mark of a note, in brackets as others write it. */
function shifted(pieces: Piece[], { name, isLink }: Level): Piece[] {
  return pieces.map((piece) => {
    const [, number] = /^\[?(\d{1,3})\]?$/.exec(piece.text.trim()) ?? []
    const text = name === 'sub' ? lowered(piece.text) : number && isLink ? `[${number}]` : /^\[\w+\]$/.test(piece.text) ? piece.text : raised(piece.text)
    return piece.styles.includes('math') || piece.styles.includes('code') ? piece : { ...piece, text }
  })
}

/** Links within a site lead nowhere from a talk, and other schemes do things. */
function outside(url: string): string | undefined {
  return /^(?:https?:\/\/[^\s<>"]+|mailto:[^\s<>"]+)$/i.test(url) ? url : undefined
}
