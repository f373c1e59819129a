import type { Slide } from './deck.ts'
import { Buffer } from 'node:buffer'
import { devices, forbidden } from './file-name.ts'

/** What the player and the site have at these names themselves. */
const taken = new Set(['assets', 'entry', 'export', 'handout', 'notes', 'overview', 'presenter', 'print', 'read'])
/** Bytes: a file system's 255 must also hold each letter as an address has it. */
const longest = 80

/** Names that slides gave themselves by `routeAlias`, with the slide's number; without those that no page can have. */
export function routeAliases({ slides }: { slides: Pick<Slide, 'no' | 'frontmatter'>[] }): Map<string, number> {
  const names = new Map<string, number>()
  const folded = new Set<string>()
  for (const { no, frontmatter: { routeAlias } } of slides) {
    if (routeAliasFault(routeAlias, slides.length) !== undefined || folded.has(fold(routeAlias as string)))
      continue
    folded.add(fold(routeAlias as string))
    names.set(routeAlias as string, no)
  }
  return names
}

/**
 * Why a slide cannot have a page of this name: it becomes a folder of the site and one part of an address, on any host.
 *
 * @param slides how many the deck has
 */
export function routeAliasFault(alias: unknown, slides: number): string | undefined {
  if (typeof alias !== 'string')
    return 'no text'
  if (Number(alias) >= 1 && Number(alias) <= slides)
    return 'the number of a slide'
  if (taken.has(fold(alias)))
    return 'a page that each deck has'
  if (Buffer.byteLength(alias) > longest)
    return `longer than ${longest} bytes`
  // Hosts hide what begins with a dot; a deck's folder has files of these kinds, and a folder cannot take their names.
  if (alias.trim() === '' || alias !== alias.trim() || forbidden.test(alias) || /[#%\p{Cf}\p{Zl}\p{Zp}]|^\.|\.$|\.(?:html?|json|md|pdf|png|pptx|txt|xml)$/iu.test(alias) || devices.test(alias) || !alias.isWellFormed())
    return 'no name that a folder and an address can have everywhere'
  return undefined
}

/** As file systems do that do not tell capitals apart. */
export function fold(alias: string): string {
  return alias.normalize('NFC').toLowerCase()
}
