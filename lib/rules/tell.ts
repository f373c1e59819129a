import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import { relative } from 'node:path'
import process from 'node:process'
import { printable } from '../project/printable.ts'
import { once } from './severity.ts'

/** Places told of one cause; the others are counted. */
const mostPlaces = 6

/**
 * Warnings as a command prints them: those of one cause together, with the places where it was found.
 *
 * @returns one paragraph a cause; empty without any
 */
export function formatWarnings(problems: Problem[]): string[] {
  const causes = Map.groupBy(problems, problem => problem.cause ?? problem.found)
  return [...causes].map(([cause, group]) => {
    const first = group[0]!
    const places = [...new Set(group.map(placeOf))].filter(Boolean)
    const more = places.length > mostPlaces ? `, and ${places.length - mostPlaces} more` : ''
    const where = places.length > 0 ? `\n  at: ${places.slice(0, mostPlaces).join(', ')}${more}` : ''
    return `warning: ${printable(group.length > 1 ? cause : first.found)}${where}\n  expected: ${printable(first.expected)}\n  fix:      ${printable(first.fix)}`
  })
}

function placeOf({ file, line, slide }: Problem): string {
  return `${printable(file)}${line ? `:${line}` : ''}${slide ? ` (slide ${slide})` : ''}`
}

const told = new Set<string>()

/** Whether this process has not told this yet. */
function isNew(key: string): boolean {
  return !told.has(key) && Boolean(told.add(key))
}

/** Prints the warnings that this process has not printed yet. */
export function tellWarnings(problems: Problem[]): void {
  const fresh = once(problems).filter(({ file, slide, line, cause, found }) => isNew(JSON.stringify([file, slide, line, cause ?? found])))
  for (const text of formatWarnings(fresh))
    process.stderr.write(`${text}\n\n`)
}

/** Prints what the author of a translated file should know, a line each, once a process. */
export function tellRemarks({ translation, entry }: Deck, projectRoot: string): void {
  for (const { line, found, fix } of translation?.notices ?? []) {
    const remark = `${printable(`${relative(projectRoot, entry)}:${line}: ${found}; ${fix}`)}\n`
    if (isNew(remark))
      process.stderr.write(remark)
  }
}
