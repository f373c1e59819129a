import { expect, it } from 'vitest'
import { findCitations, numberCitations } from '../../../lib/features/references/number-citations.ts'

it('numbers sources by where the talk cites them first, not by where references.yml has them', () => {
  const cited = findCitations(['As <Cite id="zadeh" /> and <Cite id="gone" /> say', '<Cite id="adams" /> <Cite id="zadeh" />'])
  expect([...numberCitations(cited, ['adams', 'never', 'zadeh'])]).toEqual([['zadeh', 1], ['adams', 2]])
})
