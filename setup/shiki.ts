import { defineShikiSetup } from '@slidev/types'

/** Grammars take time by the square of a line's length: one of 20,000 characters, such as minified code, took 40 s. No slide shows a line of a thousand. */
export default defineShikiSetup(() => ({ tokenizeMaxLineLength: 1000 }))
