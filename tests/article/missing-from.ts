import type { Article, Block, Place, Section } from '../../lib/article/article.ts'
import type { DeckPlan } from '../../lib/article/plan/plan-deck.ts'

/** A section of which no slide shows anything, or a table, piece of code or figure that none shows. */
export interface Missing extends Place {
  kind: 'claim' | 'table' | 'code' | 'figure'
}

const kinds: Partial<Record<Block['kind'], Missing['kind']>> = { table: 'table', code: 'code', picture: 'figure', formula: 'figure' }

/** What a deck's slides have nothing of, by the lines that they come from; what was left out with a reason is not missing. */
export function missingFrom(article: Article, { slides, remarks }: DeckPlan): Missing[] {
  const shown = slides.flatMap(({ parts }) => parts).filter(({ line }) => line > 0)
  const touches = ({ line, end }: Place): boolean => shown.some(part => part.line <= end && line <= part.end)
  const isTold = ({ line, end }: Place): boolean => remarks.some(remark => remark.kind === 'left out' && remark.line <= end && line <= remark.end)
  const isMissing = (place: Place): boolean => !touches(place) && !isTold(place)
  const ofBlocks = (blocks: readonly Block[]): Missing[] => blocks.flatMap((block): Missing[] => {
    const kind = kinds[block.kind]
    return kind && isMissing(block) ? [{ kind, line: block.line, end: block.end }] : []
  })
  const ofSection = ({ blocks, sections, line, end }: Section): Missing[] => [
    ...blocks.length > 0 && !blocks.some(touches) && !isTold({ line, end }) ? [{ kind: 'claim' as const, line, end }] : [],
    ...ofBlocks(blocks),
    ...sections.flatMap(ofSection),
  ]
  return [...ofBlocks(article.blocks), ...article.sections.flatMap(ofSection)]
}
