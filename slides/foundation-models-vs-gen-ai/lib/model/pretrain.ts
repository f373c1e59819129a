import type { Transformer } from './body.ts'
import { createAdam, learningRateAt } from './adam.ts'
import { pack } from './batch.ts'
import { linear, linearBackward } from './layers.ts'
import { crossEntropy } from './loss.ts'
import { createRandom } from './random.ts'
import { EDGE } from './tokenizer.ts'
import { backward, forward } from './transformer.ts'

/**
 * Pre-training by self-supervision: the text is its own answer key. At every token
 * the model guesses the next one, as in A. Radford et al., "Improving Language
 * Understanding by Generative Pre-Training" (2018), eq. 1. Scores come from the
 * token table itself: O. Press and L. Wolf, "Using the Output Embedding to Improve
 * Language Models" (EACL 2017).
 */
export interface PretrainOptions {
  steps: number
  /** Stories per step. */
  batch: number
  /** Highest step size; it rises, then falls to nearly nothing. */
  learningRate: number
  /** Decides which stories are read in which order. */
  seed: number
}

export interface Progress {
  /** Steps done, counted from 1. */
  step: number
  steps: number
  /** Mean surprise per token over this step's stories, before the step, in nats. */
  loss: number
  /** Tokens trained on so far. */
  tokens: number
}

/** In: a model (trained in place) and stories as token numbers. Out: progress, one step per turn; stop by not asking on. */
export function* pretrain(model: Transformer, stories: readonly number[][], options: PretrainOptions): Generator<Progress, void, void> {
  const random = createRandom(options.seed)
  const step = createAdam(model.store)
  let tokens = 0
  for (let done = 0; done < options.steps; done++) {
    const picked = Array.from({ length: options.batch }, () => random.pick(stories))
    const loss = guessNext(model, picked, true)
    step(learningRateAt(done, options.steps, options.learningRate))
    tokens += picked.reduce((sum, story) => sum + story.length + 1, 0)
    yield {
      step: done + 1,
      steps: options.steps,
      loss,
      tokens,
    }
  }
}

/** Mean surprise per token over some stories, in nats; nothing is trained. */
export function surprise(model: Transformer, stories: readonly number[][]): number {
  return guessNext(model, stories, false)
}

/** The loss of guessing each next token; adds to the gradients if asked to learn. */
export function guessNext(model: Transformer, stories: readonly number[][], learn: boolean): number {
  const batch = pack(stories.map(story => [EDGE, ...story]))
  const next = stories.flatMap(story => [...story, EDGE])
  const trace = forward(model, batch)
  const scores = linear(trace.features, model.tokens)
  const loss = crossEntropy(scores, model.shape.vocabulary, next)
  if (learn)
    backward(model, batch, trace, linearBackward(scores, trace.features, model.tokens))
  return loss
}
