import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import type { NotChecked } from './finding.ts'
import { LecternError, messageOf, UseError } from '../project/problem.ts'
import { systemProblem } from '../project/system-error.ts'

/** What rules say of a deck. */
export interface Looked {
  problems: Problem[]
  /** Ids of the rules that looked to the end. */
  looked: Set<string>
  /** Rules that could not look: their machine lacks something, or they are wrong themselves. */
  failed: NotChecked[]
}

/** Lets each rule look at a deck. One that cannot does not keep the others from it. */
export async function look(deck: Deck, projectRoot: string, rules: readonly Rule[]): Promise<Looked> {
  const problems: Problem[] = []
  const looked = new Set<string>()
  const failed: NotChecked[] = []
  for (const { tells, find } of rules) {
    try {
      problems.push(...await find(deck, projectRoot, problems))
      tells.forEach(({ id }) => looked.add(id))
    }
    catch (error) {
      const single = systemProblem(error)
      if (error instanceof LecternError && !(error instanceof UseError))
        problems.push(...error.problems.map(problem => ({ rule: tells[0].id, ...problem })))
      else
        failed.push({ what: `${tells.map(({ id }) => id).join(', ')} in ${deck.name}`, why: reason(error, single), failed: true })
    }
  }
  return { problems, looked, failed }
}

/** Why something could not be done, in one line. */
export function reason(error: unknown, single: Problem | undefined = systemProblem(error)): string {
  const problem = single ?? (error instanceof LecternError ? error.problems[0] : undefined)
  return problem
    ? `${problem.found}; ${problem.fix}`
    : `a fault of Lectern: ${messageOf(error)}`
}
