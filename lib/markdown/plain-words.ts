import type { Nodes } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { blankTags } from './tags.ts'

/** Markdown as plain words on one line, for what shows neither marks nor tags: descriptions, labels. */
export function plainWords(markdown: string): string {
  return wordsOf(fromMarkdown(markdown)).replace(/\s+/g, ' ').trim()
}

function wordsOf(node: Nodes): string {
  if (node.type === 'html')
    return blankTags(node.value).trim()
  if ('children' in node)
    return node.children.map(wordsOf).join(node.children.some(({ type }) => type === 'text') ? '' : ' ')
  if ('value' in node)
    return node.value
  return 'alt' in node ? node.alt ?? '' : ' '
}
