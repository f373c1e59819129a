import { defineCodeblockTransformer } from '@slidev/types'

/** Replaces ```mermaid blocks by drawn diagrams. */
export const drawDiagrams = defineCodeblockTransformer(() => undefined)
