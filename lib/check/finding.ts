import type { Deck } from '../project/deck.ts'
import type { Problem } from '../project/problem.ts'
import type { RuleInfo } from '../project/rule.ts'
import type { Strictness } from '../rules/severity.ts'
import { createHash } from 'node:crypto'
import { beforeTranslation } from '../project/author-lines.ts'
import { refuses } from '../rules/severity.ts'
import { columnOf } from './column.ts'
import { isCommon } from './one-cause.ts'
import { ruleInfo, unreadable } from './registry.ts'

/** One thing that will go wrong, as people and programs get it. */
export interface Finding {
  /** Stays the same when lines move: of the rule, the file, and what was found there, the first time, the second … */
  id: string
  rule: string
  kind: RuleInfo['kind']
  severity: RuleInfo['severity']
  /** Name of the deck. */
  deck: string
  /** Relative to the folder that was checked, with forward slashes. */
  file: string
  /** From 1. */
  line: number
  /** From 1, in UTF-16 code units. */
  column: number
  /** Number and title of the slide; both left out for what is the whole deck's. */
  slide?: number
  title?: string
  /** Clicks made when it was seen, from 0; left out for what the sources say. */
  click?: number
  found: string
  expected: string
  fix: string
  why: string
}

/** A finding that its author accepts, and why. */
export interface Accepted extends Finding {
  reason: string
}

/** Something that was not looked at. */
export interface NotChecked {
  what: string
  why: string
  /** True where it was asked for and could not be done; false where nobody asked. */
  failed: boolean
}

/** What `lectern check` found. */
export interface Report {
  decks: { name: string, file: string, slides: number }[]
  findings: Finding[]
  accepted: Accepted[]
  /** Findings that the baseline has. */
  known: Finding[]
  /** How many findings of the baseline are gone. */
  gone: number
  notChecked: NotChecked[]
}

/** The lines of a file by its path in a finding; none for a file that is not there. */
export type ReadLines = (file: string) => readonly string[]

/** Findings of one deck from what its rules say. */
export function toFindings(problems: Problem[], deck: Deck | { name: string, slides?: undefined, translation?: undefined }, strictness: Strictness, read: ReadLines): Finding[] {
  const seen = new Map<string, number>()
  return problems.map((problem) => {
    const slide = deck.slides?.find(({ no }) => no === problem.slide)
    const rule = ruleInfo(problem.rule ?? '') ?? unreadable
    const file = (problem.file || slide?.file || '').replaceAll('\\', '/')
    const lines = read(file)
    // What a file leaves open ends, for Slidev's parser, behind its last line.
    const line = Math.max(1, Math.min(problem.line ?? (slide?.file === file ? beforeTranslation(slide.line, deck.translation) : 1), lines.length || Infinity))
    const words = lines[line - 1] ?? ''
    // Sizes differ with the machine's fonts; a common cause stays the same when another slide has it too.
    const about = JSON.stringify([rule.id, file, isCommon(problem) ? problem.cause : rule.kind === 'rendered' ? problem.found.replace(/\d+(?:\.\d+)?/g, '#') : problem.found])
    const count = (seen.get(about) ?? 0) + 1
    seen.set(about, count)
    return {
      id: `${rule.id}-${createHash('sha256').update(`${about}${count}`).digest('hex').slice(0, 10)}`,
      rule: rule.id,
      kind: rule.kind,
      severity: refuses(problem, strictness) ? 'error' : problem.severity === 'hint' ? 'hint' : 'warning',
      deck: deck.name,
      file,
      line,
      column: problem.column ?? columnOf(problem.found, words),
      ...problem.slide !== undefined && { slide: problem.slide },
      ...slide?.title && { title: slide.title },
      ...problem.click !== undefined && { click: problem.click },
      found: problem.found,
      expected: problem.expected,
      fix: problem.fix,
      why: rule.why,
    }
  })
}

/** Findings that end the reading of a deck. */
export function unreadFindings(problems: Problem[], { name }: { name: string }, file: string, read: ReadLines): Finding[] {
  return toFindings(problems.map(problem => ({ rule: unreadable.id, ...problem, file: problem.file || file })), { name }, { strict: false, ours: false }, read)
}

const weights = { error: 0, warning: 1, hint: 2 }

/** The most serious first; of the same weight, in the order of the talk. */
export function bySeverity(a: Finding, b: Finding): number {
  return weights[a.severity] - weights[b.severity] || (a.slide ?? 0) - (b.slide ?? 0) || (a.file === b.file ? a.line - b.line || a.column - b.column : a.file < b.file ? -1 : 1)
}

/** True for findings at least as serious. */
export function isAtLeast(severity: Finding['severity'], least: Finding['severity']): boolean {
  return weights[severity] <= weights[least]
}

/** What wrote the report. */
export interface Program {
  version: string
  /** Whether the terminal shows colours. */
  colour: boolean
}
