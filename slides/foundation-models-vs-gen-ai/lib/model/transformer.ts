import type { AttentionTrace } from './attention.ts'
import type { Batch } from './batch.ts'
import type { Transformer } from './body.ts'
import type { NormTrace } from './layers.ts'
import { attend, attendBackward } from './attention.ts'
import { bend, bendBackward, linear, linearBackward, norm, normBackward } from './layers.ts'

/**
 * The transformer at work, its backward pass written out by hand.
 *
 * In: token numbers. Out: one feature vector per token, in which the model has put
 * what it needs to guess the next token. The *foundation* is this and nothing more;
 * what is done with the features (guess a word, name a mood) is a head on top.
 */

/** What one block keeps for its backward pass. */
interface BlockTrace {
  norm1: NormTrace
  mixed: Float64Array
  attention: AttentionTrace
  norm2: NormTrace
  middle: Float64Array
}

export interface Trace {
  blocks: BlockTrace[]
  norm: NormTrace
  /** The answer: rows x width. */
  features: Float64Array
}

/** In: a batch. Out: the features of every token, and what `backward` needs. */
export function forward(model: Transformer, batch: Batch): Trace {
  const { width, heads, context } = model.shape
  if (batch.longest > context)
    throw new Error(`A sequence has ${batch.longest} tokens; the model reads at most ${context}`)
  const x = new Float64Array(batch.tokens.length * width)
  batch.tokens.forEach((token, row) => {
    const position = row - batch.first[row]!
    for (let i = 0; i < width; i++)
      x[row * width + i] = model.tokens.value[token * width + i]! + model.positions.value[position * width + i]!
  })
  const blocks = model.blocks.map((block) => {
    const norm1 = norm(x, ...block.norm1)
    const mixed = linear(norm1.y, ...block.mix)
    const attention = attend(mixed, batch, width, heads)
    add(x, linear(attention.y, ...block.join))
    const norm2 = norm(x, ...block.norm2)
    const middle = bend(linear(norm2.y, ...block.up))
    add(x, linear(middle, ...block.down))
    return {
      norm1,
      mixed,
      attention,
      norm2,
      middle,
    }
  })
  const last = norm(x, ...model.norm)
  return { blocks, norm: last, features: last.y }
}

/** In: d loss / d features. Adds to the gradients of all parameters. */
export function backward(model: Transformer, batch: Batch, trace: Trace, dFeatures: Float64Array): void {
  const { width, heads } = model.shape
  const dx = normBackward(dFeatures, trace.norm, ...model.norm)
  for (let index = model.blocks.length - 1; index >= 0; index--) {
    const block = model.blocks[index]!
    const kept = trace.blocks[index]!
    const dMiddle = bendBackward(linearBackward(dx, kept.middle, ...block.down), kept.middle)
    add(dx, normBackward(linearBackward(dMiddle, kept.norm2.y, ...block.up), kept.norm2, ...block.norm2))
    const dAttention = linearBackward(dx, kept.attention.y, ...block.join)
    const dMixed = attendBackward(dAttention, kept.mixed, kept.attention, batch, width, heads)
    add(dx, normBackward(linearBackward(dMixed, kept.norm1.y, ...block.mix), kept.norm1, ...block.norm1))
  }
  batch.tokens.forEach((token, row) => {
    const position = row - batch.first[row]!
    for (let i = 0; i < width; i++) {
      model.tokens.gradient[token * width + i]! += dx[row * width + i]!
      model.positions.gradient[position * width + i]! += dx[row * width + i]!
    }
  })
}

function add(x: Float64Array, y: Float64Array): void {
  for (let i = 0; i < x.length; i++)
    x[i]! += y[i]!
}
