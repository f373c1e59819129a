import type { Store } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/parameters.ts'
import { describe, expect, it } from 'vitest'
import { pack } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/batch.ts'
import { createTransformer, initialise } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/body.ts'
import { createHead } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/fine-tune.ts'
import { linear, linearBackward } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/layers.ts'
import { crossEntropy } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/loss.ts'
import { guessNext } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/pretrain.ts'
import { createRandom } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/random.ts'
import { backward, forward } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/transformer.ts'

const SHAPE = {
  vocabulary: 7,
  context: 6,
  width: 8,
  heads: 2,
  blocks: 2,
  hidden: 10,
}
const STEP = 1e-5

/** Moves every number, norms and biases too, off its round start. */
function shaken() {
  const model = initialise(createTransformer(SHAPE), 3)
  const random = createRandom(4)
  model.store.values.forEach((value, i) => model.store.values[i] = value + random.next() * 0.4 - 0.2)
  return model
}

/** Largest distance between written-out and measured slopes, per parameter, relative to the largest slope. */
function distances(store: Store, loss: () => number): Map<string, number> {
  return new Map(store.parameters.map(({ name, value, gradient }) => {
    let apart = 0
    let largest = 0
    for (let i = 0; i < value.length; i++) {
      const kept = value[i]!
      value[i] = kept + STEP
      const above = loss()
      value[i] = kept - STEP
      const below = loss()
      value[i] = kept
      const measured = (above - below) / (2 * STEP)
      apart = Math.max(apart, Math.abs(measured - gradient[i]!))
      largest = Math.max(largest, Math.abs(measured))
    }
    return [name, apart / largest]
  }))
}

describe('the backward pass written out by hand', () => {
  it('agrees with finite differences for every parameter of the language model', () => {
    const model = shaken()
    const stories = [
      [2, 3, 4, 5],
      [6, 2],
      [5, 5, 3],
    ]
    guessNext(model, stories, true)
    const apart = distances(model.store, () => guessNext(model, stories, false))
    expect(apart.size).toBe(2 + 2 * 12 + 2)
    let checked = 0
    for (const [name, distance] of apart) {
      // A bias of the keys shifts all scores of a row alike, which softmax forgets: that
      // third of mix.bias has slope 0, so distances are taken against the whole parameter.
      expect(distance, name).toBeLessThan(1e-6)
      checked++
    }
    expect(checked).toBe(28)
  })

  it('agrees with finite differences for a head and for the body under it', () => {
    const model = shaken()
    const head = createHead(SHAPE.width, 2, 9)
    const batch = pack([
      [0, 2, 3],
      [0, 4, 5, 6],
    ])
    const rows = [...batch.last]
    const learn = (keep: boolean) => {
      const trace = forward(model, batch)
      const features = new Float64Array(rows.flatMap(row => [
        ...trace.features.subarray(row * 8, row * 8 + 8),
      ]))
      const scores = linear(features, head.weight, head.bias)
      const loss = crossEntropy(scores, 2, [0, 1])
      if (keep) {
        const slopes = linearBackward(scores, features, head.weight, head.bias)
        const spread = new Float64Array(trace.features.length)
        rows.forEach((row, i) => spread.set(slopes.subarray(i * 8, i * 8 + 8), row * 8))
        backward(model, batch, trace, spread)
      }
      return loss
    }
    learn(true)
    const apart = [
      ...distances(head.store, () => learn(false)),
      ...distances(model.store, () => learn(false)),
    ]
    expect(apart.length).toBe(2 + 28)
    expect(Math.max(...apart.map(([, distance]) => distance))).toBeLessThan(1e-6)
  })
})
