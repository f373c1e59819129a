import { defineShikiSetup } from '@slidev/types'

/** High-contrast themes: every token is at least AA on our code ground, light and dark (tests/built/axe.test.ts). */
export default defineShikiSetup(() => ({
  themes: {
    light: 'github-light-high-contrast',
    dark: 'github-dark-high-contrast',
  },
  // Shiki gives a line up after half a second, which a busy machine needs for the first: the rest had wrong colours.
  tokenizeTimeLimit: 0,
}))
