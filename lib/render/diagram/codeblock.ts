import type { DiagramPlan } from './compile.ts'
import { defineCodeblockTransformer } from '@slidev/types'
import { LecternError } from '../../read/problem.ts'
import { diagramChains } from './blocks.ts'
import { compileChain } from './compile.ts'
import { MermaidError } from './draw.ts'

let told = false

/**
 * Replaces ```mermaid blocks by drawn diagrams. A block that continues another (`%% morph`) leaves nothing:
 * the first carries all. Without a browser Slidev's own renderer takes over, and this is said once.
 */
export const drawDiagrams = defineCodeblockTransformer(async ({ info, code, slide }) => {
  if (!/^mermaid\b/.test(info))
    return undefined
  const chains = diagramChains(slide?.content ?? `\`\`\`mermaid\n${code}\n\`\`\``)
  const same = (text: string): boolean => text.trim() === code.trim()
  const chain = chains.find(([first]) => first && same(first.text))
  if (!chain) {
    return chains.some(blocks => blocks.some(block => same(block.text)))
      ? ''
      : undefined
  }
  try {
    return diagramTag((await compileChain(chain)).plan)
  }
  catch (error) {
    if (!(error instanceof LecternError) || error instanceof MermaidError)
      throw error
    if (!told)
      console.warn(`diagrams are drawn by the viewer's browser, without steps: ${error.message}`)
    told = true
    return undefined
  }
})

/** The component's tag; the plan travels as JSON, which no template syntax can reach into. */
function diagramTag(plan: DiagramPlan): string {
  const json = JSON.stringify(plan).replace(/&/g, '&amp;').replace(/"/g, '&quot;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
  return `<MermaidDiagram plan="${json}" />`
}
