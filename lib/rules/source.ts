import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { verifySlide } from '../article/trace/verify-slide.ts'
import { linesInWords, readTrace } from '../markdown/read-trace.ts'
import { isBelow } from '../project/paths.ts'
import { defineRule } from '../project/rule.ts'

/** Refuses numbers, names, quotations and code that the article does not have on the lines that a slide says it comes from. */
export const source: Rule = defineRule(
  { id: 'unlike-source', kind: 'truth', severity: 'warning', why: 'The slide cites a line of the article that does not say so.' },
  (deck, projectRoot) => deck.slides.flatMap((slide): Problem[] => {
    const trace = readTrace(slide.content)
    if (!trace)
      return []
    const place = { file: slide.file, slide: slide.no, severity: 'care' as const }
    const folder = dirname(resolve(projectRoot, slide.file))
    const article = textOf(folder, trace.source)
    if (article === undefined) {
      return [{
        ...place,
        line: slide.line,
        cause: `no article ${trace.source}`,
        found: `the slide comes from ${trace.source}, and there is no such file beside the deck`,
        expected: 'the article, to compare the slide with',
        fix: 'put the file back, or remove the comment "from …"',
      }]
    }
    const lines = article.split(/\r?\n/)
    return verifySlide(slide.content, trace, lines, path => textOf(folder, path)).map(({ kind, text, at }) => ({
      ...place,
      line: slide.line + at,
      found: `the ${kind} "${text.slice(0, 80)}" is not on the lines of ${trace.source} that the slide names`,
      expected: `what the article says on ${trace.shown.map(linesInWords).join(', ')}`,
      fix: 'correct the slide; where it is right and the article is not, remove the comment "from …"',
    }))
  }),
)

/** A file of the deck's; what lies outside its folder is nobody's to compare. */
function textOf(folder: string, path: string): string | undefined {
  const file = resolve(folder, path)
  if (!isBelow(file, folder))
    return undefined
  try {
    return readFileSync(file, 'utf8')
  }
  catch {
    return undefined
  }
}
