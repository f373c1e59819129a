import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { BASE_WEIGHTS } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/base-weights.ts'
import { createTransformer, initialise } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/body.ts'
import { accuracy, createHead, fineTune } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/fine-tune.ts'
import { corpus } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/index.ts'
import { pretrain, surprise } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/pretrain.ts'
import { PRETRAIN, SEED, SHAPE, tokenizer } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/settings.ts'
import { loadWeights, saveWeights } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/weights.ts'
import { SMALL, smallCorpus, smallStories } from './small.ts'

function losses(seed: number, steps: number): number[] {
  const model = initialise(createTransformer(SMALL), seed)
  return Array.from(pretrain(model, smallStories, {
    steps,
    batch: 4,
    learningRate: 0.01,
    seed,
  }), progress => progress.loss)
}

describe('pre-training', () => {
  it('gives these losses for these seeds, to the last bit', () => {
    expect(losses(1, 4)).toEqual([
      4.698309372804175,
      4.594939747629917,
      4.552157749376368,
      4.512195795123818,
    ])
    expect(losses(2, 4)).toEqual([
      4.737903461451273,
      4.627066715377843,
      4.558248812540919,
      4.4836522430765235,
    ])
  })

  it('begins near an even guess among all words and gets well below', () => {
    const all = losses(1, 120)
    expect(all.length).toBe(120)
    expect(Math.abs(all[0]! - Math.log(tokenizer.size))).toBeLessThan(0.2)
    expect(all.at(-1)).toBeLessThan(2.4)
  })

  it('counts steps and tokens, and stops when nobody asks on', () => {
    const model = initialise(createTransformer(SMALL), 1)
    const run = pretrain(model, [
      [2, 3, 4],
    ], {
      steps: 10,
      batch: 2,
      learningRate: 0.01,
      seed: 1,
    })
    expect(run.next().value).toMatchObject({ step: 1, steps: 10, tokens: 8 })
    expect(run.next().value).toMatchObject({ step: 2, steps: 10, tokens: 16 })
  })

  it('does not train when it only measures', () => {
    const model = initialise(createTransformer(SMALL), 1)
    const before = saveWeights(model)
    surprise(model, smallStories.slice(0, 3))
    expect(saveWeights(model)).toBe(before)
    expect(model.store.gradients.every(slope => slope === 0)).toBe(true)
  })
})

describe('the shipped weights', () => {
  it('are those of `node slides/foundation-models-vs-gen-ai/lib/model/train-base.ts`, by hash', () => {
    expect(createHash('sha256').update(BASE_WEIGHTS).digest('hex')).toBe('c8cdf2f79fac047e801f1df1570ad26023a45aad7e7578860e3d58a167032b5d')
    expect(BASE_WEIGHTS.length).toBeLessThan(150_000)
  })

  it('come from a run whose first losses are these, to the last bit', () => {
    const stories = corpus().stories.map(tokenizer.encode)
    const run = pretrain(initialise(createTransformer(SHAPE), SEED), stories, { ...PRETRAIN, seed: SEED })
    expect([
      run.next(),
      run.next(),
      run.next(),
    ].map(turn => turn.value?.loss)).toEqual([4.740042465340048, 4.677152803854076, 4.656602581611155])
  })

  it('surprise themselves this little on their own text', () => {
    const model = loadWeights(createTransformer(SHAPE), BASE_WEIGHTS)
    expect(surprise(model, corpus().stories.slice(0, 100).map(tokenizer.encode))).toBe(1.194031334667662)
  })

  it('survive saving and loading bit for bit', () => {
    const model = loadWeights(createTransformer(SHAPE), BASE_WEIGHTS)
    expect(saveWeights(model)).toBe(BASE_WEIGHTS)
    expect(model.store.values.length).toBe(16832)
  })

  it('are refused by a model of another shape', () => {
    expect(() => loadWeights(createTransformer(SMALL), BASE_WEIGHTS)).toThrow('Saved weights have 16832 numbers')
  })
})

describe('fine-tuning', () => {
  const examples = smallCorpus.labelled.map(({ text, mood }) => ({
    tokens: tokenizer.encode(text),
    label: mood === 'happy'
      ? 0
      : 1,
  }))

  it('leaves a frozen body as it was and trains the head', () => {
    const model = initialise(createTransformer(SMALL), 1)
    const head = createHead(SMALL.width, 2, 1)
    const body = saveWeights(model)
    const start = [...head.store.values]
    const turns = [
      ...fineTune(model, head, examples, { steps: 5, learningRate: 0.05, freeze: true }),
    ]
    expect(turns.length).toBe(5)
    expect(saveWeights(model)).toBe(body)
    expect([...head.store.values]).not.toEqual(start)
  })

  it('trains body and head when nothing is frozen, with these losses', () => {
    const model = initialise(createTransformer(SMALL), 1)
    const head = createHead(SMALL.width, 2, 1)
    const body = saveWeights(model)
    const turns = [
      ...fineTune(model, head, examples, { steps: 3, learningRate: 0.01 }),
    ]
    expect(turns.map(turn => turn.loss)).toEqual([0.7442712556599373, 0.3646950792496265, 0.18214112019436265])
    expect(saveWeights(model)).not.toBe(body)
  })

  it('can learn its few examples by heart', () => {
    const model = initialise(createTransformer(SMALL), 1)
    const head = createHead(SMALL.width, 2, 1)
    expect([
      ...fineTune(model, head, examples, { steps: 80, learningRate: 0.02 }),
    ].length).toBe(80)
    expect(accuracy(model, head, examples)).toBe(1)
  })
})
