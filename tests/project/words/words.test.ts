import { expect, it } from 'vitest'
import { sharedLanguage, wordsFor } from '../../../lib/project/words/languages.ts'
import { stageWords } from '../../../lib/project/words/stage.ts'

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

it('says all of the stage in every language, and no sentence of it in another', () => {
  const { words: english } = stageWords('fr')
  let said = 0
  for (const lang of ['de', 'es-MX']) {
    const { words } = stageWords(lang)
    expect(Object.keys(words)).toEqual(Object.keys(english))
    for (const phrase of [words.slideOf(7, 8), words.source(7, 'x'), words.votesOn(7, '2026-11-26'), words.placed(7, 8), words.right(7, 8), words.change(-7), words.tooMany(7), words.recordedOn('7'), words.loading('7'), words.outputOf('7'), words.drawnBy('7'), words.editorOf('7'), words.beforeEdit('7'), words.live('7'), words.notRun('7'), words.planned('7', '8'), words.pace('behind', '7'), words.pace('ahead', '7')]) {
      expect(phrase).toContain('7')
      said++
    }
    for (const name of ['click', 'then', 'until', 'behind'] as const)
      expect(words[name].match(/\{\w+\}/g)).toEqual(english[name].match(/\{\w+\}/g))
    expect(words.regions.split('|')).toHaveLength(4)
    expect(Object.keys(words.endings)).toEqual(Object.keys(english.endings))
    expect(Object.keys(words.pieces)).toEqual(Object.keys(english.pieces))
  }
  expect(said).toBe(36)
})
