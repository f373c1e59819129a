import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { slashPath } from '../project/paths.ts'
import { defineRule } from '../project/rule.ts'
import { missingPart } from '../slidev/missing-part.ts'
import { missingRoots } from '../slidev/roots.ts'

/** Refuses a theme or addon that is nowhere. Rules that ask what it brings are silent then: one cause, one finding. */
export const missingParts: Rule = defineRule({ id: 'missing-part', kind: 'source', severity: 'error', why: 'Slidev stops at a theme or addon that is not there.' }, (deck, projectRoot) => missingRoots(deck).map((missing): Problem => {
  const key = missing.type === 'theme' ? 'theme' : 'addons'
  const written = deck.slides.flatMap(({ keys }) => keys).find(({ head, key: name }) => head && name === key)
  return { file: written?.file ?? slashPath(projectRoot, deck.entry), ...written && { line: written.line }, ...missingPart(missing) }
}))
