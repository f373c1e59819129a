import type { Article, Block, Section } from '../article.ts'
import type { Heading, Reading } from './from-tree.ts'
import { plainOf } from '../rich.ts'
import { isContentsName, nameOf } from './heading-names.ts'

/**
 * Divides the flow of an article at its headings. The title is the first heading, where none of its depth follows or
 * nothing but a few words are before it; levels that are skipped count as the next one.
 *
 * @param isNamed whether the article gives its title elsewhere: then only a heading above all others is it, too
 */
export function divide(written: Reading['flow'], isNamed: boolean): Pick<Article, 'blocks' | 'sections'> & { title?: Heading } {
  const flow = withBoldHeadings(written)
  const headings = flow.filter((block): block is Heading => block.kind === 'heading' && !isContentsName(nameOf(block.text)))
  const [first] = headings
  const isTitle = first !== undefined && (flow[0] === first || headings.every(heading => heading === first || heading.depth > first.depth))
    && (headings.every(heading => heading === first || heading.depth >= first.depth))
  const isAlone = first?.depth === 1 && headings.every(({ depth }, index) => index === 0 || depth > 1)
  const title = isTitle && (!isNamed || isAlone) ? first : undefined
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
    // No heading is below one that is only set in bold.
    while (open.length > 0 && (open.at(-1)!.written >= block.depth || open.at(-1)!.written % 1 > block.depth % 1))
      open.pop()
    const section: Section = { title: block.text, depth: open.length + 1, blocks: [], sections: [], line: block.line, end: block.end };
    (open.at(-1)?.section.sections ?? sections).push(section)
    // What follows a list of the headings is no part of it, whatever its depth.
    open.push({ section, written: isContentsName(nameOf(block.text)) ? Number.POSITIVE_INFINITY : block.depth })
  }
  return { blocks, sections, ...title && plainOf(title.text) !== '' && { title } }
}

/** A short paragraph all in bold, with text below it, is a heading in all but name; so is one that announces a list of the headings. */
function withBoldHeadings(flow: Reading['flow']): Reading['flow'] {
  let depth = 1
  return flow.map((block, index): Reading['flow'][number] => {
    if (block.kind === 'heading')
      depth = block.depth
    const next = flow[index + 1]
    if (block.kind === 'paragraph' && next?.kind === 'list' && flow[index + 2]?.kind === 'heading' && isContentsName(nameOf(block.text)))
      return { ...block, kind: 'heading', depth: depth + 0.5 }
    if (block.kind !== 'paragraph' || index === 0 || !next || next.kind === 'heading' || !block.text.every(({ text, styles }) => styles.includes('strong') || text.trim() === ''))
      return block
    const words = plainOf(block.text)
    return words.length <= 70 && !/[.!…,;:：。！]["”’')]*\s*$/u.test(words)
      // Half a step below the heading above it, so that several are beside each other.
      ? { kind: 'heading', depth: depth + 0.5, text: block.text.map(piece => ({ ...piece, styles: piece.styles.filter(style => style !== 'strong') })), line: block.line, end: block.end }
      : block
  })
}
