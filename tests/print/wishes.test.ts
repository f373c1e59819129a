import type { Deck } from '../../lib/project/deck.ts'
import { expect, it } from 'vitest'
import { wishesOf } from '../../lib/print/wishes.ts'

function deck(own?: unknown): Deck {
  const slides = [1, 2, 3].map(no => ({ no, file: 'slides.md', keys: no === 1 ? [{ key: 'export', value: own, head: true, file: 'slides.md', line: 4 }] : [] }))
  return { name: 'talk', headmatter: { export: own }, slides } as unknown as Deck
}

it.each<[string, unknown, Parameters<typeof wishesOf>[1], ReturnType<typeof wishesOf>]>([
  ['nothing', undefined, {}, { withClicks: false, dark: false, slides: [1, 2, 3] }],
  ['the headmatter alone', { format: 'pdf', withClicks: true, dark: true, range: '2-' }, {}, { withClicks: true, dark: true, slides: [2, 3] }],
  ['a range of one number', { range: 2 }, {}, { withClicks: false, dark: false, slides: [2] }],
  ['both', { withClicks: true, dark: true, range: '2-' }, { withClicks: false, dark: false, range: '1' }, { withClicks: false, dark: false, slides: [1] }],
  ['a slide\'s own clicks', { clicks: [0, 2] }, {}, { withClicks: false, dark: false, slides: [1, 2, 3] }],
  ['what is no map', 'pdf', { dark: true }, { withClicks: false, dark: true, slides: [1, 2, 3] }],
])('takes the command line before the headmatter: %s', (_, own, asked, wanted) => {
  expect(wishesOf(deck(own), asked)).toEqual(wanted)
})

it('tells whose range is wrong', () => {
  expect(() => wishesOf(deck({ range: '2-9' }), {})).toThrow('slides.md:4: "range" of export is "2-9"\n  expected: slides of talk, which has 3')
  expect(() => wishesOf(deck({ range: '2-9' }), { range: '7' })).toThrow(/^--range is "7"/)
})
