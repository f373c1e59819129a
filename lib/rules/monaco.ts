import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { readMarkup } from '../markdown/markup.ts'
import { defineRule } from '../project/rule.ts'

/** Slidev's mark for a block that is run in the browser. */
const running = /\{monaco-run\}/

/** Reports code that runs in the live talk alone: the site and the files show it as it is written. */
export const monaco: Rule = defineRule({ id: 'live-code-only', kind: 'source', severity: 'warning', why: 'The site and the files show such code as it is written: readers never see its output.', isCommon: true }, deck => deck.slides.flatMap(slide => readMarkup(slide.content).fences.filter(({ info }) => running.test(info)).map(({ line }): Problem => ({
  file: slide.file,
  line: slide.line + line - 1,
  slide: slide.no,
  severity: 'notice',
  cause: 'code in {monaco-run} runs in the live talk (lectern dev); the site and the files show it as it is written',
  found: 'this code in {monaco-run} runs in the live talk (lectern dev); the site and the files show it as it is written',
  expected: '<RunnableSnippet> for code that also runs in the site, and whose recorded output is on paper',
  fix: 'leave it, or move the code to snippets/',
}))))
