import { expect, it } from 'vitest'
import { keyLine, readFrontMatter, writeFrontMatter } from '../../../lib/markdown/translate/front-matter.ts'
import { besideFile, isElement, tagsIn } from '../../../lib/markdown/translate/html-tags.ts'
import { readDeck, readMarp } from './read-deck.ts'

const read = (text: string): unknown => readFrontMatter(text.split('\n'))

it.each([
  ['---\na: 1\n---\nb', { text: 'a: 1', lines: 3, values: { a: 1 } }],
  ['----  \na: 1\n...\nb', { text: 'a: 1', lines: 3, values: { a: 1 } }],
  ['---\n---\nb', { text: '', lines: 2, values: {} }],
  // A heading between rules.
  ['---\n# Words\n---', { text: '', lines: 0, values: {} }],
  ['---\n- a\n---', { text: '', lines: 0, values: {} }],
  ['---\nwords\n---', { text: '', lines: 0, values: {} }],
  ['---\na: 1\n', { text: '', lines: 0, values: {} }],
  ['a\n---\na: 1\n---', { text: '', lines: 0, values: {} }],
  ['--- x\na: 1\n---', { text: '', lines: 0, values: {} }],
  ['---\na: 1\n--- x\nb: 2\n----\n', { text: '', lines: 5, values: {}, error: expect.any(String) }],
  ['---\na: |\n---x\nb: 2\n---', { text: 'a: |\n---x\nb: 2', lines: 5, values: {}, error: expect.any(String) }],
  ['', { text: '', lines: 0, values: {} }],
])('reads the front matter of %j', (text, front) => {
  expect(read(text)).toEqual({ ...front, ...'error' in front ? { text: expect.any(String) } : {} })
})

it('finds the line of a key in a block, in braces, in quotes and in a list, and no word that ends like it', () => {
  const lines = ['---', 'subtitle: x', 'a: {b: 1, title: 2}', '"c d": 3', '- e : 4', 'say "title', '$f: 5']
  expect(['subtitle', 'title', 'b', 'e', '$f', 'none'].map(key => keyLine(lines, 1, lines.length, key))).toEqual([2, 3, 3, 5, 7, 2])
  expect(keyLine(lines, 3, 4, 'title')).toBe(4)
})

it('writes what Slidev reads again: no dashes, no words that YAML takes for another thing', () => {
  expect(writeFrontMatter({})).toEqual(['---', ''])
  expect(writeFrontMatter({ a: 'word', b: 'two words', c: 'true', d: 'No', e: true, f: undefined, g: 'a---b', h: { i: '---' }, j: 'x-y_1', k: '1x' })).toEqual([
    '---',
    'a: word',
    'b: "two words"',
    'c: "true"',
    'd: "No"',
    'e: true',
    'g: "a\\x2d\\x2d\\x2db"',
    'h: {"i":"\\x2d\\x2d\\x2d"}',
    'j: x-y_1',
    'k: "1x"',
    '---',
    '',
  ])
})

it.each<[string, string]>([
  ['a.png', './a.png'],
  ['pics/a.png', './pics/a.png'],
  ['.hidden/a.png', './.hidden/a.png'],
  ...['./a.png', '../a.png', '/a.png', '#a', '~a', '@/a', '?a', 'https://x.y', 'data:x', ''].map((address): [string, string] => [address, address]),
])('takes %j from beside the file as %j', (address, beside) => {
  expect(besideFile(address)).toBe(beside)
})

it('reads tags as they are written, and none that is cut off', () => {
  const html = '<B a="1">x</B ><br><img/><!-- y --><p'
  expect(tagsIn(html).map(({ from, to, ...tag }) => [html.slice(from, to), tag])).toEqual([
    ['<B a="1">', { name: 'B', closing: false, alone: false }],
    ['</B >', { name: 'B', closing: true, alone: false }],
    ['<br>', { name: 'br', closing: false, alone: true }],
    ['<img/>', { name: 'img', closing: false, alone: true }],
    ['<!-- y -->', { name: '', closing: false, alone: false }],
  ])
  expect(tagsIn('a <!-- b')).toEqual([])
  expect([isElement('DIV'), isElement('marquee'), isElement('T')]).toEqual([true, true, false])
})

it('brings to a slide the link definitions that it uses and another has, once', () => {
  const deck = readDeck('# T\n\n[a] [A] ![p][q "r] [^1] \\[b]\n\n## B\n\n[a]: /own\n[c][b]\n\n## End\n\n[a]: <https://x.y>\n[b]: /b "say \\"it\\""\n[unused]: /u')
  expect(deck.slides.map(({ content }) => content.split('\n').filter(line => /^\[[^\]]+\]:/.test(line)))).toEqual([
    ['[a]: </own>', '[b]: </b> "say \\"it\\""'],
    ['[a]: /own', '[b]: </b> "say \\"it\\""'],
    ['[a]: <https://x.y>', '[b]: /b "say \\"it\\""', '[unused]: /u'],
  ])
})

it('writes what a Marp file says of itself into the headmatter, and leaves out what is empty', () => {
  const head = (directives: string): Record<string, unknown> => readMarp('a', directives).slides[0]!.frontmatter
  expect(head('keywords: [a, b]\ntitle: ""\nauthor: ""\n')).toEqual({ keywords: 'a, b', aspectRatio: '16/9', layout: 'default' })
  expect(head('title: T\n')).toEqual({ title: 'T', aspectRatio: '16/9', layout: 'default' })
  expect(head('title: T\nimage: https://x.y\n')).toEqual({ title: 'T', seoMeta: { ogTitle: 'T', ogImage: 'https://x.y' }, aspectRatio: '16/9', layout: 'default' })
  expect(head('size: 16:9\ntransition: fade\n')).toEqual({ aspectRatio: '16/9', layout: 'default', transition: 'fade' })
})
