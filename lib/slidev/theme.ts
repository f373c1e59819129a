import type { Deck } from '../project/deck.ts'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { root } from '../project/root.ts'
import { places } from './contract.ts'

/** Absolute path of our theme. */
export const ourTheme: string = join(root, 'theme')

/**
 * Our theme, where it serves a deck: one that names it, and one that names none in a project without Slidev's default.
 *
 * @param theme what the headmatter says
 * @param folder absolute path of the deck's folder
 * @returns an absolute path, or undefined where the deck has a theme of its own, or wants none
 */
export function themeFor(theme: unknown, folder: string): string | undefined {
  return theme === 'lectern' || (theme === undefined && !isInstalled(places.defaultTheme, folder))
    ? ourTheme
    : undefined
}

/** Whether a deck's author chose our look: one written for Marp has it because it has to have one. */
export function choosesOurs(deck: Pick<Deck, 'headmatter' | 'folder' | 'translation'>): boolean {
  return deck.translation?.kind !== 'marp' && themeFor(deck.headmatter.theme, deck.folder) !== undefined
}

/** What a deck asks of our theme: its `themeConfig`, which is another's where that has the slides. */
export function themeConfigOf(deck: Pick<Deck, 'headmatter' | 'folder'>): unknown {
  return themeFor(deck.headmatter.theme, deck.folder) === undefined
    ? undefined
    : deck.headmatter.themeConfig
}

/** Smallest text of our own look, in pixels of a canvas 980 wide. */
export const smallestOfOurs = 18

/** The smallest text that a deck may show, in pixels of a canvas 980 wide. Under a theme of others, less than 12 is what nobody in the back row reads. */
export function smallestText(deck: Pick<Deck, 'headmatter' | 'folder' | 'translation'>): number {
  return choosesOurs(deck) ? smallestOfOurs : 12
}

function isInstalled(name: string, folder: string): boolean {
  try {
    createRequire(join(folder, 'package.json')).resolve(`${name}/package.json`)
    return true
  }
  catch {
    return false
  }
}

/** Whether a deck that Slidev has resolved has our look, or none of any theme's. */
export function hasOurLook(themeRoots: string[]): boolean {
  return themeRoots.length === 0 || themeRoots.includes(ourTheme)
}
