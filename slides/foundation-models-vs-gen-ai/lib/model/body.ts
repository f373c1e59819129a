import type { Parameter, Store } from './parameters.ts'
import { createStore, fillEvenly, fillGlorot } from './parameters.ts'
import { createRandom } from './random.ts'

/**
 * The numbers of a small causal transformer: what there is, and how it starts.
 *
 * The block is that of Vaswani et al. (2017) with the norms moved in front, as in
 * A. Radford et al., "Language Models are Unsupervised Multitask Learners" (2019).
 */
export interface Shape {
  /** Different tokens. */
  vocabulary: number
  /** Longest sequence, in tokens. */
  context: number
  /** Numbers per feature vector. */
  width: number
  heads: number
  blocks: number
  /** Numbers in the middle of a block's two-layer part. */
  hidden: number
}

export interface Block {
  norm1: [gain: Parameter, bias: Parameter]
  mix: [weight: Parameter, bias: Parameter]
  join: [weight: Parameter, bias: Parameter]
  norm2: [gain: Parameter, bias: Parameter]
  up: [weight: Parameter, bias: Parameter]
  down: [weight: Parameter, bias: Parameter]
}

export interface Transformer {
  shape: Shape
  store: Store
  tokens: Parameter
  positions: Parameter
  blocks: Block[]
  norm: [gain: Parameter, bias: Parameter]
}

/** In: a shape. Out: a transformer of zeros; fill it with `initialise` or saved weights. */
export function createTransformer(shape: Shape): Transformer {
  const { vocabulary, context, width, hidden } = shape
  const names = Array.from({ length: shape.blocks }, (_, i) => `block${i}`)
  const store = createStore([
    ['tokens', vocabulary, width],
    ['positions', context, width],
    ...names.flatMap(name => [
      ...pair(`${name}.norm1`, 1, width),
      ...pair(`${name}.mix`, 3 * width, width),
      ...pair(`${name}.join`, width, width),
      ...pair(`${name}.norm2`, 1, width),
      ...pair(`${name}.up`, hidden, width),
      ...pair(`${name}.down`, width, hidden),
    ]),
    ...pair('norm', 1, width),
  ])
  const byName = new Map(store.parameters.map(parameter => [parameter.name, parameter]))
  const two = (name: string): [Parameter, Parameter] => [
    byName.get(`${name}.weight`)!,
    byName.get(`${name}.bias`)!,
  ]
  return {
    shape,
    store,
    tokens: byName.get('tokens')!,
    positions: byName.get('positions')!,
    blocks: names.map(name => ({
      norm1: two(`${name}.norm1`),
      mix: two(`${name}.mix`),
      join: two(`${name}.join`),
      norm2: two(`${name}.norm2`),
      up: two(`${name}.up`),
      down: two(`${name}.down`),
    })),
    norm: two('norm'),
  }
}

function pair(name: string, rows: number, columns: number): (readonly [string, number, number])[] {
  return [
    [`${name}.weight`, rows, columns],
    [
      `${name}.bias`,
      1,
      rows === 1
        ? columns
        : rows,
    ],
  ]
}

/** Random weights by seed: Glorot for matrices, ones for norms, zeros for biases. */
export function initialise(model: Transformer, seed: number): Transformer {
  const random = createRandom(seed)
  model.store.values.fill(0)
  fillEvenly(model.tokens, random, 0.1)
  fillEvenly(model.positions, random, 0.1)
  for (const block of model.blocks) {
    for (const [weight] of [
      block.mix,
      block.join,
      block.up,
      block.down,
    ])
      fillGlorot(weight, random)
    block.norm1[0].value.fill(1)
    block.norm2[0].value.fill(1)
  }
  model.norm[0].value.fill(1)
  return model
}

/** An independent copy: training it leaves the original as it was. */
export function copy(model: Transformer): Transformer {
  const twin = createTransformer(model.shape)
  twin.store.values.set(model.store.values)
  return twin
}
