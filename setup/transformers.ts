import { defineTransformersSetup } from '@slidev/types'
import { drawDiagrams } from '../lib/features/diagram/codeblock.ts'
import { expandPolls } from '../lib/features/poll/expand.ts'
import { expandQuiz } from '../lib/features/quiz/expand.ts'
import { expandReferences } from '../lib/features/references/expand.ts'
import { expandSnippets } from '../lib/features/snippet/expand.ts'
import { expandTables } from '../lib/features/table/expand.ts'
import { belowHtml } from '../lib/slidev/below-html.ts'
import { keepTogether } from '../lib/slidev/keep-together.ts'
import { plainMonaco } from '../lib/slidev/plain-monaco.ts'
import { titleAbove } from '../lib/slidev/title-above.ts'

export default defineTransformersSetup(() => ({
  pre: [belowHtml, expandTables, expandReferences, expandQuiz, expandPolls, expandSnippets, keepTogether, plainMonaco, titleAbove],
  codeblocks: [drawDiagrams],
}))
