import { printable } from './printable.ts'

/**
 * One thing wrong with an author's input, told so that it can be fixed without
 * reading our code: where, what was found, what was expected, how to fix it.
 */
export interface Problem {
  /** Path relative to the project's root, with forward slashes. */
  file: string
  /** Line in `file`, from 1. */
  line?: number
  /** Slide number, from 1. */
  slide?: number
  found: string
  expected: string
  fix: string
  /**
   * How much it weighs; what is left out would make a file lie, and refuses for every deck. `care` (taste, access)
   * refuses under our own theme and with `--strict`, `notice` with `--strict` alone, and a `hint` never.
   */
  severity?: 'care' | 'notice' | 'hint'
  /** The id of the rule that found it (docs/rules.md). */
  rule?: string
  /** Column in `line`, from 1. */
  column?: number
  /** Clicks made when it was seen, from 0. */
  click?: number
  /** Findings with the same one are told together; the sentence itself where it is left out. */
  cause?: string
}

/** Carries every problem of a step, never only the first. `commands/` prints it and exits with 1. */
export class LecternError extends Error {
  readonly problems: Problem[]

  constructor(problems: Problem | Problem[]) {
    const list = Array.isArray(problems)
      ? problems
      : [problems]
    super(list.map(formatProblem).join('\n\n'))
    this.name = 'LecternError'
    this.problems = list
  }
}

/** The command was called in a way that it does not know, or the machine lacks something: nothing is wrong with a deck. */
export class UseError extends LecternError {
  constructor(problems: Problem | Problem[]) {
    super(problems)
    this.name = 'UseError'
  }
}

/**
 * `slides/a/slides.md:12 (slide 3)` then found, expected and fix, one line each.
 * A problem without a file (no browser, port taken) starts with what was found.
 */
export function formatProblem(problem: Problem): string {
  const place = problem.file + (problem.line
    ? `:${problem.line}`
    : '')
  const slide = problem.slide
    ? ` (slide ${problem.slide})`
    : ''
  const head = place
    ? `${printable(place)}${slide}: ${printable(problem.found)}`
    : printable(problem.found)
  return `${head}\n  expected: ${printable(problem.expected)}\n  fix:      ${printable(problem.fix)}`
}

/** The first line of an error's message: what can be quoted in a problem. */
export function messageOf(error: unknown): string {
  return (error instanceof Error
    ? error.message || error.name
    : String(error)).split('\n')[0] ?? ''
}
