import type { Deck } from './deck.ts'
import type { Problem } from './problem.ts'

/** Looks at one deck and returns what is wrong, an empty list when nothing is; `before` is what the rules above it found. */
export type DeckRule = (deck: Deck, projectRoot: string, before?: readonly Problem[]) => Promise<Problem[]> | Problem[]

/**
 * What a rule looks at besides the sources, which nothing of the project's has to run for: `project` runs its setup files,
 * `browser` draws, `runs` runs its snippets. `network` asks other hosts.
 */
export type Need = 'sources' | 'project' | 'browser' | 'runs' | 'network'

/** One kind of finding. */
export interface RuleInfo {
  /** Stable: exceptions, baselines and other programs name it. */
  id: string
  kind: 'source' | 'rendered' | 'truth' | 'privacy' | 'time' | 'budget'
  /**
   * At its heaviest. An `error` refuses; a `warning` refuses under Lectern's own theme and with `--strict`; a `hint`
   * never does.
   */
  severity: 'error' | 'warning' | 'hint'
  /** One sentence: what happens on stage if nobody corrects it. */
  why: string
  /** Findings of one cause in a deck are one, since one deed corrects them all; left out where each needs its own. */
  isCommon?: true
}

/** A rule, or a few that one look finds. */
export interface Rule {
  /** The kinds of findings it reports, the likeliest first. */
  tells: [RuleInfo, ...RuleInfo[]]
  needs: Need
  find: DeckRule
}

/**
 * A rule from what it tells and how it looks. A finding that does not say which of them it is, is the first.
 *
 * @param needs `sources` when left out
 */
export function defineRule(tells: RuleInfo | Rule['tells'], find: DeckRule, needs: Need = 'sources'): Rule {
  const all: Rule['tells'] = Array.isArray(tells) ? tells : [tells]
  return {
    tells: all,
    needs,
    find: async (deck, projectRoot, before) => (await find(deck, projectRoot, before)).map(problem => ({ rule: all[0].id, ...problem })),
  }
}
