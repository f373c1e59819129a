import { Buffer } from 'node:buffer'
import { expect, it } from 'vitest'
import { readArticle } from '../../lib/article/read/read-article.ts'
import { blocksOf } from './blocks.ts'

const lead = '# Tides\n\nThe moon pulls on the water of the whole earth.\n\n'

it.each<[what: string, source: string, blocks: string[]]>([
  ['numbers of a list, further text and entries below one', '3. Three\n4. Four\n\n   More of four.\n\n   - below\n', ['list 5-10: 3. Three; 4. Four > More of four. > below']],
  ['a box that is ticked, an empty entry, and an entry with code, which parts the list', '- [x] Done\n- \n- With code:\n\n  ```sh\n  ls\n  ```\n\n- After\n', ['list 5: - Done', 'paragraph 7: With code:', 'code 9-11: sh: ls', 'list 13: - After']],
  ['an alert, with a list in it', '> [!TIP] Take a table\n>\n> - one\n> - two\n', ['quote 5-8: [TIP]; Take a table; one; two']],
  ['who is quoted, and a dash that names nobody', '> Words.\n>\n> -- Ada\n\n> — Ada alone\n', ['quote 5-7: Words.; by Ada', 'quote 9: — Ada alone']],
  ['who is quoted on the last line, a sentence that goes on with a dash, and a talk of two', '> Words.\n> — *Ada*\n\n> The sea\n> – so they say – is deep.\n\n> — Is it?\n> — It is.\n', ['quote 5-6: Words.; by Ada', 'quote 8-9: The sea – so they say – is deep.', 'quote 11-12: — Is it? — It is.']],
  ['code and a table in a quotation, which is none then', '> Code:\n>\n> ```sh\n> ls\n> ```\n\n> | a | b |\n> |---|---|\n> | c | d |\n', ['paragraph 5: Code:', 'code 7-9: sh: ls', 'table 11-13: a | b; c | d']],
  ['the languages of code however they are named, and no code without a line', '```Python title="x"\na\n```\n\n```{.js}\nb\n```\n\n```\n   \n```\n\n    indented\n\n```Objective-C{1,2}\nc\n```\n\n~~~ c#,d\nd\n~~~\n', ['code 5-7: python: a', 'code 9-11: js: b', 'code 17: : indented', 'code 19-21: objective-c: c', 'code 23-25: c#: d']],
  ['terms with what they are, and lines that are none', 'Term\n: one\n: two\n:   *three*\n\n**Term**\n:\t one *two*\n\nTerm\n:one\n\nTerm\n: one\nnot\n', ['list 5-8: - Term: one > two > three', 'list 10-11: - Term: one two', 'paragraph 13-14: Term :one', 'paragraph 16-18: Term : one not']],
  ['raised and lowered words, and what only looks so', 'a <sub>2</sub> <sup>[1]</sup> <sup>x</sup> <sup>`c`</sup> <SUP>2</SUP> <sup>unclosed\n\n$x_1$, .\n', ['paragraph 5: a ₂ [1] ^x c ² unclosed', 'formula 7: x_1']],
  ['what stands below entries, in each entry', '- > quoted\n- # head\n- a\n\n  - b\n    - c\n\n  > d\n\n1. e\n2. ![p](p.png)\n3. f\n', ['quote 5: quoted', 'paragraph 6: head', 'list 7-12: - a > b > c > d', 'list 14: 1. e', 'picture 15: p.png p, ', 'list 16: 3. f']],
  ['headings and lists of quotations, and alerts', '> # Head\n> text\n\n> - a\n> - b\n\n> [!NOTE]\n\n> a [!NOTE] b\n\n> [!note]\n> words\n>\n> — Ada\n', ['paragraph 5: Head', 'paragraph 6: text', 'quote 8-9: a; b', 'quote 13: a [!NOTE] b', 'quote 15-18: [note]; words; by Ada']],
  ['the name of a box in bold', '> **Note**: One.\n\n> **Mind it:** Two.\n\n> **Note**\n> Three.\n>\n> Four.\n\n> **Bold** words.\n\n> **Note**\n\n> Note: Five.\n\n> **A name that is longer than one is**: Six.\n', ['quote 5: [Note]; One.', 'quote 7: [Mind it]; Two.', 'quote 9-12: [Note]; Three.; Four.', 'quote 14: Bold words.', 'quote 16: Note', 'quote 18: Note: Five.', 'quote 20: A name that is longer than one is: Six.']],
  ['ways within it, and links with a word besides', '[A](#a) • [B](#b) | [C](#c)\n\n[A](#a) [B](#b)\n\n[A](#a) [B](#b) [C](/c)\n\n[A](#a) or [B](#b) [C](#c)\n', ['paragraph 7: A B', 'paragraph 9: A B C', 'paragraph 11: A or B C']],
  ['pictures without an address, beside a badge, and in a heading', '![a][x] ![b](b.png)\n\n[![badge](https://img.shields.io/a)](x) ![c](c.png)\n\n# ![](x.png)\n', ['picture 5: b.png b, ', 'paragraph 5: ![a][x]', 'picture 7: c.png c, ', 'picture 9: x.png , ']],
  ['footnotes with code and lists in them, and one that nothing names', 'x [^1] y[^2].\n\n[^1]: One.\n\n    ```sh\n    ls\n    ```\n\n[^2]: - a\n      - b\n\n[^3]: Three.\n', ['paragraph 5: x y.', 'code 9-11: sh: ls', 'paragraph 16: Three.']],
  ['breaks, and addresses of every kind', 'a\\\nb  \nc<br>d\n\n***\n\n[a][b] [c] <mailto:a@b.c> <ftp://x>\n\n[b]: https://x.y\n', ['paragraph 5-7: a b c d', 'paragraph 11: a [c] mailto:a@b.c ftp://x']],
  ['an entry and a meaning that are in no list', '<li>One</li>\n\n<dd>Two</dd>\n', ['paragraph 5: One', 'paragraph 7: Two']],
  ['a table of words, and none of signs', '| a | b |\n|:-:|--:|\n| 1 | 2 |\n\n| - | - |\n|---|---|\n| . | . |\n', ['table 5-7: a | b; 1 | 2']],
  ['pictures by address and by label, in words and in a heading', '![a  map][m]\n\nWords ![x](x.png) around\n\n[m]: map.png\n\n## ![logo](logo.svg)\n', ['picture 5: map.png a map, ', 'picture 7: x.png x, ', 'paragraph 7: Words  around', 'picture 11: logo.svg logo, ']],
  ['a formula that stands alone, and one in words', '$$\na\n$$\n\n$x_1$.\n\n$x_1$ and\n', ['formula 5-7: a', 'formula 9: x_1', 'paragraph 11: x_1 and']],
  ['headings that leave levels out', '### Deep\n\nA.\n\n## Two\n\nB.\n\n#### Four\n\nC.\n', ['## 5: Deep', 'paragraph 7: A.', '## 9: Two', 'paragraph 11: B.', '### 13: Four', 'paragraph 15: C.']],
  ['HTML: boxes, and words and pictures in none', '<div>in <b>a</b> box</div>\n\n<img src="a.png" alt="a map">\n\n<span class="x">\nin none\n</span>\n\n<font color="red">\nred\n</font>\n', ['paragraph 5: in a box', 'picture 7: a.png a map, ', 'paragraph 9-11: in none', 'paragraph 13-15: red']],
  ['words beside comments, and nothing of these', '<!-- gone -->\n\n<!-- gone --> stays\n\n<!-- gone --> stays <!-- gone -->\n\n<!--\ngone\n\ngone\n-->\n', ['paragraph 7: stays', 'paragraph 9: stays']],
  ['Markdown between tags', '<div>\n\nMarkdown *inside*\n\n</div>\n\n<details>\n<summary>More</summary>\nHidden words.\n</details>\n', ['paragraph 7: Markdown inside', 'paragraph 12: More', 'paragraph 12-14: Hidden words.']],
])('reads of Markdown %s', (_, source, blocks) => {
  expect(blocksOf(lead + source, 'tides.md')).toEqual(['# Tides', 'paragraph 3: The moon pulls on the water of the whole earth.', ...blocks])
})

