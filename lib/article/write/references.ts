import type { Citation } from '../plan/context.ts'
import { stringify } from 'yaml'

/** `references.yml` of what the slides cite: what an article's links tell of their targets, and nothing that they do not. */
export function writeReferences(citations: readonly Citation[]): string {
  return stringify(citations.map(({ id, title, where, url }) => ({ id, title, where, url })), { lineWidth: 0 })
}
