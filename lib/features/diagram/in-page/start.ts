import type { Mermaid } from './draw.ts'
import { draw } from './draw.ts'

declare global {
  interface Window {
    /** `draw` with Mermaid loaded. */
    lecternDraw?: (code: string, config: Parameters<typeof draw>[2], colours: Record<string, string>) => ReturnType<typeof draw>
  }
}

const { default: mermaid } = await import('/mermaid/mermaid.esm.min.mjs' as string) as { default: Mermaid }
window.lecternDraw = (code, config, colours) => draw(mermaid, code, config, colours)
