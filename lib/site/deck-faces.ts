import type { Deck } from '../project/deck.ts'
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { readBrand } from '../look/brand.ts'
import { deckFaces } from '../look/project-faces.ts'
import { tokensFile } from '../look/tokens.ts'
import { hashedFolder } from '../slidev/client/never-changes.ts'
import { themeConfigOf } from '../slidev/theme.ts'
import { findFaces, lettersOf } from './single-file/inline-faces.ts'

/** The faces of a deck's own, its brand's and its project's, and the token sheet's text that names them. */
export function ownFaces(deck: Deck): { families: Set<string>, tokens: string } {
  const { lang } = deck.headmatter
  const { faces, withFaces } = deckFaces({ folder: deck.folder, lang: typeof lang === 'string' ? lang : '', brand: readBrand(themeConfigOf(deck)).faces })
  return { families: new Set(faces.map(({ family }) => family)), tokens: withFaces(readFileSync(tokensFile, 'utf8')) }
}

/**
 * A deck's own faces for a page that has the site's sheet: those whose letters are on the page, and their names
 * before the site's.
 *
 * @param deck the deck
 * @param site absolute path of the folder in which the deck is placed
 * @param html the page, whose letters are looked at
 * @param toDeck from the page to the deck's folder, with a final slash
 * @returns empty for a deck without faces of its own
 */
export function faceRules(deck: Deck, site: string, html: string, toDeck: string): string {
  const { families, tokens } = ownFaces(deck)
  const rules = findFaces(join(site, deck.name, hashedFolder), families)
    .filter(face => families.has(face.family) && lettersOf(face, html) !== '')
    .map(({ family, style, weight, unicodeRange, file }) => `@font-face{font-family:'${family}';font-style:${style};font-weight:${weight};font-display:swap;${unicodeRange && `unicode-range:${unicodeRange};`}src:url(${toDeck}${hashedFolder}/${basename(file)})}`)
  return rules.length === 0
    ? ''
    : `${[...new Set(rules)].join('\n')}\nhtml:root:root{${[...tokens.matchAll(/--brand-(font(?:-mono)?): ([^;]+);/g)].map(([, name, value]) => `--lectern-${name}:${value}`).join(';')}}`
}
