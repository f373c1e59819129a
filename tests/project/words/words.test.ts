import { expect, it } from 'vitest'
import { sharedLanguage, wordsFor } from '../../../lib/project/words/languages.ts'

it('speaks a deck\'s language, by its first part, and English where it has none of ours', () => {
  expect(wordsFor('de-AT')).toMatchObject({ lang: 'de', words: { play: 'Abspielen' } })
  expect(wordsFor('es').words.slides(1)).toBe('1 diapositiva')
  expect(wordsFor('fr')).toMatchObject({ lang: 'en', words: { play: 'Play' } })
  expect(wordsFor(undefined).words.slides(2)).toBe('2 slides')
})

it('lists talks in the language they share, else in English', () => {
  expect(sharedLanguage(['de', 'de-CH'])).toBe('de')
  expect(sharedLanguage(['de', 'en'])).toBe('en')
  expect(sharedLanguage([])).toBe('en')
})

it('says everything in every language, with the numbers in their places', () => {
  const { words: english } = wordsFor('en')
  let said = 0
  for (const lang of ['de', 'es']) {
    const { words } = wordsFor(lang)
    expect(Object.keys(words)).toEqual(Object.keys(english))
    for (const phrase of [words.slides(7), words.best(7), words.slide(7), words.playSlide(7), words.search(7)]) {
      expect(phrase).toContain('7')
      said++
    }
  }
  expect(said).toBe(10)
})
