import { defineConfig } from 'vitest/config'
import { chosen } from './rooms.ts'

export default defineConfig({
  test: {
    include: chosen.flatMap(({ tests }) => tests),
    // They start a browser or a process, or read texts of megabytes, for each mutant again.
    exclude: ['tests/article/limits.test.ts', 'tests/check/{fuzz,walk,agents}.test.ts', 'tests/features/diagram/{draw,rule}.test.ts', 'tests/features/snippet/{language,record}.test.ts', 'tests/features/snippet/local/**', 'tests/look/small-fonts.test.ts', 'tests/rules/many-of-one-kind.test.ts'],
    globalSetup: ['tests/own-temporary.ts'],
    testTimeout: 240_000,
    // Ten times as fast: modules stay loaded from mutant to mutant.
    isolate: false,
  },
})
