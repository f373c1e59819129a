import type { MermaidConfig } from 'mermaid'
import type { Outcome } from './draw.ts'
import type {} from './start.ts'

/** Draws with `start.ts`. Runs in the drawing page. */
export async function drawWhenReady({ code, config, palette }: { code: string, config: MermaidConfig, palette: Record<string, string> }): Promise<Outcome> {
  return window.lecternDraw?.(code, config, palette) ?? { message: 'the drawing page is not ready' }
}

/** Whether `start.ts` has run. Runs in the drawing page. */
export function isReady(): boolean {
  return 'lecternDraw' in window
}

/** Measured before the face is there, every label would be cut for another one. Runs in the drawing page. */
export async function loadFace(family: string): Promise<void> {
  await Promise.all([400, 680].map(weight => document.fonts.load(`${weight} 20px ${family}`)))
}