it('says which badges and numbers it leaves out', () => {
  const { remarks, blocks } = readArticle(Buffer.from(`${lead}[![build](https://img.shields.io/x.svg)](https://ci) [![cov](https://img.shields.io/y.svg)](https://ci)\n\n12\n\n—\n`), 'tides.md')
  expect(remarks.map(({ line, end, text }) => `${line}-${end} ${text}`)).toEqual(['5-5 2 badges', '7-7 a number alone: "12"'])
  expect(blocks).toHaveLength(1)
})

it('keeps the look of words and the addresses that lead out of a site', () => {
  const { blocks: [, links, look] } = readArticle(Buffer.from(`${lead}[own](/here) [out](https://a.b/c) [mail](mailto:a@b.c) [run](javascript:x) [ref][r]\n\n[r]: https://r.s/t\n\nx<sup>2</sup><br>next **bold *both*** ~~gone~~ \`code\`\n`), 'tides.md')
  const told = (block: typeof links): string[] => block?.kind === 'paragraph' ? block.text.filter(({ text }) => text.trim() !== '').map(({ text, styles, href }) => [text.trim(), ...styles, ...href ? [href] : []].join(' ')) : []
  expect(told(links)).toEqual(['own', 'out https://a.b/c', 'mail mailto:a@b.c', 'run', 'ref https://r.s/t'])
  expect(told(look)).toEqual(['x', '²', 'next', 'bold strong', 'both strong em', 'gone del', 'code code'])
})
