import type { Problem } from '../project/problem.ts'
import type { Rule } from '../project/rule.ts'
import { defineRule } from '../project/rule.ts'
import { deckRoots } from '../slidev/roots.ts'
import { loadTalkSetup } from '../slidev/talk-setup.ts'

/** The rules of the talk's own `setup/lectern.ts`, and of its addons'. */
export const own: Rule = defineRule({ id: 'own-rule', kind: 'source', severity: 'error', why: 'The talk sets it for itself.' }, async (deck, projectRoot, before) => {
  const { rules } = await loadTalkSetup(deckRoots(deck))
  const found: Problem[] = []
  for (const rule of rules)
    found.push(...await rule(deck, projectRoot, before))
  return found
}, 'project')
