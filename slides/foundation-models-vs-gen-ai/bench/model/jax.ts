import type { Transformer } from '../../lib/model/body.ts'
import { defaultDevice, init, jit, nn, numpy as np, tree, valueAndGrad } from '@jax-js/jax'

/**
 * The same network, loss and optimiser in jax-js, started from the same weights, so
 * that both sides compute the same numbers. It compiles one program per shape,
 * therefore stories are padded to the full context and weighted 0 past their end.
 */
type Arrays = Record<string, np.Array>

export interface Peer {
  /** One step of Adam; gives the loss, in nats per token. */
  train: (stories: readonly number[][], learningRate: number) => Promise<number>
  /** Scores of the next token after a prompt. */
  next: (prompt: readonly number[]) => Promise<Float32Array>
}

export async function createPeer(model: Transformer): Promise<Peer> {
  await init('wasm')
  defaultDevice('wasm')
  const { vocabulary, context, width, heads } = model.shape
  const size = width / heads

  let weights: Arrays = {}
  let means: Arrays = {}
  let squares: Arrays = {}
  for (const { name, rows, columns, value } of model.store.parameters) {
    const shape = rows === 1
      ? [columns]
      : [rows, columns]
    weights[name] = np.array(Float32Array.from(value)).reshape(shape)
    means[name] = np.zeros(shape)
    squares[name] = np.zeros(shape)
  }
  const mask = np.array(Float32Array.from({ length: context * context }, (_, i) => i % context <= i / context
    ? 0
    : -1e9)).reshape([context, context])

  // jax-js counts references: every use of an array but its last says `.ref`.
  const linear = (x: np.Array, w: Arrays, name: string): np.Array => np.matmul(x, w[`${name}.weight`]!.transpose()).add(w[`${name}.bias`]!)
  const norm = (x: np.Array, w: Arrays, name: string): np.Array => nn.standardize(x, -1).mul(w[`${name}.weight`]!).add(w[`${name}.bias`]!)

  function scores(w: Arrays, tokens: np.Array): np.Array {
    const rows = tokens.shape[0]!
    const count = rows / context
    let x = np.matmul(tokens, w.tokens!.ref).reshape([count, context, width]).add(w.positions!).reshape([rows, width])
    const mixed = np.split(linear(norm(x.ref, w, 'block0.norm1'), w, 'block0.mix'), 3, 1)
    const [query, key, value] = mixed.map(part => part.reshape([count, context, heads, size]).transpose([0, 2, 1, 3]))
    const looks = nn.softmax(np.matmul(query!, key!.transpose([0, 1, 3, 2])).mul(1 / Math.sqrt(size)).add(mask.ref), -1)
    const seen = np.matmul(looks, value!).transpose([0, 2, 1, 3]).reshape([rows, width])
    x = x.add(linear(seen, w, 'block0.join'))
    x = x.ref.add(linear(nn.relu(linear(norm(x, w, 'block0.norm2'), w, 'block0.up')), w, 'block0.down'))
    return np.matmul(norm(x, w, 'norm'), w.tokens!.transpose())
  }

  function lossOf(w: Arrays, tokens: np.Array, next: np.Array, share: np.Array): np.Array {
    return nn.logSoftmax(scores(w, tokens), -1).mul(next).sum(1).mul(share).sum().mul(-1)
  }

  const step = jit((w: Arrays, m: Arrays, s: Arrays, tokens: np.Array, next: np.Array, share: np.Array, rate: np.Array, left1: np.Array, left2: np.Array): [np.Array, Arrays, Arrays, Arrays] => {
    const [loss, slopes] = valueAndGrad(lossOf)(tree.ref(w), tokens, next, share) as unknown as [np.Array, Arrays]
    const after: [Arrays, Arrays, Arrays] = [{}, {}, {}]
    for (const name of Object.keys(w)) {
      const mean = m[name]!.mul(0.9).add(slopes[name]!.ref.mul(0.1))
      const square = s[name]!.mul(0.99).add(np.square(slopes[name]!).mul(0.01))
      const move = mean.ref.div(left1.ref).div(np.sqrt(square.ref.div(left2.ref)).add(1e-8)).mul(rate.ref)
      after[0][name] = w[name]!.sub(move)
      after[1][name] = mean
      after[2][name] = square
    }
    for (const used of [rate, left1, left2])
      used.dispose()
    return [loss, ...after]
  })
  const predict = jit(scores)

  const oneHot = (tokens: readonly number[]): np.Array => {
    const hot = new Float32Array(tokens.length * vocabulary)
    tokens.forEach((token, row) => hot[row * vocabulary + token] = 1)
    return np.array(hot).reshape([tokens.length, vocabulary])
  }
  const padded = (tokens: readonly number[]): number[] => Array.from({ length: context }, (_, i) => tokens[i] ?? 0)

  let left1 = 1
  let left2 = 1
  return {
    async train(stories, learningRate) {
      left1 *= 0.9
      left2 *= 0.99
      const total = stories.reduce((sum, story) => sum + story.length + 1, 0)
      const share = Float32Array.from(stories.flatMap(story => Array.from({ length: context }, (_, i) => i <= story.length
        ? 1 / total
        : 0)))
      const [loss, ...after] = step(weights, means, squares, oneHot(stories.flatMap(story => padded([0, ...story]))), oneHot(stories.flatMap(padded)), np.array(share), np.array(learningRate), np.array(1 - left1), np.array(1 - left2));
      [weights, means, squares] = after
      return (await loss.data())[0]!
    },
    async next(prompt) {
      const all = await predict(tree.ref(weights), oneHot(padded([0, ...prompt]))).data()
      return Float32Array.from(all.subarray(prompt.length * vocabulary, (prompt.length + 1) * vocabulary))
    },
  }
}
