import type { PartialStrykerOptions } from '@stryker-mutator/api/core'
import { chosen } from './rooms.ts'

export default {
  mutate: chosen.flatMap(({ code }) => code),
  plugins: ['@stryker-mutator/*', './tests/mutation/sample.ts'],
  checkers: ['sample'],
  testRunner: 'vitest',
  vitest: { configFile: 'tests/mutation/vitest.config.ts' },
  coverageAnalysis: 'perTest',
  // The comparison of pictures counts its way through each pixel in the first run, and exceeds the usual five.
  dryRunTimeoutMinutes: 30,
  // What runs once, when a module is loaded, needs every test run again for every mutant.
  ignoreStatic: true,
  // Messages are asserted by a part that matters, not letter for letter.
  mutator: { excludedMutations: ['StringLiteral'] },
  concurrency: 1,
  ignorePatterns: ['/.cache', '/bench', '/dist', '/export', '/packages', '/slides'],
  tempDirName: '.cache/mutation',
  reporters: ['clear-text', 'json', 'progress-append-only', 'score'],
  jsonReporter: { fileName: `.cache/mutation-${process.env.LECTERN_ROOM ?? 'all'}.json` },
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false },
} satisfies PartialStrykerOptions
