import type { Batch } from './batch.ts'
import type { Transformer } from './body.ts'
import type { Parameter, Store } from './parameters.ts'
import type { Random } from './random.ts'
import { createAdam, learningRateAt } from './adam.ts'
import { pack } from './batch.ts'
import { linear, linearBackward } from './layers.ts'
import { crossEntropy, softmax } from './loss.ts'
import { createStore, fillGlorot } from './parameters.ts'
import { createRandom } from './random.ts'
import { EDGE } from './tokenizer.ts'
import { backward, forward } from './transformer.ts'

/**
 * Fine-tuning: a fresh random head on the features of the last token, then a few
 * labelled sentences, as in Radford et al. (2018), section 3.2.
 */
export interface Head {
  store: Store
  weight: Parameter
  bias: Parameter
}

export interface LabelledTokens {
  tokens: number[]
  label: number
}

export interface FineTuneOptions {
  steps: number
  learningRate: number
  /** Keep the body as it was; only the head learns. */
  freeze?: boolean
  /** Examples per step, in a new order for each pass; all of them at every step when absent. */
  batch?: { size: number, seed: number }
}

/** In: width of the features, number of labels, a seed. Out: a head that knows nothing yet. */
export function createHead(width: number, labels: number, seed: number): Head {
  const store = createStore([
    ['head.weight', labels, width],
    ['head.bias', 1, labels],
  ])
  const [weight, bias] = store.parameters as [Parameter, Parameter]
  fillGlorot(weight, createRandom(seed))
  return { store, weight, bias }
}

/** The features of each sentence's last token: sentences x width. */
export function encode(model: Transformer, sentences: readonly number[][]): Float64Array {
  const batch = pack(sentences.map(tokens => [EDGE, ...tokens]))
  return lastRows(forward(model, batch).features, batch.last, model.shape.width)
}

/** Chances of each label, per sentence: sentences x labels. */
export function classify(model: Transformer, head: Head, sentences: readonly number[][]): Float64Array {
  const scores = linear(encode(model, sentences), head.weight, head.bias)
  const labels = head.weight.rows
  for (let i = 0; i < scores.length; i += labels)
    softmax(scores.subarray(i, i + labels))
  return scores
}

/** Share of sentences whose likeliest label is the right one, 0 to 1. */
export function accuracy(model: Transformer, head: Head, examples: readonly LabelledTokens[]): number {
  const labels = head.weight.rows
  const chances = classify(model, head, examples.map(example => example.tokens))
  const right = examples.filter((example, row) => {
    const own = chances.subarray(row * labels, (row + 1) * labels)
    return own.indexOf(Math.max(...own)) === example.label
  })
  return right.length / examples.length
}

/** Trains the head, and the body unless frozen, in place. */
export function* fineTune(model: Transformer, head: Head, examples: readonly LabelledTokens[], options: FineTuneOptions): Generator<{ step: number, steps: number, loss: number }, void, void> {
  const batches = options.batch
    ? inBatches(examples, options.batch.size, createRandom(options.batch.seed))
    : repeat(examples)
  const stepHead = createAdam(head.store)
  const stepBody = createAdam(model.store)
  const { width } = model.shape
  for (let done = 0; done < options.steps; done++) {
    const { batch, labels } = batches.next().value
    const trace = forward(model, batch)
    const features = lastRows(trace.features, batch.last, width)
    const scores = linear(features, head.weight, head.bias)
    const loss = crossEntropy(scores, head.weight.rows, labels)
    const dFeatures = linearBackward(scores, features, head.weight, head.bias)
    const rate = learningRateAt(done, options.steps, options.learningRate)
    if (!options.freeze) {
      const spread = new Float64Array(trace.features.length)
      batch.last.forEach((row, i) => spread.set(dFeatures.subarray(i * width, (i + 1) * width), row * width))
      backward(model, batch, trace, spread)
      stepBody(rate)
    }
    stepHead(rate)
    yield { step: done + 1, steps: options.steps, loss }
  }
}

interface Batched {
  batch: Batch
  labels: number[]
}

function batched(examples: readonly LabelledTokens[]): Batched {
  return {
    batch: pack(examples.map(example => [EDGE, ...example.tokens])),
    labels: examples.map(example => example.label),
  }
}

function* repeat(examples: readonly LabelledTokens[]): Generator<Batched, never, void> {
  const all = batched(examples)
  for (;;)
    yield all
}

/** Pass after pass over all examples, each in a new order (Fisher and Yates, 1938); a pass's last batch may be smaller. */
function* inBatches(examples: readonly LabelledTokens[], size: number, random: Random): Generator<Batched, never, void> {
  const order = [...examples]
  for (;;) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = random.below(i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!]
    }
    for (let start = 0; start < order.length; start += size)
      yield batched(order.slice(start, start + size))
  }
}

function lastRows(features: Float64Array, last: Int32Array, width: number): Float64Array {
  const picked = new Float64Array(last.length * width)
  last.forEach((row, i) => picked.set(features.subarray(row * width, (row + 1) * width), i * width))
  return picked
}
