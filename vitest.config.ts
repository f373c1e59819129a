import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    reporters: ['default', './tests/closing-line.ts'],
    projects: [
      {
        // Everything that needs no built site.
        test: {
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/built/**'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        // Drives the built site in Chromium; built once, by the global set-up.
        test: {
          name: 'built',
          include: ['tests/built/**/*.test.ts'],
          globalSetup: ['tests/built/build-once.ts'],
          testTimeout: 240_000,
          hookTimeout: 600_000,
          // Two cores: browsers side by side only slow each other.
          fileParallelism: false,
        },
      },
    ],
  },
})
