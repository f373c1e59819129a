import type { Deck } from './deck.ts'
import { plainWords } from '../markdown/plain-words.ts'

/** Search engines and cards cut longer ones. */
const longest = 200

/** The deck's description: the headmatter's `info` as plain text, else its title. */
export function describeDeck(deck: Deck): string {
  const info = typeof deck.headmatter.info === 'string'
    ? plainWords(deck.headmatter.info)
    : ''
  return cut(info || deck.title)
}

/** A slide's description: what it says below its title. */
export function describeSlide(text: string): string {
  const [, ...rest] = text.split('\n')
  return cut(rest.join(' '))
}

function cut(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length <= longest
    ? line
    : `${line.slice(0, longest).replace(/\s\S*$/, '')} …`
}
