import type { Deck } from './deck.ts'
import type { Problem } from './problem.ts'
import { relative } from 'node:path'

/**
 * Problems as the author can find them: in a deck that was translated, lines of the translation become lines of the
 * file.
 */
export function atAuthorsLines(problems: Problem[], { translation, entry }: Pick<Deck, 'translation' | 'entry'>, projectRoot: string): Problem[] {
  const file = relative(projectRoot, entry).replaceAll('\\', '/')
  return translation === undefined
    ? problems
    : problems.map(problem => problem.line !== undefined && problem.file.replaceAll('\\', '/') === file
        ? { ...problem, line: translation.origin[problem.line - 1] ?? translation.origin.at(-1) }
        : problem)
}
