import type { Rooted } from './roots.ts'
import { relative, sep } from 'node:path'
import { deckRoots, isOurs } from './roots.ts'

/** What Slidev takes from the folder of an addon, a theme or a deck by its name alone, and `lib/`, where what a setup imports belongs; the rest comes by a build's imports. */
export const rootSources = [
  '{components,layouts,lib,styles,setup,public,snippets}/**/*',
  // Votes come when a talk is over, and lie there from then on.
  '*.votes.json',
  '*.{vue,css,html,ts,mts,js,mjs}',
  'package.json',
  '.env*',
]

/**
 * Folders on this disk that a deck's headmatter names as addons or as its theme, with the addons that these name in
 * turn, a workspace's packages among them. Installed packages are left out, as are Lectern itself and the deck's own.
 */
export function localRoots(deck: Rooted): string[] {
  return deckRoots(deck)
    .filter(path => path !== deck.folder && !isOurs(path) && !path.split(sep).includes('node_modules'))
    .sort((one, other) => relative(deck.folder, one) < relative(deck.folder, other) ? -1 : 1)
}
