import type { ResolvedSlidevOptions } from '@slidev/types'
import { snippetRoot } from '../../project/snippet-root.ts'

/** The folder whose `snippets/` a deck's slides show. */
export function projectOf({ userRoot }: Pick<ResolvedSlidevOptions, 'userRoot'>): string {
  return snippetRoot(userRoot)
}
