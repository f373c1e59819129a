import type { Rule } from '../project/rule.ts'
import { readTrace } from '../markdown/read-trace.ts'
import { defineRule } from '../project/rule.ts'

/**
 * Reports slides without notes in a deck whose author writes them: more than half of its slides have some. A slide made
 * from an article whose words it has all leaves nothing to say, nor does a list of sources.
 */
export const missingNotes: Rule = defineRule({ id: 'missing-notes', kind: 'source', severity: 'hint', why: 'The speaker has nothing to read here, and most other slides have notes.' }, ({ slides }) => {
  const silent = slides.filter(({ notes, content, frontmatter }) => notes === '' && content !== '' && !readTrace(content) && frontmatter.layout !== 'references')
  const [first] = silent
  return first && silent.length * 2 < slides.length
    ? [{
        file: first.file,
        line: first.line,
        slide: first.no,
        severity: 'hint',
        found: `slide${silent.length > 1 ? 's' : ''} ${silent.map(({ no }) => no).join(', ')} ha${silent.length > 1 ? 've' : 's'} no notes; ${slides.length - silent.length} others have`,
        expected: 'a comment at the end of the slide with what to say',
        fix: 'write it, or leave it: the silence may be intended',
      }]
    : []
})
