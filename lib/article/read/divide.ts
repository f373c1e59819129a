import type { Article, Block, Section } from '../article.ts'
import type { Heading, Reading } from './from-tree.ts'
import { plainOf } from '../rich.ts'

/**
 * Divides the flow of an article at its headings. The title is the first heading, where none of its depth follows or
 * nothing but a few words stand before it; levels that are skipped count as the next one.
 */
export function divide(flow: Reading['flow']): Pick<Article, 'blocks' | 'sections'> & { title?: Heading } {
  const headings = flow.filter((block): block is Heading => block.kind === 'heading')
  const [first] = headings
  const isTitle = first !== undefined && (flow[0] === first || headings.every(heading => heading === first || heading.depth > first.depth))
    && (headings.every(heading => heading === first || heading.depth >= first.depth))
  const title = isTitle ? first : undefined
  const blocks: Block[] = []
  const sections: Section[] = []
  const open: { section: Section, written: number }[] = []
  for (const block of flow) {
    if (block === title)
      continue
    if (block.kind !== 'heading') {
      const section = open.at(-1)?.section;
      (section?.blocks ?? blocks).push(block)
      for (const { section: above } of open)
        above.end = Math.max(above.end, block.end)
      continue
    }
    while (open.length > 0 && open.at(-1)!.written >= block.depth)
      open.pop()
    const section: Section = { title: block.text, depth: open.length + 1, blocks: [], sections: [], line: block.line, end: block.end };
    (open.at(-1)?.section.sections ?? sections).push(section)
    open.push({ section, written: block.depth })
  }
  return { blocks, sections, ...title && plainOf(title.text) !== '' && { title } }
}
