import type { DiagramBlock } from './blocks.ts'
import type { Room } from './draw.ts'
import type { DiagramPlan } from './plan.ts'
import type { Drawing } from './types.ts'
import { readBrand } from '../../look/brand.ts'
import { labelFace } from '../../look/project-faces.ts'
import { drawDiagram } from './draw.ts'
import { statesOf } from './states.ts'

/**
 * Draws a chain of blocks and works out its states. Errors are those of `drawDiagram`.
 *
 * @param folder absolute path of the deck's, where its faces are looked for
 * @param themeConfig what the deck asks of our theme
 */
export async function compileChain(chain: DiagramBlock[], room: Room, folder: string, themeConfig: unknown): Promise<{ plan: DiagramPlan, drawings: Drawing[] }> {
  const drawings: Drawing[] = []
  const font = readBrand(themeConfig).faces.get('font')
  const face = font === undefined ? undefined : labelFace(font, folder)
  for (const block of chain)
    drawings.push(await drawDiagram(block.source.code, room, undefined, face))
  const states = drawings.flatMap((drawing, frame) => {
    const block = chain[frame]
    if (!block)
      return []
    const own = statesOf(drawing.facts, block.source, frame)
    const [first, ...later] = own
    return first && frame > 0
      ? [
          { ...first, news: `The diagram becomes: ${first.text}` },
          ...later,
        ]
      : own
  })
  const width = Math.max(...drawings.map(drawing => drawing.width))
  const height = Math.max(...drawings.map(drawing => drawing.height))
  const [first] = chain
  return {
    drawings,
    plan: {
      name: first?.source.title || drawings[0]?.facts.title || first?.heading || 'Diagram',
      frames: drawings.map(drawing => pad(drawing, width, height)),
      width,
      height,
      states,
    },
  }
}

/** The same scale for every drawing of a chain, so that what stays does not seem to grow. */
function pad({ svg, width, height }: Drawing, toWidth: number, toHeight: number): string {
  return svg.replace(/viewBox="(\S+) (\S+) [^"]*"/, (_, x: string, y: string) =>
    `viewBox="${Number(x) - (toWidth - width) / 2} ${Number(y) - (toHeight - height) / 2} ${toWidth} ${toHeight}"`)
}
