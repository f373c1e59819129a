import type { Article, Block, Place, Section } from '../article.ts'
import type { Rich } from '../rich.ts'
import { linesOf, plainOf, proseOf, sliceRich } from '../rich.ts'
import { sentences } from '../text/words.ts'

/** A sentence of the article's prose, or what stands for one: an entry, a cell, a heading. */
export interface Sentence extends Place {
  text: string
}

/** Every sentence of an article outside code and formulas, in order. */
export function sentencesOfArticle(article: Article): Sentence[] {
  const found: Sentence[] = []
  const add = (rich: Rich): void => {
    for (const [start, end] of sentences(proseOf(rich), article.language)) {
      const part = sliceRich(rich, start, end)
      const text = plainOf(part).trim()
      const [line, last] = linesOf(part)
      if (/[\p{L}\p{N}]/u.test(text))
        found.push({ text, line, end: last })
    }
  }
  const addBlock = (block: Block): void => {
    switch (block.kind) {
      case 'paragraph':
        return add(block.text)
      case 'list':
        return block.items.forEach(item => [item.text, ...item.below].forEach(add))
      case 'quote':
        return [...block.paragraphs, ...block.by ? [block.by] : []].forEach(add)
      case 'table':
        return [block.header, ...block.rows.map(row => row.cells)].flat().forEach(add)
      case 'picture':
        return add(block.caption)
      default:
    }
  }
  const addSection = (section: Section): void => {
    add(section.title)
    section.blocks.forEach(addBlock)
    section.sections.forEach(addSection)
  }
  add(article.title)
  article.blocks.forEach(addBlock)
  article.sections.forEach(addSection)
  article.footnotes.flatMap(({ paragraphs }) => paragraphs).forEach(add)
  return found
}
