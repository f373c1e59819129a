import { describe, expect, it } from 'vitest'
import { corpus, loadBase, untrainedBase } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/index.ts'
import { FINE_TUNE_ALL } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/settings.ts'
import { saveWeights } from '../../../../slides/foundation-models-vs-gen-ai/lib/model/weights.ts'

const base = loadBase()

describe('use one: a fresh head, fine-tuned', () => {
  it('two heads differ on the same body, one seed gives one head', () => {
    const [one, two, again] = [
      base.newHead(1),
      base.newHead(2),
      base.newHead(1),
    ]
    expect([...one.head.store.values]).not.toEqual([...two.head.store.values])
    expect([...one.head.store.values]).toEqual([...again.head.store.values])
    expect(saveWeights(one.body)).toBe(saveWeights(two.body))
    expect(one.predict('the tea was lovely .')).not.toEqual(two.predict('the tea was lovely .'))
  })

  it('knows nothing before: 40 fresh heads are right half of the time', () => {
    const before = Array.from({ length: 40 }, (_, i) => base.newHead(i + 1).accuracy())
    expect(before.slice(0, 4)).toEqual([0.5, 0.5, 0.47, 1])
    expect(before.reduce((sum, one) => sum + one, 0) / 40).toBeCloseTo(0.512, 10)
  })

  it('goes from 0.50 to 1.00 on held-out sentences with 24 labels, the body frozen', () => {
    const result = base.newHead(1).fineTune()
    expect([result.before, result.after, result.losses.length]).toEqual([0.5, 1, 100])
  })

  it('goes from 0.50 to 1.00 when the body learns too', () => {
    const result = base.newHead(1).fineTune(undefined, FINE_TUNE_ALL)
    expect([result.before, result.after, result.losses.length]).toEqual([0.5, 1, 40])
  })

  it('is far worse without pre-training, even with a better-suited step size', () => {
    const result = untrainedBase(99).newHead(1).fineTune(undefined, { steps: 60, learningRate: 0.005 })
    expect([result.before, result.after]).toEqual([0.485, 0.64])
  })

  it('leaves the base as it was', () => {
    const start = saveWeights(base.transformer)
    base.newHead(3).fineTune(corpus().labelled.slice(0, 4), { steps: 2, learningRate: 0.01 })
    expect(saveWeights(base.transformer)).toBe(start)
  })

  it('answers with chances that sum to 1, with or without the full stop', () => {
    const head = base.newHead(1)
    head.fineTune()
    const { happy, sad } = head.predict('the driver sang and the beach was lovely')
    expect(happy + sad).toBeCloseTo(1, 12)
    expect(happy).toBeGreaterThan(0.9)
    expect(head.predict('the friend hated the tea')).toEqual(head.predict('the friend hated the tea .'))
    expect(head.predict('the friend hated the tea').sad).toBeGreaterThan(0.9)
  })
})

describe('use two: the same weights, sampled', () => {
  const say = (temperature: number, seed: number, prompt = 'the tea') => [
    ...base.generate(prompt, { temperature, seed }),
  ].join(' ')

  it('one seed gives one text, another seed another', () => {
    expect(say(0.8, 1)).toBe('was lovely and excellent . the girl recommended the nurse .')
    expect(say(0.8, 1)).toBe(say(0.8, 1))
    expect(say(0.8, 2)).toBe('was perfect and delightful . bravo .')
  })

  it('temperature 0 takes the likeliest word whatever the seed', () => {
    expect(say(0, 1)).toBe(say(0, 2))
  })

  it('a higher temperature spreads the chances of the next word', () => {
    const best = [0.2, 0.5, 1, 2, 5].map(temperature => base.next('the tea was', temperature)[0]!.chance)
    expect(best.length).toBe(5)
    expect([...best].sort((a, b) => b - a)).toEqual(best)
    expect(base.next('the tea was', 1, 107).reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1, 12)
  })

  it('stops at the limit and at the end of the context', () => {
    expect([
      ...base.generate('the tea', { maxTokens: 3 }),
    ].length).toBe(3)
    expect(say(3, 3, '').split(' ').length).toBeLessThanOrEqual(20)
    expect([
      ...base.generate('the tea '.repeat(10)),
    ]).toEqual([])
  })

  it('names the words it has never read', () => {
    expect(base.unknown('the purple tea')).toEqual(['purple'])
    expect(base.encode('the purple tea').length).toBe(32)
  })
})
