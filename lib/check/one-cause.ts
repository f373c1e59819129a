import type { Problem } from '../project/problem.ts'
import { ruleInfo } from './registry.ts'

/**
 * Findings that one deed corrects, wherever in the deck they are, as one: on the first slide, with the numbers of the
 * others. Exceptions of single slides have been applied before.
 */
export function oneForEachCause(problems: Problem[]): Problem[] {
  return [...Map.groupBy(problems, causeOf).values()].map((same) => {
    const [first, ...others] = same as [Problem, ...Problem[]]
    const slides = [...new Set(others.map(({ slide }) => slide))].filter(slide => slide !== first.slide && slide !== undefined)
    return others.length === 0 ? first : { ...first, found: `${first.found}${slides.length === 0 ? `, and ${others.length} more on this slide` : `; the same on slide${slides.length > 1 ? 's' : ''} ${slides.join(', ')}`}` }
  })
}

/** Problems themselves, where each has to be corrected in its place. */
function causeOf(problem: Problem): unknown {
  return isCommon(problem) ? `${problem.rule} ${problem.cause}` : problem
}

/** Whether a finding is of a rule whose findings of one cause are one. */
export function isCommon({ rule, cause }: Problem): boolean {
  return cause !== undefined && ruleInfo(rule ?? '')?.isCommon === true
}
