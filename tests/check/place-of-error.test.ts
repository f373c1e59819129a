import { expect, it } from 'vitest'
import { placeOfError } from '../../lib/check/walk/place-of-error.ts'

it.each([
  ['TypeError: Cannot read properties of undefined (reading \'toFixed\')', 'a\n\n{{ price.toFixed(2) }}', 'price.toFixed(2)', 3],
  ['ReferenceError: total is not defined', '# {{ 1 }}\n\n<p :class="total">x</p>', 'total', 14],
  ['TypeError: price.map is not a function', '`{{ price.map() }}`\n{{ price.map(a => a) }}', 'price.map(a => a)', 20],
  ['ReferenceError: total is not defined', `{{ total +\n  ${'x'.repeat(60)} }}`, `total + ${'x'.repeat(52)}`, 0],
])('finds what throws %s', (message, content, words, start) => {
  expect(placeOfError(message, content)).toEqual({ words, start })
})

it.each([
  ['TypeError: Cannot read properties of undefined (reading \'toFixed\')', '`{{ price.toFixed(2) }}`'],
  ['TypeError: Cannot read properties of undefined (reading \'to\')', '{{ price.toFixed(2) }}'],
  ['Error: something else', '{{ price.toFixed(2) }}'],
])('does not guess: %s', (message, content) => {
  expect(placeOfError(message, content)).toBeUndefined()
})
