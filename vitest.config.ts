import process from 'node:process'
import { defineConfig } from 'vitest/config'
import { compileCache } from './lib/project/cache.ts'

/** Start browsers, dev servers or builds of their own. */
const heavy = [
  'tests/check/walk.test.ts',
  'tests/commands/**/*.test.ts',
  'tests/docs.test.ts',
  'tests/package/install.test.ts',
  'tests/stage/live.test.ts',
  'tests/stage/guard/foreign-page.test.ts',
  'tests/slides/*/endpoint/stage.test.ts',
  'tests/stage/remote/**/*.test.ts',
  'tests/hostile/!(output).test.ts',
  'tests/features/diagram/draw.test.ts',
  'tests/features/snippet/language.test.ts',
  'tests/features/snippet/record.test.ts',
  'tests/pipeline/**/*.test.ts',
  'tests/print/**/*.test.ts',
  'tests/project/place*.test.ts',
  'tests/site/**/*.test.ts',
]

/** Drive the built site in Chromium. */
const built = ['tests/built/**/*.test.ts', 'tests/hostile/output.test.ts', 'tests/engines/**/*.test.ts', 'tests/slides/*/built/**/*.test.ts']

/** Each file's modules, and those of the programs that tests start, are compiled once and not once a process. */
process.env.NODE_COMPILE_CACHE ??= compileCache

/** How long a fact may take to come true on a slow machine, in milliseconds: not a claim about speed. */
const expectation = { poll: { timeout: 60_000 } }

export default defineConfig({
  test: {
    reporters: ['default', './tests/closing-line.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          expect: expectation,
          include: ['tests/**/*.test.ts'],
          exclude: [...built, ...heavy],
          globalSetup: ['tests/own-temporary.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // They leave nothing behind, so that modules stay loaded from file to file: loading them again takes as long as the tests.
          isolate: false,
          // Vitest leaves one of two cores idle by itself.
          maxWorkers: '100%',
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          name: 'heavy',
          expect: expectation,
          include: heavy,
          globalSetup: ['tests/own-temporary.ts', 'tests/browser-once.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          maxWorkers: 2,
          isolate: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        // The site is built once, by the global set-up.
        test: {
          name: 'built',
          expect: expectation,
          include: built,
          globalSetup: ['tests/own-temporary.ts', 'tests/browser-once.ts', 'tests/built/build-once.ts'],
          // A busy machine takes longer than the second that is the default; what comes at once costs no more.
          testTimeout: 240_000,
          hookTimeout: 600_000,
          maxWorkers: 2,
          isolate: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
})
