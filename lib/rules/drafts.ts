import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { blankTags } from '../markdown/tags.ts'
import { defineRule } from '../project/rule.ts'
import { placeAt } from './place.ts'

/** Marks that authors leave for themselves, as they write them: in capitals, as a word of its own. */
const marks = /(?<![\w#/@.-])(?:TODO|FIXME|TBD|XXX)(?=[:\s.,;!)\]]|$)|\blorem ipsum dolor\b/gi

/** Reports marks that the author meant to come back to. */
export const drafts: Rule = defineRule({ id: 'draft-mark', kind: 'privacy', severity: 'warning', why: 'The audience reads what the author meant to write later.' }, ({ slides }) => slides.flatMap((slide): Problem[] => [...blankTags(slide.content).matchAll(marks)].filter(([mark]) => mark === mark.toUpperCase() || /lorem/i.test(mark)).map(match => ({
  ...placeAt(slide, match.index),
  severity: 'care',
  found: `"${match[0]}" on the slide`,
  expected: 'a slide that is done',
  fix: 'write it, or move the mark into the notes',
}))))
