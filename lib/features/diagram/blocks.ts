import type { DiagramSource } from './source.ts'
import { readMarkup } from '../../markdown/markup.ts'
import { readSource } from './source.ts'

/** A ```mermaid block of a slide. */
export interface DiagramBlock {
  /** Between the fences. */
  text: string
  source: DiagramSource
  /** Line of the slide's content on which the block's first line stands, from 0. */
  offset: number
  /** Text of the heading nearest above it; empty when there is none. */
  heading: string
}

/** What Slidev hands to Mermaid by the fence's first words (`mermaid.ts` of @slidev/cli). */
export function isMermaid(info: string): boolean {
  return /^mermaid\b/.test(info)
}

/** One block by itself. */
export function diagramBlock(code: string, offset: number, heading = ''): DiagramBlock {
  const text = code.replace(/\n$/, '')
  return { text, source: readSource(text), offset, heading }
}

/** The Mermaid blocks of a slide's Markdown, each with the blocks that it turns into: `%% morph` joins a block to the one before. */
export function diagramChains(content: string): DiagramBlock[][] {
  const chains: DiagramBlock[][] = []
  const { fences, headings } = readMarkup(content)
  for (const { code, line } of fences.filter(({ info }) => isMermaid(info))) {
    const block = diagramBlock(code, line, headings.findLast(heading => heading.line < line)?.text)
    const last = chains.at(-1)
    if (block.source.morph && last)
      last.push(block)
    else
      chains.push([block])
  }
  return chains
}
