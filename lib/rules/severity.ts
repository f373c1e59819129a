import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
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
  return withoutFloods([...seen.values()])
}

/** Of one kind on one slide: who has corrected so many looks again. */
const mostAlike = 20

function withoutFloods(problems: Problem[]): Problem[] {
  const floods = [...Map.groupBy(problems, ({ slide, file, severity, rule, expected, fix }) => JSON.stringify([slide ?? file, severity, ...rule === undefined ? [expected, fix] : [rule]])).values()].filter(({ length }) => length > mostAlike)
  const last = new Map(floods.map(same => [same[mostAlike - 1], same.length - mostAlike]))
  const untold = new Set(floods.flatMap(same => same.slice(mostAlike)))
  return problems.filter(problem => !untold.has(problem)).map(problem => last.has(problem) ? { ...problem, found: `${problem.found}, and ${last.get(problem)} more like it` } : problem)
}
