import type { Deck, WrittenKey } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { RuleInfo } from '../project/rule.ts'
import { nearest } from '../project/nearest.ts'

/** What is wrong with an exception itself. */
export const exceptionRule: RuleInfo = {
  id: 'exception',
  kind: 'source',
  severity: 'error',
  why: 'An exception without a reason, or for what is no longer there, hides the next mistake.',
}

/** A rule that does not count on one slide, or in the whole deck, and why. */
interface Exception {
  rule: string
  reason: string
  /** Undefined for the whole deck. */
  slide: number | undefined
  place: Pick<Problem, 'file' | 'line' | 'slide'>
}

/** Findings divided by what their author says of them. */
export interface Excepted {
  rest: Problem[]
  accepted: { problem: Problem, reason: string }[]
}

/**
 * Applies `exceptions:` of the headmatter (for the deck) and of a slide's frontmatter (for the slide): a rule's id and
 * the reason, `exceptions: { remote-picture: the venue has a cable }`.
 *
 * @param looked ids of the rules that looked at the deck: an exception for another may still be needed
 * @param known every rule's id
 */
export function except(problems: Problem[], deck: Deck, looked: Set<string>, known: string[]): Excepted {
  const { exceptions, faults } = read(deck, known)
  const used = new Set<Exception>()
  const rest: Problem[] = []
  const accepted: Excepted['accepted'] = []
  for (const problem of problems) {
    const exception = exceptions.findLast(({ rule, slide }) => rule === problem.rule && (slide === undefined || slide === problem.slide))
    if (exception) {
      used.add(exception)
      accepted.push({ problem, reason: exception.reason })
    }
    else {
      rest.push(problem)
    }
  }
  const unused = exceptions.filter(exception => looked.has(exception.rule) && !used.has(exception)).map(({ rule, place }): Problem => ({
    ...place,
    rule: exceptionRule.id,
    found: `the exception for "${rule}" is no longer needed`,
    expected: 'exceptions for findings that are there',
    fix: 'take it out',
  }))
  return { rest: [...rest, ...faults, ...unused], accepted }
}

function read(deck: Deck, known: string[]): { exceptions: Exception[], faults: Problem[] } {
  const exceptions: Exception[] = []
  const faults: Problem[] = []
  const seen = new Set<string>()
  const written = deck.slides.flatMap(({ no, keys }) => keys.filter(({ key }) => key === 'exceptions').map(key => ({ no, key })))
  // The deck's first, so that a slide's own reason comes before.
  for (const { no, key } of written.sort((a, b) => Number(b.key.head) - Number(a.key.head))) {
    const place = { file: key.file, line: key.line, slide: no }
    for (const [rule, reason] of entries(key)) {
      const fault = faultOf(rule, reason, known)
      const exception = { rule, reason: String(reason), slide: key.head ? undefined : no, place }
      if (!fault)
        exceptions.push(exception)
      // Slides that one `src:` imports share its keys.
      else if (!seen.has(`${key.file}:${key.line} ${rule}`))
        faults.push({ ...place, rule: exceptionRule.id, ...fault })
      seen.add(`${key.file}:${key.line} ${rule}`)
    }
  }
  return { exceptions, faults }
}

function entries({ value }: WrittenKey): [string, unknown][] {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.entries(value) : [['', value]]
}

function faultOf(rule: string, reason: unknown, known: string[]): Pick<Problem, 'found' | 'expected' | 'fix'> | undefined {
  if (rule === '')
    return { found: 'the exceptions are not a list of rules', expected: 'exceptions: { rule: reason }', fix: 'write each rule with its reason' }
  if (!known.includes(rule)) {
    const near = nearest(rule, known)
    return { found: `an exception for "${rule}", and there is no such rule`, expected: near ? `"${near}"?` : 'a rule of docs/rules.md', fix: 'correct the name' }
  }
  return typeof reason === 'string' && reason.trim() !== ''
    ? undefined
    : { found: `the exception for "${rule}" has no reason`, expected: `${rule}: why it may stay`, fix: 'write the reason' }
}
