import { expect, it } from 'vitest'
import { bare } from '../../lib/article/trace/bare.ts'
import { codeOfLines, wordsOfLines } from '../../lib/article/trace/source-words.ts'

it.each([
  ['a <Cite id="x" /> b', 'a b'],
  ['a<Cite id="x" />b', 'ab'],
  ['<v-clicks>a</v-clicks>', 'a'],
  ['<ComparisonTable x="1">a', 'a'],
  ['<code v-pre>a</code>', 'a'],
  ['<codex>a', 'codex a'],
  ['<!-- a -->', 'a'],
  ['[@key; @b] c', 'c'],
  ['[-@key] c', 'c'],
  ['[@key](x)', 'key'],
  ['[words](http://a.b) c', 'words c'],
  ['[a](b c)', 'a b c'],
  ['&#65;b&#66;', 'AbB'],
  ['a\\lt b \\gt c', 'a b c'],
  ['&lt;b&gt; &amp;c', 'b c'],
  ['`a`-s *b* ~~c~~ \\[d\\]', 'a s b c d'],
  ['é, 日本! 5%', 'é 日本 5'],
  ['a_b', 'ab'],
  ['', ''],
  ['áb', 'áb'],
])('finds in the Markdown %j its words alone', (markdown, words) => {
  expect(bare(markdown)).toBe(` ${words} `)
})

it.each([
  ['  a   b  ', []],
  ['<td>1</td><td class="x">a</td>', ['', '1', 'a']],
  ['a<br>b<br/>c', ['a', 'b', 'c']],
  ['a &lt; b', ['a < b']],
  ['<p>a<i>b</i></p>', ['', 'ab']],
  ['<pre>a</pre>b', ['', 'a', 'b']],
  ['<li>a<H2>b</H2><tr>c', ['', 'a', 'b', 'c']],
  ['> > a', ['a']],
  ['a > b', []],
])('knows the line %j as it is, and as code that it may be', (line, code) => {
  expect([...codeOfLines(['x', line, 'y'], [[2, 2]])]).toEqual([line.replace(/\s+/g, ' ').trim(), ...code])
})

it.each([
  ['10<sup>2</sup> metres of H<SUB class="x">2</SUB>O', ['10² metres of h₂o']],
  ['n<sup><b>k</b>\n</sup>', ['n k']],
  ['thanks to [@Fundy8]', ['thanks to fundy8']],
  ['1~2 hours', ['1 2 hours', '12 hours']],
  ['h<b>ig</b>h', ['high']],
  ['caf&eacute;s', ['cafés']],
  ['*hi*gh, snake\\_case', ['high snakecase']],
  ['a < b', ['a b']],
])('finds words of %j however they are marked', (text, all) => {
  const words = wordsOfLines(['before', ...text.split('\n'), 'after'], [[2, 1 + text.split('\n').length]])
  expect(all.filter(each => !words.includes(each))).toEqual([])
  expect(words).not.toMatch(/before|after|[A-Z]/)
})
