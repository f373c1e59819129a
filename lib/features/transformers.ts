import type { TransformersSetupReturn } from '@slidev/types'
import { belowHtml } from '../slidev/below-html.ts'
import { keepTogether } from '../slidev/keep-together.ts'
import { plainLanguages } from '../slidev/plain-languages.ts'
import { plainMonaco } from '../slidev/plain-monaco.ts'
import { titleAbove } from '../slidev/title-above.ts'
import { drawDiagrams } from './diagram/codeblock.ts'
import { expandPolls } from './poll/expand.ts'
import { expandQuiz } from './quiz/expand.ts'
import { expandReferences } from './references/expand.ts'
import { expandSnippets } from './snippet/expand.ts'
import { expandTables } from './table/expand.ts'

/** What Lectern makes of a slide's Markdown before Slidev reads it. */
export const transformers: Partial<TransformersSetupReturn> = {
  pre: [belowHtml, expandTables, expandReferences, expandQuiz, expandPolls, expandSnippets, keepTogether, plainMonaco, plainLanguages, titleAbove],
  codeblocks: [drawDiagrams],
}
