import type { Rule } from '../../project/rule.ts'
import { join } from 'node:path'
import { slashPath } from '../../project/paths.ts'
import { defineRule } from '../../project/rule.ts'
import { readReferences } from './read-references.ts'

/** Reports sources that their author wanted to look at again by a day that has passed. */
export const expiredSources: Rule = defineRule({ id: 'expired-source', kind: 'truth', severity: 'warning', why: 'What the slide says may no longer be what the source says.' }, (deck, projectRoot) => {
  const today = new Date().toISOString().slice(0, 10)
  return readReferences(deck.folder, projectRoot).references.filter(({ expires }) => expires !== undefined && expires < today).map(({ id, expires, line }) => ({
    file: slashPath(projectRoot, join(deck.folder, 'references.yml')),
    line,
    severity: 'care' as const,
    found: `the source "${id}" was due for review by ${expires}`,
    expected: 'a date in the future',
    fix: 'read the source again, correct the slides, and set expires: to the next day',
  }))
})
