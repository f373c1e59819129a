import { expect, it } from 'vitest'
import { findFormulas } from '../../lib/markdown/formulas.ts'

it.each<[string, string[]]>([
  ['a $b$ c', ['b']],
  ['$$\na\n$$', ['[\na\n]']],
  ['$$ a $$', ['[ a ]']],
  ['$$a', ['[a]']],
  ['a $$b$$ c', ['b']],
  ['$x$ b\n$$\ny\n$$\n$z$', ['x', '[\ny\n]', 'z']],
  ['> $$\n> a\n> $$', ['[\n> a\n> ]']],
  ['- $$a$$\n1. $$b$$', ['[a]', '[b]']],
  ['$$\na\nb $$\n\n$c$', ['[\na\nb ]', 'c']],
  ['$$  \na  \n$$  \n\n$b$', ['[\na\n]', 'b']],
  ['$a\nb$', ['a\nb']],
  ['$a\n\nb$', []],
  ['$ a$ and $a $', []],
  ['5 $ and 6$, $5 or $6', []],
  ['\\$a$ and $b\\$c$', ['b\\$c']],
  ['$a$1', []],
  ['', []],
])('finds the formulas of %j', (text, tex) => {
  expect(findFormulas(text).map(({ tex, isBlock }) => isBlock ? `[${tex}]` : tex)).toEqual(tex)
})

it('says from where to where each is, in the order of the text', () => {
  const text = 'so $a$ it\n\n  $$  \nb   \n$$  \n\nand $c$'
  expect(findFormulas(text).map(({ start, end }) => text.slice(start, end))).toEqual(['a', '  \nb   \n$$  ', 'c'])
})
