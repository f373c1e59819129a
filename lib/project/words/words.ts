import { de } from './de.ts'
import { en } from './en.ts'
import { es } from './es.ts'

/** What pages around the slides say, in one language. */
export interface Words {
  talks: string
  promise: string
  /** @param count talks on the page */
  search: (count: number) => string
  slides: (count: number) => string
  /** @param count results shown, of more */
  best: (count: number) => string
  slide: (no: number) => string
  play: string
  playSlide: (no: number) => string
  read: string
  toRead: (title: string) => string
  handout: string
  /** Names of the PDFs to download. */
  slidesFile: string
  handoutFile: string
  always: string
  licences: string
  allTalks: string
  contents: string
  notes: string
  readAsPage: string
  previous: string
  next: string
}

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
