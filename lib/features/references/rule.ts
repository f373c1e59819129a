import type { Problem } from '../../project/problem.ts'
import type { Rule } from '../../project/rule.ts'
import { join, relative } from 'node:path'
import { lineAt } from '../../markdown/markup.ts'
import { findTags } from '../../markdown/tags.ts'
import { nearestOf } from '../../project/nearest.ts'
import { defineRule } from '../../project/rule.ts'
import { findCitations } from './number-citations.ts'
import { readReferences } from './read-references.ts'

/** Refuses a `<Cite>` without an entry, an entry that no slide cites, and sources cited but nowhere listed. */
export const references: Rule = defineRule([
  { id: 'unknown-citation', kind: 'source', severity: 'error', why: 'The slide says "Source undefined" where its source should be.' },
  { id: 'references-file', kind: 'source', severity: 'error', why: 'A source that cannot be read is missing from every slide that cites it.' },
  { id: 'uncited-source', kind: 'source', severity: 'error', why: 'A source that no slide cites claims support that the talk does not use.' },
  { id: 'unlisted-sources', kind: 'source', severity: 'error', why: 'A number in brackets that no slide explains is no citation.' },
], (deck, projectRoot) => {
  const { references: entries, problems } = readReferences(deck.folder, projectRoot)
  const file = relative(projectRoot, join(deck.folder, 'references.yml'))
  const ids = entries.map(({ id }) => id)
  const citations = findCitations(deck.slides.map(slide => slide.content))
  const places = citations.map((citation) => {
    const slide = deck.slides[citation.slide]
    const line = slide
      ? slide.line + lineAt(slide.content, citation.start)
      : 1
    return {
      id: citation.id,
      file: slide?.file ?? file,
      line,
      slide: citation.slide + 1,
    }
  })
  const nearestId = nearestOf(ids)
  const others = ids.length > 0 ? `one of: ${ids.join(', ')}` : undefined
  const unknown = places.filter(({ id }) => !ids.includes(id)).map(({ id, ...place }): Problem => {
    const near = nearestId(id)
    return {
      ...place,
      found: `<Cite id="${id}" /> has no entry in ${file}`,
      expected: near
        ? `"${near}"?`
        : others ?? `an entry "- id: ${id}" in ${file}`,
      fix: 'correct the id, or add the entry',
    }
  })
  const uncited = entries.filter(({ id }) => !citations.some(citation => citation.id === id)).map(({ id, line }): Problem => ({
    file,
    line,
    rule: 'uncited-source',
    found: `no slide cites "${id}"`,
    expected: `<Cite id="${id}" /> on a slide`,
    fix: 'cite it where it is used, or remove the entry',
  }))
  const first = places[0]
  const unlisted: Problem[] = first && !deck.slides.some(slide => findTags(slide.content, 'ReferenceList').length > 0)
    ? [
        {
          file: first.file,
          line: first.line,
          slide: first.slide,
          rule: 'unlisted-sources',
          found: 'sources are cited and no slide lists them',
          expected: '<ReferenceList /> on a slide',
          fix: 'add a slide with `layout: references` and <ReferenceList />',
        },
      ]
    : []
  return [
    ...problems.map(problem => ({ ...problem, rule: 'references-file' })),
    ...unknown,
    ...uncited,
    ...unlisted,
  ]
})
