import { expect, it } from 'vitest'
import { lineStarts, placeIn } from '../../lib/markdown/line-starts.ts'
import { readMarkup } from '../../lib/markdown/markup.ts'

/** What a slide holds, quoted from it. */
function held(text: string): Record<string, unknown> {
  const { tags, ends, links, images, fences, imports, slots, headings, code, comments, html } = readMarkup(text)
  const quote = ([start, end]: [number, number]): string => text.slice(start, end)
  return {
    tags: tags.map(({ start, open }) => text.slice(start, open)),
    ends: ends.map(quote),
    links: links.map(({ href, start }) => `${href} at ${start}`),
    images: images.map(({ src, start }) => `${src} at ${start}`),
    fences: fences.map(({ info, line }) => `${info} at ${line}`),
    imports: imports.map(({ text, line }) => `${text} at ${line}`),
    slots: slots.map(({ name, line }) => `${name} at ${line}`),
    headings: headings.map(({ text, line }) => `${text} at ${line}`),
    code: code.map(quote),
    comments: comments.map(quote),
    html: html.map(quote),
  }
}

it.each<[string, Record<string, string[]>]>([
  ['a\n  b `c`\n  <i>d</i>', { tags: ['<i>'], ends: ['</i>'], code: ['`c`'] }],
  ['| a | `b` | b |\n|--|--|--|\n| b | <i>b</i> | [b](c) |', { tags: ['<i>'], ends: ['</i>'], links: ['c at 45'], code: ['`b`'] }],
  ['| a | a |\n|--|--|\n| a | [a](b) |\n| [a](c) | a |', { links: ['b at 25', 'c at 36'] }],
  ['| \\| `a\\|b` | <i>c</i> |\n|--|--|\n| d | e |', { tags: ['<i>'], ends: ['</i>'], code: ['`a\\|b`'] }],
  ['| a.b* | [a](b?c) |\n|--|--|\n| (x) | [y](z) |', { links: ['b?c at 10', 'z at 37'] }],
  ['| 😀 | [a](b) |\n|--|--|', { links: ['b at 8'] }],
  ['[a][b] <https://x.y> https://z.y w.org [^1]\n\n[b]: /c\n\n[^1]: x', { links: ['/c at 1', 'https://x.y at 7', 'https://z.y at 26'] }],
  ['[a](<b c>) [ä](ö%20)', { links: ['b c at 1', 'ö%20 at 12'] }],
  ['![a](b "c") ![d][e]\n\n[e]: f', { images: ['b at 0', 'f at 12'] }],
  ['[![a](b)](c)', { links: ['c at 1'], images: ['b at 1'] }],
  ['# `a` <b>c</b> ![d](e) *f*', { tags: ['<b>'], ends: ['</b>'], images: ['e at 15'], headings: ['a c  f at 0'], code: ['`a`'] }],
  ['a\n\nB\n=\n\nC\n-', { headings: ['B at 2', 'C at 5'] }],
  [':: a.b-c:d ::  ', { slots: ['a.b-c:d at 0'] }],
  ['  ::a::', {}],
  ['::a:: b', {}],
  ['a\n::b::\nc', { slots: ['b at 1'] }],
  ['- ::a::\n  <<< b', { slots: ['a at 0'], imports: ['<<< b at 1'] }],
  ['a\n<<< b', { imports: ['<<< b at 1'] }],
  ['  <<<\tb {1}', { imports: ['<<<\tb {1} at 0'] }],
  ['<<<', {}],
  ['a <<< b', {}],
  ['> ```js\n> a\n> ```', { fences: ['js at 1'], code: ['> ```js\n> a\n> ```'] }],
  ['a\n\n~~~ ts {1} \na', { fences: ['ts {1} at 3'], code: ['~~~ ts {1} \na'] }],
  ['\ta', { code: ['\ta'] }],
  ['`a\nb` `` ` `` ``` `` ` ```', { code: ['`a\nb`', '`` ` ``', '``` `` ` ```'] }],
  ['\\`a` b`', { code: ['` b`'] }],
  ['> a\nb <i>c</i>', { tags: ['<i>'], ends: ['</i>'] }],
  ['1. a\n\n   b <i\n   c="d">e</i>', { tags: ['<i\n   c="d">'], ends: ['</i>'] }],
  ['<!-- a\nb --> c', { comments: ['<!-- a\nb -->'], html: ['<!-- a\nb --> c'] }],
  ['a <!-- b --> `c`', { code: ['`c`'], comments: ['<!-- b -->'] }],
  ['<div>\n\n**a** <b>c</b>\n\n</div>', { tags: ['<div>', '<b>'], ends: ['</b>', '</div>'], html: ['<div>', '</div>'] }],
  ['<div>\na\n</div>\nb\n\nc', { tags: ['<div>'], ends: ['</div>'], html: ['<div>\na\n</div>\nb'] }],
  ['- <p>\n  a\n  </p>\n\nb', { tags: ['<p>'], ends: ['</p>'], html: ['- <p>\n  a\n  </p>'] }],
  ['', {}],
])('reads %j', (text, holds) => {
  const nothing = Object.fromEntries(Object.keys(held('')).map(key => [key, []]))
  expect(held(text)).toEqual({ ...nothing, ...holds })
})

it('gives code without the indentation of its list, and its length in lines', () => {
  expect(readMarkup('- a\n\n  ```\n  b\n    c\n  ```').fences).toEqual([{ info: '', code: 'b\n  c\n', line: 3 }])
})

it('places an offset on its line and in its column', () => {
  const text = 'ab\n\ncd'
  expect([0, 1, 2, 3, 4, 5, 6, 99].map(offset => Object.values(placeIn(text, offset)).join(':'))).toEqual(['0:0', '0:1', '0:2', '1:0', '2:0', '2:1', '2:2', '2:95'])
  expect(placeIn(text, -1)).toEqual({ line: 0, column: 0 })
  expect([lineStarts(text), lineStarts(''), lineStarts('\n')]).toEqual([[0, 3, 4], [0], [0, 1]])
})
