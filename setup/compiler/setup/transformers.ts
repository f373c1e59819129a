import type { TransformersSetupReturn } from '@slidev/types'

/** Those that lib/slidev/slide-compiler.ts was given. Slidev loads this file anew for each deck, and what it imports: a quarter of a second for all of Lectern's own. */
export default (): Partial<TransformersSetupReturn> => Reflect.get(globalThis, 'lectern.transformers')
