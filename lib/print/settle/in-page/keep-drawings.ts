/**
 * Has the drawings of WebGL stay readable: its buffer is emptied as soon as a frame is shown, so that a copy of the
 * canvas (three.js, Plotly's 3D, a shader) would be blank on paper. Has to run before any other script. Runs in the
 * page, and uses nothing from outside itself.
 */
export function keepDrawings(): void {
  const { getContext } = HTMLCanvasElement.prototype as { getContext: (this: HTMLCanvasElement, kind: string, options?: object) => unknown }
  Object.assign(HTMLCanvasElement.prototype, {
    getContext(this: HTMLCanvasElement, kind: string, options?: object): unknown {
      return getContext.call(this, kind, /^(?:experimental-)?webgl/.test(kind) ? { ...options, preserveDrawingBuffer: true } : options)
    },
  })
}
