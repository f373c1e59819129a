import { expect, it } from 'vitest'
import { excerpt } from '../../../lib/site/gallery/excerpt.ts'

const text = `The first words of a slide come long before the one that is looked for, apricot, and ${'many more words come after it '.repeat(8)}until the end`

it.each<[string, string[], string]>([
  ['a short text as it is', ['pear'], 'A pear  and\na plum'],
  ['the beginning, when only the title was hit', ['zebra'], text],
  ['whole words around a hit', ['apricot'], text],
])('shows %s', (_, terms, from) => {
  const shown = excerpt(from, terms)
  const line = from.replace(/\s+/g, ' ')
  const words = shown.replace(/^… | …$/g, '')
  expect(` ${line} `).toContain(` ${words} `)
  expect(words.length).toBeLessThanOrEqual(140)
  if (line.includes(terms[0]!))
    expect(words).toContain(terms[0])
  expect(shown.startsWith('… ')).toBe(!line.startsWith(words))
  expect(shown.endsWith(' …')).toBe(!line.endsWith(words))
})
