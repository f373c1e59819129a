import type { Transformer } from './body.ts'
import { pack } from './batch.ts'
import { linear } from './layers.ts'
import { softmax } from './loss.ts'
import { createRandom } from './random.ts'
import { EDGE, UNKNOWN } from './tokenizer.ts'
import { forward } from './transformer.ts'

/**
 * Generation: guess the next token, roll a die, append, repeat.
 *
 * Temperature divides the scores before softmax (D. Ackley, G. Hinton, T. Sejnowski,
 * "A Learning Algorithm for Boltzmann Machines", 1985): 1 rolls by the model's own
 * chances, less is bolder in its favourites, 0 always takes the likeliest.
 */
export interface SampleOptions {
  temperature: number
  seed: number
  /** Stops at the end of the story, or here, or when the context is full. */
  maxTokens: number
}

/** Chance of each token to come next after a prompt, summing to 1. */
export function nextChances(model: Transformer, prompt: readonly number[], temperature: number): Float64Array {
  const { width } = model.shape
  const features = forward(model, pack([
    [EDGE, ...prompt],
  ])).features
  const scores = linear(features.subarray(features.length - width), model.tokens)
  scores[UNKNOWN] = -Infinity
  if (temperature <= 0) {
    const best = scores.indexOf(Math.max(...scores))
    return scores.fill(0).fill(1, best, best + 1)
  }
  for (let i = 0; i < scores.length; i++)
    scores[i]! /= temperature
  softmax(scores)
  return scores
}

/** In: a prompt as token numbers. Out: one token per turn, as soon as it is drawn. */
export function* sample(model: Transformer, prompt: readonly number[], options: SampleOptions): Generator<number, void, void> {
  const random = createRandom(options.seed)
  const text = [...prompt]
  // The edge token before the first word takes one place of the context.
  for (let drawn = 0; drawn < options.maxTokens && text.length < model.shape.context; drawn++) {
    const token = draw(nextChances(model, text, options.temperature), random.next())
    if (token === EDGE)
      return
    text.push(token)
    yield token
  }
}

/** The token on whose share of [0, 1) the number falls. */
function draw(chances: Float64Array, number: number): number {
  let sum = 0
  let last = 0
  for (let token = 0; token < chances.length; token++) {
    sum += chances[token]!
    if (number < sum)
      return token
    if (chances[token]! > 0)
      last = token
  }
  // Rounding may leave the sum a hair below 1.
  return last
}
