import { expect, it } from 'vitest'
import { allRules } from '../../lib/check/registry.ts'
import { driftSeeds } from './seeds/drift.ts'
import { leakSeeds } from './seeds/leaks.ts'
import { brokenBuilds, renderedSeeds } from './seeds/rendered.ts'
import { sourceSeeds } from './seeds/source.ts'

/** How many faults are seeded for each rule. `cases`, `walk`, `leaks-found` and `record` see each of them caught. */
const seeds = new Map<string, number>([
  ...Object.entries(sourceSeeds).map(([rule, { rejects }]): [string, number] => [rule, rejects.length]),
  ...Object.entries({ ...leakSeeds, ...renderedSeeds, 'recording-drift': driftSeeds, 'deck-does-not-build': brokenBuilds }).map(([rule, each]): [string, number] => [rule, each.length]),
])

it('has at least five seeded faults for every rule, and for nothing else', () => {
  expect([...seeds.keys()].sort()).toEqual(allRules.map(({ id }) => id).sort())
  expect([...seeds].filter(([, count]) => count < 5)).toEqual([])
})
