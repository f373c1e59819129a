import type { Rule } from '../project/rule.ts'
import { nearest } from '../project/nearest.ts'
import { defineRule } from '../project/rule.ts'
import { layoutNames } from '../slidev/names.ts'
import { missingRoots } from '../slidev/roots.ts'
import { placeOfKey } from './place.ts'

/** Refuses a layout that does not exist: Slidev falls back to its default with one line in the log. */
export const layouts: Rule = defineRule({ id: 'unknown-layout', kind: 'source', severity: 'error', why: 'Slidev falls back to its default layout with one line in the log.' }, (deck) => {
  if (missingRoots(deck).length > 0)
    return []
  const known = layoutNames(deck)
  return deck.slides.filter(slide => !known.has(slide.layout)).map((slide) => {
    const near = nearest(slide.layout, known)
    return {
      ...placeOfKey(slide, 'layout'),
      found: `no layout "${slide.layout}"`,
      expected: near
        ? `"${near}"?`
        : `one of: ${[...known].sort().join(', ')}`,
      fix: 'correct `layout:` in the slide\'s frontmatter',
    }
  })
})
