import { expect, it } from 'vitest'
import { takeFrontMatter } from '../../lib/article/read/front-matter.ts'
import { plainOf } from '../../lib/article/rich.ts'

/** What an article's front matter says, each with its lines; undefined where there is none. */
function told(inner: string, [open, close] = ['---', '---']): Record<string, unknown> | undefined {
  const text = `${open}\n${inner}\n${close}\n\nText`
  const { front, rest } = takeFrontMatter(text)
  if (rest === text)
    return undefined
  expect([rest.trim(), rest.split('\n').length]).toEqual(['Text', text.split('\n').length])
  return Object.fromEntries(Object.entries(front).flatMap(([key, value]) => Array.isArray(value) && typeof value[0] === 'string' ? [[key, value]] : Array.isArray(value) ? value.slice(0, 1).map(piece => [key, `${plainOf([piece])} ${piece.line}-${piece.end}`]) : [[key, value]]))
}

it.each([
  ['title: A', { title: 'A 2-2' }],
  ['title: >\n  A\n  b\ndate: 2024', { title: 'A b 2-4', date: '2024 5-5' }],
  ['title: a\n\nauthor: b\n\n\n', { title: 'a 2-3', author: 'b 4-7' }],
  ['TITLE: A\nLocale: pt_BR\nby: [B, {name: C}, 5]\npubDate: 2024-01-02 10:00', { title: 'A 2-2', language: 'pt-BR', author: 'B, C, 5 4-4', date: '2024-01-02 5-5' }],
  ['authors:\n- name: A\n  x: y\n- B\npublished: May 2024', { author: 'A, B 2-5', date: 'May 2024 6-6' }],
  ['title: ""\nlang: english!\nauthor: true', {}],
  ['language: deu-Latn-1996', { language: 'deu-Latn-1996' }],
  ['lang: e', {}],
  ['lang: abcd', {}],
  ['lang: 12', {}],
  ['bibliography: a.bib', { bibliography: ['a.bib'] }],
  ['bibliography: [a.bib, 5, b.bib]', { bibliography: ['a.bib', 'b.bib'] }],
  ['date: 2024-01-02T10:00:00Z', { date: '2024-01-02 2-2' }],
  ['date: 2024-01-02 and on', { date: '2024-01-02 2-2' }],
  ['date: "on 2024-01-02 there"', { date: 'on 2024-01-02 there 2-2' }],
  ['title:   A\n  b', { title: 'A b 2-3' }],
  ['- a', undefined],
  ['a', undefined],
])('tells of the front matter %j what is used', (inner, expected) => {
  expect(told(inner)).toEqual(expected)
})

it('reads TOML up to its first table', () => {
  expect(told('title = "A"\n  by="B = C"\n[params]\ndate = 2024', ['+++', '+++'])).toEqual({ title: 'A 2-2', author: 'B = C 3-5' })
})

it.each([['---', '...'], ['--- ', '---\t']])('knows its fences %j and %j', (open, close) => {
  expect(told('title: A', [open, close])).toEqual({ title: 'A 2-2' })
})

it.each([['----', '---'], ['---', '----'], [' ---', '---'], ['---', '+++'], ['Text\n---', '---']])('knows %j and %j for none', (open, close) => {
  expect(told('title: A', [open, close])).toBeUndefined()
})

it('needs nothing after it', () => {
  expect(takeFrontMatter('---\ntitle: A\n---')).toMatchObject({ front: { title: [{ text: 'A' }] }, rest: '\n\n' })
})
