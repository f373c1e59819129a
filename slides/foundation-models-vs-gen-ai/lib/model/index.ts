import type { Transformer } from './body.ts'
import type { Corpus, Example } from './corpus.ts'
import type { FineTuneOptions, Head, LabelledTokens } from './fine-tune.ts'
import type { Mood } from './lexicon.ts'
import type { SampleOptions } from './sample.ts'
import { BASE_WEIGHTS } from './base-weights.ts'
import { copy, createTransformer, initialise } from './body.ts'
import { createCorpus } from './corpus.ts'
import { accuracy, classify, createHead, encode, fineTune } from './fine-tune.ts'
import { MOODS } from './lexicon.ts'
import { nextChances, sample } from './sample.ts'
import { FINE_TUNE_HEAD, SHAPE, tokenizer } from './settings.ts'
import { loadWeights } from './weights.ts'

/**
 * The front door: one pre-trained base, and the two things done with it.
 *
 *     const base = loadBase()
 *     const classifier = base.newHead(7)            // reuse: knows nothing yet
 *     classifier.fineTune()                         // { before: 0.5, after: 1, ... }
 *     for (const word of base.generate('the tea')) // generation: same weights
 *       show(word)
 */
export interface Base {
  transformer: Transformer
  /** The features of a text: what the model made of its last word. */
  encode: (text: string) => Float64Array
  /** The words of a text that the model has never read. */
  unknown: (text: string) => string[]
  /** A fresh random head on a copy of the body; another seed, another head. */
  newHead: (seed: number) => Classifier
  /** Words one by one; the same options give the same words. */
  generate: (prompt: string, options?: Partial<SampleOptions>) => Generator<string, void, void>
  /** The likeliest next words with their chances, likeliest first; '' is the end of the story. */
  next: (prompt: string, temperature?: number, count?: number) => { word: string, chance: number }[]
}

export interface Classifier {
  head: Head
  body: Transformer
  /** Chance of each mood for a sentence, summing to 1; a missing full stop is added, as the head reads that. */
  predict: (text: string) => Record<Mood, number>
  /** Share of right answers, 0 to 1. */
  accuracy: (examples?: readonly Example[]) => number
  /** Trains in place and measures on the held-out sentences. */
  fineTune: (examples?: readonly Example[], options?: FineTuneOptions) => FineTuned
}

export interface FineTuned {
  /** Held-out accuracy, 0 to 1. */
  before: number
  after: number
  /** Loss per step, in nats. */
  losses: number[]
}

let written: Corpus | undefined

/** The text of the shipped base, made once. */
export function corpus(): Corpus {
  return written ??= createCorpus()
}

/** The shipped, pre-trained base. */
export function loadBase(weights = BASE_WEIGHTS): Base {
  return createBase(loadWeights(createTransformer(SHAPE), weights))
}

/** A base that has read nothing. */
export function untrainedBase(seed: number): Base {
  return createBase(initialise(createTransformer(SHAPE), seed))
}

/** In: a model, trained or not; later training of it shows. */
export function createBase(transformer: Transformer): Base {
  return {
    transformer,
    encode: text => encode(transformer, [
      toTokens(text),
    ]),
    unknown: text => tokenizer.unknown(text),
    newHead: seed => createClassifier(copy(transformer), seed),
    * generate(prompt, options) {
      for (const token of sample(transformer, tokenizer.encode(prompt), {
        temperature: 0.8,
        seed: 1,
        maxTokens: 20,
        ...options,
      }))
        yield tokenizer.decode([token])
    },
    next(prompt, temperature = 1, count = 5) {
      const chances = nextChances(transformer, toTokens(prompt), temperature)
      return Array.from(chances, (chance, token) => ({
        word: tokenizer.decode([token]),
        chance,
      }))
        .sort((a, b) => b.chance - a.chance)
        .slice(0, count)
    },
  }
}

function createClassifier(body: Transformer, seed: number): Classifier {
  const head = createHead(body.shape.width, MOODS.length, seed)
  const classifier: Classifier = {
    head,
    body,
    predict(text) {
      const [happy, sad] = classify(body, head, [
        toTokens(text.trim().endsWith('.')
          ? text
          : `${text} .`),
      ])
      return { happy: happy!, sad: sad! }
    },
    accuracy: (examples = corpus().heldOut) => accuracy(body, head, examples.map(labelled)),
    fineTune(examples = corpus().labelled, options = FINE_TUNE_HEAD) {
      const before = classifier.accuracy()
      const losses = Array.from(fineTune(body, head, examples.map(labelled), options), progress => progress.loss)
      return {
        before,
        after: classifier.accuracy(),
        losses,
      }
    },
  }
  return classifier
}

/** The end of a text that fits the context, whose first place is the edge token's. */
function toTokens(text: string): number[] {
  return tokenizer.encode(text).slice(1 - SHAPE.context)
}

function labelled({ text, mood }: Example): LabelledTokens {
  return {
    tokens: toTokens(text),
    label: MOODS.indexOf(mood),
  }
}
