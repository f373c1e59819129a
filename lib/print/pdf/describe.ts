import type { Deck } from '../../project/deck.ts'
import type { Description } from './xmp.ts'
import { sourceDate } from './source-date.ts'

/** What a deck's headmatter says of itself, for a file made from it. */
export function describeFile(deck: Deck, suffix = ''): Description {
  const { author, info, keywords, lang } = deck.headmatter
  return {
    title: `${deck.title}${suffix}`,
    lang: typeof lang === 'string'
      ? lang
      : 'en',
    author: typeof author === 'string'
      ? author
      : undefined,
    subject: typeof info === 'string'
      ? info.trim()
      : undefined,
    keywords: typeof keywords === 'string'
      ? keywords.split(',').map(word => word.trim())
      : Array.isArray(keywords)
        ? keywords.map(String)
        : undefined,
    date: sourceDate(deck.folder),
  }
}
