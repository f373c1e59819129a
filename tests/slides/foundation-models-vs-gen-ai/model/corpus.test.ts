import { describe, expect, it } from 'vitest'
import { corpus } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/index.ts'
import { ADJECTIVES, DEEDS, VIEWS } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/lexicon.ts'
import { SHAPE, tokenizer } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/settings.ts'

describe('the text', () => {
  const { stories, labelled, heldOut } = corpus()
  const sentences = new Set(stories.flatMap(story => story.match(/[^.]+\./g)!.map(part => part.trim())))

  it('has the sizes that the slides name', () => {
    expect([
      stories.length,
      labelled.length,
      heldOut.length,
      tokenizer.size,
    ]).toEqual([3000, 24, 200, 107])
  })

  it('keeps held-out sentences away from both kinds of training', () => {
    const trained = new Set([
      ...sentences,
      ...labelled.map(example => example.text),
    ])
    expect(heldOut.filter(example => trained.has(example.text))).toEqual([])
    expect(labelled.filter(example => sentences.has(example.text))).toEqual([])
    expect(new Set(heldOut.map(example => example.text)).size).toBe(200)
  })

  it('has as many happy as sad sentences to learn and to measure', () => {
    expect(labelled.filter(example => example.mood === 'happy').length).toBe(12)
    expect(heldOut.filter(example => example.mood === 'happy').length).toBe(100)
  })

  it('asks for words that no label explains: 83 held-out sentences share no mood word with the labelled ones', () => {
    const moods = new Set([ADJECTIVES, DEEDS, VIEWS].flatMap(words => [
      ...words.happy,
      ...words.sad,
    ]))
    const shown = new Set(labelled.flatMap(example => example.text.split(' ')).filter(word => moods.has(word)))
    expect([moods.size, shown.size]).toEqual([60, 26])
    expect(heldOut.filter(example => !example.text.split(' ').some(word => shown.has(word))).length).toBe(83)
  })

  it('fits the context and the vocabulary', () => {
    const longest = Math.max(...stories.map(story => tokenizer.encode(story).length + 1))
    expect(longest).toBeLessThanOrEqual(SHAPE.context)
    expect(stories.flatMap(tokenizer.unknown)).toEqual([])
  })
})

describe('the tokenizer', () => {
  it('gives a text back', () => {
    const text = 'the soup was lovely and great .'
    expect(tokenizer.decode(tokenizer.encode(text))).toBe(text)
    expect(tokenizer.encode('The SOUP, was lovely and great.')).toEqual(tokenizer.encode(text))
  })

  it('names the words it does not know', () => {
    expect(tokenizer.unknown('the quantum soup')).toEqual(['quantum'])
    expect(tokenizer.encode('quantum')).toEqual([1])
  })
})
