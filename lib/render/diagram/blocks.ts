import type { DiagramSource } from './source.ts'
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

/** The Mermaid blocks of a slide's Markdown, each with the blocks that it turns into: `%% morph` joins a block to the one before. */
export function diagramChains(content: string): DiagramBlock[][] {
  const chains: DiagramBlock[][] = []
  let open: { fence: string, mermaid: boolean, start: number } | undefined
  let heading = ''
  const lines = content.split(/\r?\n/)
  lines.forEach((line, index) => {
    const fence = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
    const info = line.trim().slice(fence.length)
    if (open) {
      if (!fence.startsWith(open.fence) || info.trim())
        return
      if (open.mermaid) {
        const text = lines.slice(open.start, index).join('\n')
        const block = {
          text,
          source: readSource(text),
          offset: open.start,
          heading,
        }
        const last = chains.at(-1)
        if (block.source.morph && last)
          last.push(block)
        else
          chains.push([block])
      }
      open = undefined
    }
    else if (fence) {
      open = {
        fence,
        mermaid: /^\s*mermaid\b/.test(info),
        start: index + 1,
      }
    }
    else {
      heading = /^#{1,6}\s+(\S.*)$/.exec(line)?.[1]?.replace(/[*_`]|<[^>]*>/g, '').trim() ?? heading
    }
  })
  return chains
}
