import type { Piece, Rich, Style } from '../../lib/article/rich.ts'
import { describe, expect, it } from 'vitest'
import { linesOf, sliceRich, trimRich, unlinked } from '../../lib/article/rich.ts'
import { asParagraph, code, escapeText, toMarkdown, toNote } from '../../lib/article/write/markdown.ts'

function piece(text: string, styles: Style[] = [], more: Partial<Piece> = {}): Piece {
  return { text, styles, line: 1, ...more }
}

it.each([
  ['a & b &amp; c &#38;', 'a & b &amp;amp; c &amp;#38;'],
  ['1 * 2 [x] ~y~ $5 `z` \\', '1 \\* 2 \\[x\\] \\~y\\~ \\$5 \\`z\\` \\\\'],
  ['<b> a < b </i> <!-- -->', '&lt;b> a < b &lt;/i> &lt;!-- --&gt;'],
  ['_a_ snake_case __init__', '\\_a\\_ snake_case \\_\\_init\\_\\_'],
  ['{{ x }} {a}', '&#123;&#123; x &#125;&#125; {a}'],
  ['note :tip: a:b: http://x:y', 'note &#58;tip: a:b: http&#58;//x:y'],
  ['a.com, file.js, e.g. it.is', 'a&#46;com, file.js, e.g. it&#46;is'],
  ['me@here @me', 'me&#64;here @me'],
])('writes the words %j so that nothing reads more into them', (text, markdown) => {
  expect(escapeText(text)).toBe(markdown)
})

it.each([
  ['a', '`a`'],
  ['a`b', '``a`b``'],
  ['``a``', '``` ``a`` ```'],
  ['`a', '`` `a ``'],
  ['a}}<b>', '<code v-pre>a&#125;&#125;&#60;b&#62;</code>'],
])('writes the code %j between as many marks as it needs', (text, markdown) => {
  expect(code(text)).toBe(markdown)
})

it.each(['# a', '###### a', '#', '-', '>a', '- a', '+ a', '> a', '---', '===', '::: x', ':: a', '<<< x', '@x'])('shields a paragraph that begins as %j', (text) => {
  expect(asParagraph(text)).toBe(`\\${text}`)
})

it.each([['12. a', '12\\. a'], ['12.', '12\\.'], ['a 1. b', 'a 1. b'], ['-- a', '-- a'], ['==', '=='], ['<< a', '<< a'], ['12) a', '12\\) a'], ['12.a', '12.a'], ['#a', '#a'], ['-a', '-a'], [':a', ':a'], ['####### a', '####### a']])('shields a number that begins a paragraph as %j, and nothing that is no mark', (text, markdown) => {
  expect(asParagraph(text)).toBe(markdown)
})

it.each<[what: string, rich: Rich, markdown: string]>([
  ['marks around words, not blanks', [piece('a '), piece('bold ', ['strong']), piece('both', ['strong', 'em']), piece(' gone', ['del']), piece(' ', ['strong']), piece('x')], 'a **bold** ***both*** ~~gone~~ x'],
  ['no marks beside a letter that would be none', [piece('un'), piece('(bold)', ['strong']), piece('un'), piece('bold', ['strong']), piece('a'), piece('"b"', ['em'])], 'un(bold)un**bold**a"b"'],
  ['links, with their brackets shielded, and what cites after its words', [piece('see '), piece('the link', [], { href: 'https://e.org/(a)' }), piece(' and '), piece('that', ['em'], { href: 'https://e.org/b' }), piece('.')], 'see [the link](https://e.org/%28a%29) and *that* <Cite id="b" />.'],
  ['a note behind the words that it belongs to', [piece('a', ['strong']), piece(' b', ['strong'], { foot: 'n' }), piece(' c', ['strong'])], '**a b** <Cite id="n" /> **c**'],
  ['formulas on one line, and one that was cut as code', [piece('two\n  lines '), piece('x^2\n+1', ['math']), piece(' '), piece('\\left( a', ['math'])], 'two lines $x^2 +1$ `\\left( a`'],
])('writes %s', (_, rich, markdown) => {
  expect(toMarkdown(rich, href => href.endsWith('/b') ? '<Cite id="b" />' : href.startsWith('foot:') ? `<Cite id="${href.slice(5)}" />` : href)).toBe(markdown)
})

it('writes notes that end no comment and count no click', () => {
  expect(toNote([piece('<!-- a --> [click] b'), piece(' c', [], { href: 'https://e.org/' })])).toBe('&lt;!-- a --&gt; &#91;click\\] b [c](https://e.org/)')
})

describe('text', () => {
  it('keeps look, lines and notes where it is cut', () => {
    const rich = [piece('one\ntwo '), piece('three\nfour', ['em'], { line: 2, foot: 'f' })]
    expect(sliceRich(rich, 4, 12)).toEqual([piece('two ', [], { line: 2 }), piece('thre', ['em'], { line: 2 })])
    expect(sliceRich(rich, 14)).toEqual([piece('four', ['em'], { line: 3, foot: 'f' })])
    expect(sliceRich([piece('ab ', [], { foot: 'x' })], 0, 2)).toEqual([piece('ab', [], { foot: 'x' })])
    expect(trimRich([piece('  a\n b  ')])).toEqual([piece('a\n b')])
    expect(trimRich([piece('   ')])).toEqual([])
  })

  it('knows its first and last line', () => {
    expect([linesOf([piece('a\nb', [], { line: 3 }), piece('c', [], { line: 2 })]), linesOf([piece('a', [], { line: 3, end: 9 })]), linesOf([])]).toEqual([[2, 4], [3, 9], [0, 0]])
  })

  it('loses links and citations as a heading, but never all its words', () => {
    const cited = piece(' [@a]', [], { href: 'cite:a' })
    expect(unlinked([piece('Tides'), cited])).toEqual([piece('Tides')])
    expect(unlinked([cited])).toEqual([piece(' [@a]')])
    expect(unlinked([piece('Tides', [], { href: 'https://e.org', foot: '1' })])).toEqual([piece('Tides')])
  })
})
