import { defineTransformersSetup } from '@slidev/types'
import { drawDiagrams } from '../lib/render/diagram/codeblock.ts'
import { keepTogether } from '../lib/render/keep-together.ts'
import { expandQuiz } from '../lib/render/quiz/expand.ts'
import { expandReferences } from '../lib/render/references/expand.ts'
import { expandSnippets } from '../lib/render/snippet/expand.ts'
import { expandTables } from '../lib/render/table/expand.ts'

export default defineTransformersSetup(() => ({
  pre: [
    expandTables,
    expandReferences,
    expandQuiz,
    expandSnippets,
    keepTogether,
  ],
  codeblocks: [drawDiagrams],
}))
