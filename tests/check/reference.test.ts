import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { rulesReference } from '../../lib/check/reference.ts'
import { allRules } from '../../lib/check/registry.ts'
import { root } from '../../lib/project/root.ts'

it('docs/rules.md says what the rules say (node scripts/write-reference.ts)', () => {
  expect(readFileSync(join(root, 'docs/rules.md'), 'utf8')).toBe(rulesReference(allRules))
})

it('gives each rule an id of its own and one sentence', () => {
  expect(allRules.length).toBeGreaterThan(20)
  expect(new Set(allRules.map(({ id }) => id)).size).toBe(allRules.length)
  for (const { id, why } of allRules) {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
    expect(why).toMatch(/^[A-Z][\s\S]*\.$/)
  }
})
