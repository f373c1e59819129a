import { describe, expect, it } from 'vitest'
import { pack } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/batch.ts'
import { createTransformer, initialise } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/body.ts'
import { forward } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/transformer.ts'
import { SMALL, smallStories } from './small.ts'

describe('the transformer', () => {
  const model = initialise(createTransformer(SMALL), 1)
  const features = (...sequences: number[][]) => [
    ...forward(model, pack(sequences)).features,
  ]

  it('never looks ahead: features of a beginning stay when more follows', () => {
    const short = features([0, 5, 6])
    expect(features([0, 5, 6, 7, 8]).slice(0, short.length)).toEqual(short)
  })

  it('looks back: features of an end change with the beginning', () => {
    const width = SMALL.width
    expect(features([0, 5, 6]).slice(-width)).not.toEqual(features([0, 4, 6]).slice(-width))
  })

  it('keeps the sequences of a batch apart', () => {
    expect(features([0, 5, 6], [0, 7], [3])).toEqual([
      ...features([0, 5, 6]),
      ...features([0, 7]),
      ...features([3]),
    ])
  })

  it('refuses what it cannot read', () => {
    expect(() => features(smallStories.flat().slice(0, 21))).toThrow('at most 20')
    expect(() => features([0], [])).toThrow('Sequence 1 of the batch is empty')
  })
})
