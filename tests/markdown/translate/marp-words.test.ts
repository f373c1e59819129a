import { expect, it } from 'vitest'
import { isMagicComment, readDirectives } from '../../../lib/markdown/translate/marp/directives.ts'
import { fitSize } from '../../../lib/markdown/translate/marp/fit.ts'
import { slidevTransition } from '../../../lib/markdown/translate/marp/transition.ts'

/** The directives of a comment. */
const read = (text: string): unknown[] => readDirectives(text, true).map(({ scope, name, value }) => [scope, name, value])

it.each([
  ['class: lead', [['local', 'class', 'lead']]],
  ['_class:   lead  ', [['spot', 'class', 'lead']]],
  ['theme: a: b # c', [['global', 'theme', 'a: b # c']]],
  ['footer:{{ x }}', []],
  ['header: "**a**: b"\ncolor: #fff', [['local', 'header', '**a**: b'], ['local', 'color', '#fff']]],
  ['"header": a: b', [['local', 'header', 'a: b']]],
  ['class: [a, b]', [['local', 'class', ['a', 'b']]]],
  ['paginate: true', [['local', 'paginate', 'true']]],
  // Meant for Marp, and none of its directives: told, where a speaker's words are not.
  ['_footr: x', [['unknown', '_footr', 'x']]],
  ['$theme: x', [['unknown', '$theme', 'x']]],
  ['backgroundcolor: x', [['unknown', 'backgroundcolor', 'x']]],
  ['HEADINGDIVIDER: 2', [['unknown', 'HEADINGDIVIDER', '2']]],
  ['Theme: what it is about', []],
  ['Color: red', []],
  ['note: x', []],
  ['a_b: x', []],
  ['_9: x', []],
  ['Say hello.', []],
])('reads %j', (text, directives) => {
  expect(read(text)).toEqual(directives)
})

it('knows comments for other tools', () => {
  expect(['prettier-ignore', ' prettier-ignore-start ', 'markdownlint-disable MD013', 'markdownlint-capture', 'lint ignore x'].every(isMagicComment)).toBe(true)
  expect(['prettier', 'prettier-ignore it', 'markdownlint-x', 'say: prettier-ignore', 'lint it'].some(isMagicComment)).toBe(false)
})

it.each([
  ['fade', 'fade'],
  [' slide 1s ', 'slide-left'],
  ['push', 'slide-left'],
  ['none', 'none'],
  ['cube 1s', undefined],
  ['toString', undefined],
  ['', undefined],
])('takes the transition %j for %j', (value, transition) => {
  expect(slidevTransition(value)).toBe(transition)
})

it('fits a heading by its widest line', () => {
  // A letter 0.6, a capital 0.74, a narrow one 0.34, an ideograph 1.05 of its height, over 860 pixels.
  expect(fitSize('a'.repeat(20))).toBe(72)
  expect(fitSize('W'.repeat(20))).toBe(58)
  expect(fitSize('il.,: '.repeat(10).trim())).toBe(43)
  expect(fitSize('字'.repeat(20))).toBe(41)
  expect(fitSize(`ab\n${'a'.repeat(20)}\n  c  `)).toBe(72)
  expect([fitSize('a'), fitSize(''), fitSize('a'.repeat(9)), fitSize('a'.repeat(10))]).toEqual([150, 150, 150, 143])
})
