import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import process from 'node:process'
import { choosesOurs } from '../slidev/theme.ts'

/** How strictly a deck is judged. */
export interface Strictness {
  /** `--strict`: every finding refuses. */
  strict: boolean
  /** The deck has our own look, which keeps what it promises. */
  ours: boolean
}

/** Findings that stop a command, and those that are only told. */
export interface Sifted {
  errors: Problem[]
  warnings: Problem[]
}

/** How strictly a command judges a deck. */
export function strictnessOf(deck: Pick<Deck, 'headmatter' | 'folder' | 'translation'>, strict = false): Strictness {
  return { strict, ours: choosesOurs(deck) }
}

/** Whether a finding stops a command. */
export function refuses({ severity }: Problem, { strict, ours }: Strictness): boolean {
  return severity === undefined || (strict && severity !== 'hint') || (severity === 'care' && ours)
}

/** Divides findings by whether they stop a command. */
export function sift(problems: Problem[], strictness: Strictness): Sifted {
  return {
    errors: problems.filter(problem => refuses(problem, strictness)),
    warnings: problems.filter(problem => !refuses(problem, strictness)),
  }
}

/** One finding for each cause and slide: what slides.pdf and the handout both show is one mistake. */
export function once(problems: Problem[]): Problem[] {
  const seen = new Map<string, Problem>()
  for (const problem of problems) {
    const key = JSON.stringify([problem.slide ?? problem.file, problem.line, problem.cause ?? problem.found.replace(/^handout: /, '')])
    if (!seen.has(key))
      seen.set(key, problem)
  }
  return [...seen.values()]
}

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
    return `warning: ${group.length > 1 ? cause : first.found}${where}\n  expected: ${first.expected}\n  fix:      ${first.fix}`
  })
}

function placeOf({ file, line, slide }: Problem): string {
  return `${file}${line ? `:${line}` : ''}${slide ? ` (slide ${slide})` : ''}`
}

const told = new Set<string>()

/** Prints the warnings that this process has not printed yet. */
export function tellWarnings(problems: Problem[]): void {
  const fresh = once(problems).filter((problem) => {
    const key = JSON.stringify([problem.file, problem.slide, problem.line, problem.cause ?? problem.found])
    return !told.has(key) && told.add(key)
  })
  for (const text of formatWarnings(fresh))
    process.stderr.write(`${text}\n\n`)
}
