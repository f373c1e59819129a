import type { Problem } from '../../project/problem.ts'
import type { Rule } from '../../project/rule.ts'
import { join, relative } from 'node:path'
import { lineAt } from '../../markdown/markup.ts'
import { findTags } from '../../markdown/tags.ts'
import { defineRule } from '../../project/rule.ts'
import { labelRegions } from './client/quiz.ts'
import { readQuiz } from './read-quiz.ts'

/** Refuses a `<PlacingQuiz>` without items or with an unknown phase or other than four regions, and an unreadable quiz.yml. */
export const quiz: Rule = defineRule({ id: 'quiz', kind: 'source', severity: 'error', why: 'A quiz without items or phase is empty on stage.' }, (deck, projectRoot) => {
  const { items, problems } = readQuiz(deck.folder, projectRoot)
  const used = deck.slides.flatMap(slide => findTags(slide.content, 'PlacingQuiz').flatMap((tag): Problem[] => {
    const place = { file: slide.file, line: slide.line + lineAt(slide.content, tag.start), slide: slide.no }
    const { phase, regions } = tag.attributes
    return [
      ...items
        ? []
        : [
            {
              ...place,
              found: 'a quiz without items',
              expected: `a file ${relative(projectRoot, join(deck.folder, 'quiz.yml'))}`,
              fix: 'write it, one entry for each thing to place',
            },
          ],
      ...phase === 'before' || phase === 'after'
        ? []
        : [
            {
              ...place,
              found: phase === undefined
                ? 'a quiz without phase'
                : `phase="${phase}"`,
              expected: 'phase="before" (asks) or phase="after" (asks again, then answers)',
              fix: 'correct the attribute',
            },
          ],
      ...labelRegions(regions)
        ? []
        : [{ ...place, found: `regions="${regions}"`, expected: 'four labels: regions="Mammals only | Both | Fliers only | Neither"', fix: 'correct the attribute, or leave it out' }],
    ]
  }))
  return [...problems, ...used]
})
