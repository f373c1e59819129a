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
  ['a.xhtml', text, 'html'],
  ['a.htmlx', text, 'text'],
  ['a.MDX', text, 'markdown'],
  ['a.mdd', text, 'text'],
  ['a', 'It is # A\n\nand ## B', 'text'],
  ['a', 'a ---\nb\n---\n\n**bold words**', 'text'],
  ['a', 'x ```\n\n[a](b)', 'text'],
  ['a', '| a |\nb\n\n[a](b)', 'text'],
  ['a', 'see <html>', 'text'],
  ['a', '<mainly>', 'text'],
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

it.each(['```sh\nls\n```\n', '$$\nx^2\n$$\n', '![](a.png)\n'])('refuses %j, by which no talk could be called', (source) => {
  expect(() => readArticle(Buffer.from(source), 'a.md')).toThrow('no words that a talk could be called by')
})

it.each([
  [`${'> '.repeat(99)}a`, false],
  [`${'> '.repeat(100)}a`, true],
  [`${'- '.repeat(100)}a`, true],
  [`${'1. '.repeat(100)}a`, true],
  [`${'-'.repeat(100)}a`, false],
  [`${' '.repeat(400)}a`, false],
  [`${' '.repeat(401)}a`, true],
  [' '.repeat(500), false],
  [`a${'['.repeat(3000)}`, false],
  [`a${'['.repeat(3001)}`, true],
  [`a${'[]'.repeat(3001)}`, false],
])('knows Markdown that nobody wrote: %#', (source, isRefused) => {
  const read = (): unknown => readArticle(Buffer.from(`# Tides\n\n${text}\n\n${source}\n`), 'a.md')
  if (isRefused)
    expect(read).toThrow('elements nested too deeply to be read')
  else
    expect(read()).toBeTruthy()
})
