import type { Words } from './en.ts'
import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'

/** A new language is one file like these, and its name here. */
const languages: Record<string, Words> = { en, de, es }

/**
 * What pages say in a language, and the language that they are then in.
 *
 * @param lang a deck's `lang`, as `de` or `de-AT`; English where it is none of ours
 */
export function wordsFor(lang: string | undefined): { lang: string, words: Words } {
  const base = lang?.toLowerCase().split('-')[0] ?? ''
  const words = languages[base]
  return words
    ? { lang: base, words }
    : { lang: 'en', words: en }
}

/** The language that all decks share, for the page that lists them; English where they differ. */
export function sharedLanguage(languages: (string | undefined)[]): string {
  const [first, ...others] = languages.map(lang => wordsFor(lang).lang)
  return first !== undefined && others.every(other => other === first)
    ? first
    : 'en'
}
