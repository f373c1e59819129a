import type { StageWords } from './en.ts'
import { deOnStage } from './de.ts'
import { enOnStage } from './en.ts'
import { esOnStage } from './es.ts'

const languages: Record<string, StageWords> = { en: enOnStage, de: deOnStage, es: esOnStage }

/**
 * What the stage says in a language. Apart from `languages.ts`, so that a talk's page does not carry the gallery's words.
 *
 * @param lang a deck's `lang`, as `de` or `de-AT`; English where it is none of ours
 */
export function stageWords(lang: string): { lang: string, words: StageWords } {
  const base = lang.toLowerCase().split('-')[0] ?? ''
  const words = languages[base]
  return words
    ? { lang: base, words }
    : { lang: 'en', words: enOnStage }
}
