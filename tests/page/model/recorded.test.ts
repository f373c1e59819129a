import { expect, it } from 'vitest'
import { corpus, loadBase } from '../../../lib/model/index.ts'
import { FINE_TUNE_ALL, PRETRAIN, SEED } from '../../../lib/model/settings.ts'
import { EXAMPLE } from '../../../lib/page/model/ask-model.ts'
import { curvePath, groupMeans } from '../../../lib/page/model/curve.ts'
import { recorded } from '../../../lib/page/model/recorded.ts'
import { choices, writeSentence } from '../../../lib/page/model/text.ts'

const base = loadBase()

it('shows the numbers that the shipped weights give: heads before and after', () => {
  const heads = recorded.heads.map(({ seed }) => {
    const head = base.newHead(seed)
    const before = head.predict(EXAMPLE).happy
    const { before: guessed, after } = head.fineTune(undefined, FINE_TUNE_ALL)
    return { seed, right: [guessed, after], happy: [before, head.predict(EXAMPLE).happy].map(chance => Number(chance.toFixed(4))) }
  })
  expect(recorded.heads).toEqual(heads)
  expect(corpus().labelled.some(({ text }) => writeSentence(text.split(' ')) === EXAMPLE)).toBe(false)
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
