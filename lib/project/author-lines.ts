import type { Translation } from '../markdown/translate/translate-source.ts'
import type { Problem } from './problem.ts'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { translateSource } from '../markdown/translate/translate-source.ts'
import { slashPath } from './paths.ts'
import { currentSession } from './session.ts'
import { textOf } from './source-text.ts'

/**
 * Problems as the author can find them: in a deck that was translated, lines of the translation become lines of the
 * file.
 */
export function atAuthorsLines(problems: Problem[], { translation, entry }: { translation?: Translation, entry: string }, projectRoot: string): Problem[] {
  const file = slashPath(projectRoot, entry)
  return translation === undefined
    ? problems
    : problems.map(problem => problem.line !== undefined && problem.file.replaceAll('\\', '/') === file
        ? { ...problem, line: beforeTranslation(problem.line, translation) }
        : problem)
}

/** A line of a deck as Slidev reads it => the line of the author's file that it comes from. */
export function beforeTranslation(line: number, translation: Translation | undefined): number {
  return translation?.origin[line - 1] ?? translation?.origin.at(-1) ?? line
}

/**
 * The line that an author finds in a file, where Slidev runs: it counts the lines of the translation.
 *
 * @param file absolute path
 * @param line from 1, as Slidev counts
 */
export function authorsLine(file: string, line: number): number {
  // Parts that a deck imports are Slidev's own.
  if (!currentSession()?.args.some(arg => resolve(arg) === resolve(file)))
    return line
  const translation = translateSource(textOf(readFileSync(file)))
  return translation.kind === 'slidev' ? line : beforeTranslation(line, translation)
}
