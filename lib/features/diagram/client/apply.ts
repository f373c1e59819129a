import type { DiagramState } from '../states.ts'

/** Shows one state of a diagram: which frame, and which of its parts are hidden, stepped back or highlighted. */
export function applyState(stage: Element, state: DiagramState): void {
  for (const frame of stage.querySelectorAll<HTMLElement>('[data-frame]')) {
    const shown = Number(frame.dataset.frame) === state.frame
    mark(frame, shown
      ? undefined
      : 'hidden')
    if (!shown)
      continue
    for (const part of frame.querySelectorAll<SVGElement>('[data-step]')) {
      const handle = part.dataset.step ?? ''
      mark(part, state.hidden.includes(handle)
        ? 'hidden'
        : state.lit.includes(handle)
          ? 'lit'
          : state.dim.includes(handle)
            ? 'dim'
            : undefined)
    }
  }
}

function mark(element: HTMLElement | SVGElement, state: string | undefined): void {
  if (state)
    element.dataset.state = state
  else
    delete element.dataset.state
}
