import type { Rule, RuleInfo } from '../project/rule.ts'
import { deckRules } from '../rules/index.ts'
import { externalLinks } from '../rules/online/external-links.ts'
import { leakRules } from '../site/leaks.ts'
import { exceptionRule } from './exceptions.ts'
import { renderedRules } from './walk/rules.ts'

/** Faults that end the reading of a deck, so that no rule sees it. */
export const unreadable: RuleInfo = {
  id: 'unreadable-deck',
  kind: 'source',
  severity: 'error',
  why: 'A deck that cannot be read cannot be shown.',
}

/** Every rule that looks at a deck's sources; what asks other hosts is for `check` alone. */
export const sourceRules: Rule[] = [...deckRules, externalLinks]

/** What the build shows, and what it holds: slides at every click, and files that anybody can read. */
export const outputRules: RuleInfo[] = [...renderedRules, ...leakRules]

/** Everything that `lectern check` can find, in the order in which it looks. */
export const allRules: RuleInfo[] = [unreadable, exceptionRule, ...sourceRules.flatMap(({ tells }) => tells), ...outputRules]

/** What a rule's id stands for. */
export function ruleInfo(id: string): RuleInfo | undefined {
  return allRules.find(rule => rule.id === id)
}
