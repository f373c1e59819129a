import type { Citation } from '../plan/context.ts'
import { stringify } from 'yaml'

/** `references.yml` of what the slides cite: what an article's bibliography or its links tell of them, and nothing that they do not. */
export function writeReferences(citations: readonly Citation[]): string {
  return stringify(citations.map(({ id, authors, year, title, where, url }) => ({ id, ...authors && { authors }, ...year && { year }, title, where, url })), { lineWidth: 0 })
}
