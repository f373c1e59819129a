import { expect, it } from 'vitest'
import { plainWords } from '../../lib/markdown/plain-words.ts'

it.each([
  ['**Bold**, *slanted*, `code` and [a link](https://a.example "title")', 'Bold, slanted, code and a link'],
  ['snake_case_name and 2 * 3 * 4', 'snake_case_name and 2 * 3 * 4'],
  ['# One\n\nTwo\nthree\n\n- four\n- five', 'One Two three four five'],
  ['a <b title="x > y">word</b>, ![a picture](x.png)', 'a word, a picture'],
  ['<div class="a">in a <i>box</i></div>', 'in a box'],
  ['`Vec<T>` &amp; more', 'Vec<T> & more'],
  ['***', ''],
])('takes the marks out of %s', (markdown, words) => {
  expect(plainWords(markdown)).toBe(words)
})
