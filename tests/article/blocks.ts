import type { Block, Section } from '../../lib/article/article.ts'
import { Buffer } from 'node:buffer'
import { readArticle } from '../../lib/article/read/read-article.ts'
import { plainOf } from '../../lib/article/rich.ts'

function wordsOf(block: Block): string {
  switch (block.kind) {
    case 'paragraph':
      return plainOf(block.text)
    case 'list':
      return block.items.map((item, index) => [`${block.ordered ? `${block.start + index}.` : '-'} ${plainOf(item.text)}`, ...item.below.map(plainOf)].join(' > ')).join('; ')
    case 'quote':
      return [...block.label ? [`[${plainOf(block.label)}]`] : [], ...block.paragraphs.map(plainOf), ...block.by ? [`by ${plainOf(block.by)}`] : []].join('; ')
    case 'table':
      return [block.header, ...block.rows.map(({ cells }) => cells)].map(cells => cells.map(plainOf).join(' | ')).join('; ')
    case 'code':
      return `${block.language}: ${block.text.replaceAll('\n', ' / ')}`
    case 'picture':
      return `${block.src} ${block.alt}, ${plainOf(block.caption)}`
    case 'formula':
      return block.text.replaceAll('\n', ' / ')
  }
}

function placed(kind: string, { line, end }: { line: number, end: number }, words: string): string {
  return `${kind} ${end > line ? `${line}-${end}` : line}: ${words}`
}

/** What an article is read as, block by block in its order, each with its lines and words; headings with a `#` a step. */
export function blocksOf(text: string, file: string): string[] {
  const { title, blocks, sections } = readArticle(Buffer.from(text), file)
  const told = (all: readonly Block[]): string[] => all.map(block => placed(block.kind, block, wordsOf(block)))
  const below = (section: Section): string[] => [`${'#'.repeat(section.depth + 1)} ${section.line}: ${plainOf(section.title)}`, ...told(section.blocks), ...section.sections.flatMap(below)]
  return [`# ${plainOf(title)}`, ...told(blocks), ...sections.flatMap(below)]
}
