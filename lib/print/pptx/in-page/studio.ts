import type { Rect } from '../scene.ts'
import type { ToolWindow } from './tools.ts'

/** What comes into sight begins its animations, such as a mark that is drawn around words: puts them at their ends. A frozen page runs no script of its own and has no frames to wait for. Runs in the page. */
export function finishAnimations(): void {
  for (const animation of document.getAnimations()) {
    if (animation.playbackRate !== 0 && animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
      animation.finish()
  }
}

/** Makes all but what will be photographed invisible. Runs in the page. */
export function prepareStudio({ darkness, spotlight }: { darkness: string, spotlight: string }): void {
  const { targets } = (window as unknown as ToolWindow).lecternPptx
  const roots = new Set<Node>([document, ...targets.map(target => target.getRootNode())])
  for (const target of targets) {
    for (const inside of target.querySelectorAll('*')) {
      if (getComputedStyle(inside).visibility !== 'visible')
        inside.toggleAttribute('data-px-hidden', true)
      if (inside.shadowRoot)
        roots.add(inside.shadowRoot)
    }
  }
  for (const root of roots) {
    const style = document.createElement('style')
    style.textContent = root === document ? darkness + spotlight : spotlight
    ;(root === document ? document.head : root).appendChild(style)
  }
}

/** Runs in the page. Only one slide is left on the page, so that each recomputes its own styles alone. */
export function showOne(index: number): Rect {
  const containers = [...document.querySelectorAll<HTMLElement>('.print-slide-container')]
  containers.forEach((container, place) => container.style.setProperty('display', place === index ? '' : 'none', place === index ? '' : 'important'))
  window.scrollTo(0, 0)
  const { left, top, width, height } = containers[index]!.getBoundingClientRect()
  return { x: left, y: top, width, height }
}

/** Shows one target as `mode` says; none without a mode. Runs in the page. */
export function light({ target, mode }: { target: number, mode: string | undefined }): void {
  const element = (window as unknown as ToolWindow).lecternPptx.targets[target]
  if (mode)
    element?.setAttribute('data-px-shown', mode)
  else
    element?.removeAttribute('data-px-shown')
}
