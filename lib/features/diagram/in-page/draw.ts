import type { MermaidConfig } from 'mermaid'
import type { RawDrawing } from '../types.ts'
import type { DiagramModel } from './facts.ts'
import { moveLabelsBeside } from './beside.ts'
import { centreLabels } from './centre.ts'
import { readFacts } from './facts.ts'
import { flatten } from './flatten.ts'
import { findFlaws, smallestText } from './flaws.ts'
import { markHandles } from './handles.ts'
import { enlargeHeads } from './heads.ts'
import { paintHues } from './hues.ts'
import { straighten } from './straighten.ts'
import { labelVenn } from './venn.ts'

/** What is used of the library. */
export interface Mermaid {
  initialize: (config: MermaidConfig) => void
  render: (id: string, code: string) => Promise<{ svg: string }>
  mermaidAPI: { getDiagramFromText: (code: string) => Promise<DiagramModel> }
}

/** What came of one source: a drawing, or Mermaid's own message. */
export type Outcome = { drawing: RawDrawing } | { message: string }

/**
 * Draws one source in this page with Mermaid.
 *
 * @param mermaid the library, loaded
 * @param code Mermaid source without Lectern's comments
 * @param config Mermaid's settings for one scheme
 * @param colours the scheme's tokens
 */
export async function draw(mermaid: Mermaid, code: string, config: MermaidConfig, colours: Record<string, string>): Promise<Outcome> {
  const stage = document.body.appendChild(document.createElement('div'))
  try {
    mermaid.initialize(config)
    const model = await mermaid.mermaidAPI.getDiagramFromText(code)
    stage.innerHTML = (await mermaid.render('drawing', code)).svg
    const svg = stage.querySelector('svg')
    if (!svg)
      return { message: 'Mermaid drew nothing' }
    // One drawing pixel is one page pixel, so that boxes on the page are boxes in the drawing.
    svg.style.maxWidth = 'none'
    svg.setAttribute('width', String(svg.viewBox.baseVal.width))
    trim(svg)
    centreLabels(svg)
    enlargeHeads(svg)
    if (model.type.startsWith('flowchart')) {
      straighten(svg, model)
      moveLabelsBeside(svg)
    }
    const facts = readFacts(model)
    markHandles(svg, model)
    paintHues(svg, model, colours)
    const flaws = model.type === 'venn'
      ? labelVenn(svg, model, colours)
      : findFlaws(svg, model.type)
    const shape = flatten(svg)
    const { x, y, width, height } = svg.getBBox()
    return {
      drawing: {
        facts,
        shape,
        box: { x, y, width, height },
        smallestText: smallestText(svg),
        flaws,
      },
    }
  }
  catch (error) {
    return {
      message: error instanceof Error
        ? error.message
        : String(error),
    }
  }
  finally {
    stage.remove()
    // Mermaid leaves its scratch element behind after a syntax error.
    document.querySelector('#ddrawing')?.remove()
  }
}

/** Lines that Mermaid draws far past the picture and hides by its frame: a lifeline, today. Without this they would be the picture. */
function trim(svg: SVGSVGElement): void {
  for (const element of svg.querySelectorAll('.today'))
    element.remove()
  const { y, height } = svg.viewBox.baseVal
  for (const line of svg.querySelectorAll('line.actor-line')) {
    if (Number(line.getAttribute('y2')) > y + height)
      line.setAttribute('y2', String(y + height))
  }
}
