import type { Rule } from '../project/rule.ts'
import type { NotChecked } from './finding.ts'
import { nearest } from '../project/nearest.ts'
import { UseError } from '../project/problem.ts'
import { allRules, outputRules, sourceRules } from './registry.ts'

/** What of all that can be checked is wanted. */
export interface Wanted {
  /** Ids of the rules wanted; empty for all. */
  rules: string[]
  /** Nothing of the project's runs: no configuration, setup file or snippet; no browser starts. */
  sourceOnly: boolean
  /** Snippets are run again to see whether their recordings are still true. */
  run: boolean
  /** Other hosts are asked whether what links name is still there. */
  online?: boolean
  /** Only decks with files that differ from the last commit. */
  changed: boolean
}

/** The rules that look at sources. */
export function wantedRules({ rules, sourceOnly, run, online }: Wanted): Rule[] {
  return named(rules).filter(({ needs }) => needs === 'network' ? online === true : (!sourceOnly || needs === 'sources') && (run || needs !== 'runs'))
}

/** Whether slides are looked at in the player, and its files are searched. */
export function walks({ rules, sourceOnly }: Wanted): boolean {
  return !sourceOnly && (rules.length === 0 || outputRules.some(({ id }) => rules.includes(id)))
}

/** What nobody asked for, so that its absence is not taken for its correctness. */
export function leftOut(wanted: Wanted): NotChecked[] {
  const { rules, sourceOnly, changed } = wanted
  const looking = wantedRules(wanted)
  const rest = named(rules).filter(rule => !looking.includes(rule))
  const idsOf = (network: boolean): string => rest.filter(({ needs }) => (needs === 'network') === network).flatMap(({ tells }) => tells.map(({ id }) => id)).join(', ')
  return [
    ...sourceOnly ? [{ what: 'slides in the player, and what its files tell', why: '--source-only', failed: false }] : [],
    ...idsOf(false) ? [{ what: idsOf(false), why: sourceOnly ? '--source-only' : '--no-run', failed: false }] : [],
    ...idsOf(true) ? [{ what: idsOf(true), why: 'no --online', failed: false }] : [],
    ...rules.length > 0 ? [{ what: 'every other rule', why: '--rule', failed: false }] : [],
    ...changed ? [{ what: 'decks without a change', why: '--changed', failed: false }] : [],
  ]
}

/** @throws UseError naming each id that no rule has */
export function refuseUnknownRules(wanted: string[]): void {
  const ids = allRules.map(({ id }) => id)
  const unknown = wanted.filter(id => !ids.includes(id))
  if (unknown.length > 0) {
    throw new UseError(unknown.map((id) => {
      const near = nearest(id, ids)
      return { file: '', found: `no rule "${id}"`, expected: near ? `"${near}"?` : `one of: ${ids.join(', ')}`, fix: 'docs/rules.md has every rule' }
    }))
  }
}

function named(ids: string[]): Rule[] {
  return sourceRules.filter(({ tells }) => ids.length === 0 || tells.some(({ id }) => ids.includes(id)))
}
