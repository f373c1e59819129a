import type { Plugin } from 'vue'

/** Does nothing: the deck that uses the directive installs the real one (`features.ts`). */
const nothing: Plugin = {
  install() {},
}

export default nothing
export const createVMotionDirectives = (): Plugin => nothing
export const createVMarkDirective = (): Plugin => nothing
export const createVDragDirective = (): Plugin => nothing
