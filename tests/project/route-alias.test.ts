import { expect, it } from 'vitest'
import { routeAliases, routeAliasFault } from '../../lib/project/route-alias.ts'

it.each(['the-table', 'Año', '日本語', 'v1.0', 'node.js', 'two words', 'constructor', '__proto__', '7', 'a'.repeat(80)])('takes %j', (alias) => {
  expect(routeAliasFault(alias, 6)).toBeUndefined()
})

it.each([
  ['../../x', 'no name'],
  ['..', 'no name'],
  ['..\\x', 'no name'],
  ['/etc', 'no name'],
  ['a/b', 'no name'],
  ['%2e%2e%2fx', 'no name'],
  ['"><svg onload=alert(1)>', 'no name'],
  ['index.html', 'no name'],
  ['slides.PDF', 'no name'],
  ['.git', 'no name'],
  ['CON', 'no name'],
  ['a\u0000', 'no name'],
  ['a\u202Eb', 'no name'],
  ['a\uD800', 'no name'],
  [' ', 'no name'],
  ['', 'no name'],
  ['é'.repeat(41), 'longer than 80 bytes'],
  ['Presenter', 'a page that each deck has'],
  ['2', 'the number of a slide'],
  [2, 'no text'],
  [['a'], 'no text'],
])('refuses %j', (alias, words) => {
  expect(routeAliasFault(alias, 6)).toContain(words)
})

it('gives a name to the first slide that has it, by letters that are the same on every disk', () => {
  const slides = ['Intro', 'intro', '../../x', '3', undefined].map((routeAlias, index) => ({ no: index + 1, frontmatter: { routeAlias } }))
  expect([...routeAliases({ slides })]).toEqual([['Intro', 1]])
})
