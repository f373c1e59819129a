import type { Problem } from '../../read/problem.ts'
import type { DeckRule } from './index.ts'
import { relative, resolve } from 'node:path'
import { root } from '../../root.ts'

/** Refuses a deck that Slidev would build without our components, or that would ask another host for fonts. */
export const headmatter: DeckRule = (deck, projectRoot) => {
  const file = relative(projectRoot, deck.entry).replaceAll('\\', '/')
  const problems: Problem[] = []
  const want = (holds: boolean, found: string, expected: string, mend: string): void => {
    if (!holds) {
      problems.push({
        file,
        line: 1,
        slide: 1,
        found,
        expected,
        mend,
      })
    }
  }
  const { addons, theme, fonts } = deck.headmatter
  const here = `@/${relative(deck.folder, root).replaceAll('\\', '/')}`
  want(Array.isArray(addons) && addons.some(addon => resolve(deck.folder, String(addon).replace(/^@\//, '')) === root), 'the headmatter does not name Lectern as an addon', `addons: ['${here}']`, 'add the line: without it Slidev sees neither components/ nor layouts/')
  want(theme === 'none', `the theme is ${theme === undefined
    ? 'Slidev\'s default'
    : `"${String(theme)}"`}`, 'theme: none', 'set it: Lectern brings its own theme, and Slidev\'s default asks other hosts for fonts')
  want(isRecord(fonts) && fonts.provider === 'none', 'fonts come from a provider on the web', 'fonts: { provider: none }', 'add the line: fonts are bundled')
  return problems
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
