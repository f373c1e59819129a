import type { Drauu, Options } from 'drauu'
import { shallowRef } from 'vue'

type Listener = (...values: never[]) => void

/** True once the drawing library is here, so that a canvas may be mounted. */
export const drawingReady = shallowRef(false)
let fetchReal: () => Promise<void> = async () => {}

/** Loads the drawing library; called when somebody is about to draw, or a drawing has to be shown. */
export const loadDrawing = (): Promise<void> => fetchReal()

/**
 * Stands in for a drawing board until one is needed: Slidev makes one for every talk, and few are drawn on.
 * What is asked of it before has the answer of an empty board.
 */
export function createDrauu(options: Options): Drauu {
  let real: Drauu | undefined
  const listeners: [string, Listener][] = []
  fetchReal = async () => {
    if (real)
      return
    const { createDrauu } = await import('drauu')
    real = createDrauu(options)
    for (const [event, listener] of listeners)
      real.on(event as never, listener as never)
    drawingReady.value = true
  }
  const empty = {
    options,
    mounted: false,
    el: null,
    on: (event: string, listener: Listener) => listeners.push([event, listener]),
    canUndo: () => false,
    canRedo: () => false,
    dump: () => '',
  } as Record<string | symbol, unknown>
  return new Proxy({} as Drauu, {
    get(_, key) {
      const value = Reflect.get(real ?? empty, key, real ?? empty) as unknown
      return typeof value === 'function'
        ? value.bind(real ?? empty)
        : value ?? (real
          ? undefined
          : missing(key))
    },
    set: (_, key, value) => Reflect.set(real ?? empty, key, value),
  })
}

/** Methods that do nothing on an empty board; properties are absent. */
function missing(key: string | symbol): unknown {
  return [
    'load',
    'clear',
    'undo',
    'redo',
    'unmount',
    'mount',
  ].includes(String(key))
    ? () => {}
    : undefined
}
