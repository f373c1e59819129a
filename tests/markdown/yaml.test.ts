import { expect, it } from 'vitest'
import { readYaml, readYamlMap } from '../../lib/markdown/yaml.ts'

const many = (count: number, each: (no: number) => string, between = '\n'): string => Array.from({ length: count }, (_, no) => each(no)).join(between)

it('reads a value, and the lines of what is at its top', () => {
  expect(readYaml('# one\na: 1\nb:\n  - 2\n"c d": 3\n')).toEqual({ value: { 'a': 1, 'b': [2], 'c d': 3 }, faults: [], lines: new Map([['a', 2], ['b', 3], ['c d', 5]]) })
  expect(readYaml('- a: 1\n  b: 2\n\n- words\n').lines).toEqual(new Map([[0, 1], [1, 4]]))
  expect(readYaml('')).toEqual({ value: null, faults: [], lines: new Map() })
  expect(readYaml('a: 1', 'failsafe').value).toEqual({ a: '1' })
})

it.each([
  ['a: 1\nb: [x\n', 3, /^Flow sequence in block collection must be/],
  ['a: 1\na: 2\n', 2, /^Map keys must be unique$/],
  ['a: 1\nb:\n  - *c\n', 3, /^Unresolved alias \(the anchor must be set before the alias\): c$/],
  [`a0: &a0 [x, x]\n${Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [${Array.from({ length: 9 }).fill(`*a${index}`).join(', ')}]`).join('\n')}`, 1, /^Excessive alias count/],
  [`a: 1\nb: ${'['.repeat(20_000)}`, 2, /^nested too deeply$/],
  [`a: 1\nb: ${'[c,'.repeat(20_000)}`, 2, /^nested too deeply$/],
  ['a: 1\nb: &b\n  c: [1, *b]\n', 3, /^\*b refers to itself$/],
  ['a: 1\n---\nb: 2\n', 2, /^Source contains multiple documents/],
])('has no value, and never throws, for %j', (text, line, message) => {
  expect(readYaml(text)).toMatchObject({ value: undefined, faults: [{ line, message: expect.stringMatching(message) }] })
})

it.each([
  ['in a block', many(5001, no => `a${no}: 1`), 5001],
  ['between braces', `a:\n  b: {${many(5001, no => `a${no}`, ',\n    ')}}`, 5002],
  ['with question marks', many(5001, no => `? a${no}`), 5001],
  ['in a file that is none', `a: {${many(5001, no => `a${no}`, ',')}}\nb: [`, 1],
])('refuses more keys than a parser compares in a moment, %s', (_, text, line) => {
  expect(readYaml(text).faults).toEqual([{ line, message: 'more than 5,000 keys in one place' }])
})

it.each([
  ['commas of prose', `a: ${'one, two '.repeat(20_000)}`],
  ['lines of a text that look like keys', `a: |\n${many(6000, no => `  b${no}: 1`)}`],
  ['entries of a list', `a: [${many(20_000, no => `${no}: 1`, ', ')}]`],
  ['maps of a list', many(6000, no => `- a: ${no}\n  b: 1`)],
])('counts no %s as keys', (_, text) => {
  expect(readYaml(text).faults).toEqual([])
})

it('takes for a map only what is one', () => {
  expect([readYamlMap('a: 1'), readYamlMap('- 1'), readYamlMap('words'), readYamlMap(''), readYamlMap('a: *b'), readYamlMap('a: [')]).toEqual([{ a: 1 }, {}, {}, {}, {}, {}])
})
