import type { HeadRow } from '../../../../../slides/foundation-models-vs-gen-ai/lib/model/client/recorded.ts'
import type { FineTuneOptions } from '../../../../../slides/foundation-models-vs-gen-ai/lib/model/fine-tune.ts'
import type { Base } from '../../../../../slides/foundation-models-vs-gen-ai/lib/model/index.ts'
import { expect, it } from 'vitest'
import { EXAMPLE } from '../../../../../slides/foundation-models-vs-gen-ai/lib/model/client/ask-model.ts'
import { curvePath, groupMeans } from '../../../../../slides/foundation-models-vs-gen-ai/lib/model/client/curve.ts'
import { recorded } from '../../../../../slides/foundation-models-vs-gen-ai/lib/model/client/recorded.ts'
import { choices, writeSentence } from '../../../../../slides/foundation-models-vs-gen-ai/lib/model/client/text.ts'
import { corpus, loadBase, untrainedBase } from '../../../../../slides/foundation-models-vs-gen-ai/lib/model/index.ts'
import { FINE_TUNE_ALL, FINE_TUNE_SCRATCH, PRETRAIN, SEED } from '../../../../../slides/foundation-models-vs-gen-ai/lib/model/settings.ts'

const base = loadBase()

function tune(on: Base, seed: number, options: FineTuneOptions): HeadRow {
  const head = on.newHead(seed)
  const happy = (): number => Number(head.predict(EXAMPLE).happy.toFixed(4))
  const fresh = happy()
  const { before, after } = head.fineTune(undefined, options)
  return { seed, right: [before, after], happy: [fresh, happy()] }
}

it('shows the numbers that the shipped weights give: heads before and after', () => {
  expect(recorded.heads).toEqual(recorded.heads.map(({ seed }) => tune(base, seed, FINE_TUNE_ALL)))
  expect(corpus().labelled.some(({ text }) => writeSentence(text.split(' ')) === EXAMPLE)).toBe(false)
})

it('shows beside them a body that was never pre-trained, given the same labels and a step size that suits it', () => {
  expect(recorded.scratch).toEqual(tune(untrainedBase(SEED), recorded.heads[0]!.seed, FINE_TUNE_SCRATCH))
  expect(recorded.scratch.right[1]).toBeLessThan(0.75)
})

it('shows a story that the shipped weights tell', () => {
  expect(recorded.story).toBe(writeSentence([...base.generate('', { seed: recorded.seed, temperature: recorded.temperature, maxTokens: 19 })]))
})

it('names the setting that the slide runs', () => {
  expect([recorded.steps, recorded.seed, recorded.losses.length]).toEqual([PRETRAIN.steps, SEED, 1 + PRETRAIN.steps / recorded.every])
})

it('groups losses: the first alone, then means, without a group that is not whole', () => {
  expect(groupMeans([4, 2, 3, 1, 9], 2)).toEqual([4, 3, 2])
  expect(groupMeans([], 2)).toEqual([])
})

it('draws losses from the top left, and keeps what is off the scale inside', () => {
  expect(curvePath([4, 2, 9], 5, { width: 100, height: 50, top: 4, steps: 10 })).toBe('M0.0 0.0L50.0 25.0L100.0 0.0')
})

it('tells a loss as a number of words, and words as a sentence', () => {
  expect([Math.log(114), Math.log(3.3)].map(choices)).toEqual(['114', '3.3'])
  expect(writeSentence(['the', 'tea', 'was', 'good', '.', 'thank', 'you', '.'])).toBe('The tea was good. Thank you.')
})
