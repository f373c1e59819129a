import { Buffer } from 'node:buffer'
import { expect, it } from 'vitest'
import { formatOf, readArticle } from '../../lib/article/read/read-article.ts'

const text = 'The moon pulls on the water of the whole earth.'

it.each([
  ['a.md', text, 'markdown'],
  ['a.qmd', '<html>', 'markdown'],
  ['a.htm', text, 'html'],
  ['a.txt', '# A\n\n## B\n\n**c**', 'text'],
  ['a.txt', '<!doctype html><p>a</p>', 'html'],
  ['a', '<?xml version="1.0"?>\n<!-- a -->\n<html>', 'html'],
  ['a', '<!-- a -->\n<body>', 'html'],
  ['a', '<b>a</b>', 'text'],
  ['a', '# A\n\n## B', 'markdown'],
  ['a', '# A\n\na', 'text'],
  ['a', '# A\n\n**bold words** here', 'markdown'],
  ['a', '**bold words** here', 'text'],
  ['a', '[a](b) and\n```\nc\n```', 'markdown'],
  ['a', '| a |\n|---|\n\n~~~\nc\n~~~', 'markdown'],
  ['a', '---\ntitle: a\nlang: en\n---\n\n**bold words**', 'markdown'],
  ['a', text, 'text'],
])('takes %s with %j for %s', (name, source, format) => {
  expect(formatOf(name, source)).toBe(format)
})

it('leaves out lists of the site\'s own pages, not those of others, of two links, or with much to say beside', () => {
  const list = (hrefs: string[], beside = ''): string => `<ul>${hrefs.map(href => `<li><a href="${href}">Something to read there</a>${beside}</li>`).join('')}</ul>`
  const remarksOf = (box: string): number => readArticle(Buffer.from(`<body><h1>Tides</h1><p>${text.repeat(12)}</p>${['/a', '/b', '/c'].map(path => `<p>It is <a href="https://own.example${path}">known</a> to all.</p>`).join('')}${box}</body>`), 'a.html').remarks.length
  expect(remarksOf(list(['/one', '/two', 'https://www.own.example/three', 'https://own.example/four']))).toBe(1)
  expect(remarksOf(list(['https://a.example', 'https://b.example', 'https://c.example', 'https://d.example']))).toBe(0)
  expect(remarksOf(list(['/one', '/two']))).toBe(0)
  expect(remarksOf(list(['/one', '/two', '/three'], ', which says more than its link does'))).toBe(0)
})
