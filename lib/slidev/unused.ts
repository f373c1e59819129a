import type { Deck } from '../project/deck.ts'
import type { dispensable } from './contract.ts'
import { textsBelow } from '../project/texts-below.ts'
import { deckRoots, isOurs } from './roots.ts'

/** A package of Slidev's client that a deck may do without. */
export type Part = keyof typeof dispensable

/** What Slidev brings for every deck and few use, by how a source says that it does. */
const uses: Record<Part, RegExp> = {
  // Its pop-ups are anybody's to use.
  twoslash: /twoslash|floating-?vue|v-?(?:menu|tooltip|dropdown|close-?popper)/i,
  motion: /v-?motion|['"`]motion['"`]/i,
  mark: /v-?mark\b|['"`]mark['"`]/i,
}

/** Where a root has what speaks of them; what a component imports from elsewhere, the build itself sees. */
const sources = ['{components,layouts,lib,setup}/**/*.{vue,md,ts,mts,js,mjs,tsx,jsx}', '*.{vue,ts,mts,js,mjs}']

/** The parts that no slide, and no source of the theme, the addons and the deck, asks for. */
export function unusedParts(deck: Deck): Part[] {
  const texts = deck.slides.map(({ content, frontmatter }) => `${content}\n${JSON.stringify(frontmatter)}`)
  texts.push(...deckRoots(deck).filter(root => !isOurs(root)).flatMap(root => textsBelow(root, sources, new Set(['node_modules', '.slidev']))))
  return (Object.keys(uses) as Part[]).filter(part => !texts.some(text => uses[part].test(text)))
}
