import type { Mood } from './lexicon.ts'
import type { Random } from './random.ts'
import { ADJECTIVES, DEEDS, ENDINGS, MOODS, PEOPLE, THINGS, VIEWS } from './lexicon.ts'
import { createRandom } from './random.ts'

/**
 * The text: short stories of two sentences about one thing in one mood, written by
 * a small grammar from a seed. Three parts that share no sentence:
 *
 * - `stories`: what the model is pre-trained on. No labels, only words in order.
 * - `labelled`: a handful of single sentences with their mood, for fine-tuning.
 * - `heldOut`: single sentences with their mood, only ever used to measure.
 */
export interface Corpus {
  stories: string[]
  labelled: Example[]
  heldOut: Example[]
}

/** A sentence and the right answer. */
export interface Example {
  text: string
  mood: Mood
}

export interface CorpusSize {
  stories: number
  labelled: number
  heldOut: number
}

export const CORPUS_SIZE: CorpusSize = { stories: 3000, labelled: 24, heldOut: 200 }

/** In: a seed and sizes (both labelled parts are half happy, half sad). Out: the same text every time. */
export function createCorpus(seed = 1, size: CorpusSize = CORPUS_SIZE): Corpus {
  const random = createRandom(seed)
  const taken = new Set<string>()

  function examples(count: number): Example[] {
    const list: Example[] = []
    while (list.length < count) {
      const mood = MOODS[list.length % 2]!
      const text = sentence(random, random.pick(THINGS), mood)
      if (!taken.has(text))
        list.push({ text, mood })
      taken.add(text)
    }
    return list
  }

  const labelled = examples(size.labelled)
  const heldOut = examples(size.heldOut)
  const stories: string[] = []
  while (stories.length < size.stories) {
    const parts = story(random)
    if (!parts.some(part => taken.has(part)))
      stories.push(parts.join(' '))
  }
  return { stories, labelled, heldOut }
}

/** Two sentences in one mood: about one thing, or about one thing and then an ending. */
function story(random: Random): string[] {
  const mood = random.pick(MOODS)
  const thing = random.pick(THINGS)
  const first = sentence(random, thing, mood)
  const second = random.next() < 0.5
    ? random.pick(ENDINGS[mood])
    : sentence(random, thing, mood)
  return [first, second]
}

/** One sentence in one of four forms. */
function sentence(random: Random, thing: string, mood: Mood): string {
  const adjective = random.pick(ADJECTIVES[mood])
  const other = random.pick(ADJECTIVES[mood].filter(word => word !== adjective))
  const person = random.pick(PEOPLE)
  return random.pick([
    `the ${thing} was ${adjective} and ${other} .`,
    `we found the ${thing} ${adjective} .`,
    `the ${person} ${random.pick(VIEWS[mood])} the ${thing} .`,
    `the ${person} ${random.pick(DEEDS[mood])} because the ${thing} was ${adjective} .`,
  ])
}

/** All words of the little world, in a fixed order. */
export function allWords(): string[] {
  const moods = [ADJECTIVES, DEEDS, VIEWS, ENDINGS]
  const text = [
    '. the was and we found because',
    ...PEOPLE,
    ...THINGS,
    ...moods.flatMap(byMood => MOODS.flatMap(mood => byMood[mood])),
  ].join(' ')
  return [
    ...new Set(text.split(' ')),
  ]
}
