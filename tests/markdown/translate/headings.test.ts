import { describe, expect, it } from 'vitest'
import { originOf, readDeck } from './read-deck.ts'

const titles = (source: string): string[] => readDeck(source).slides.map(slide => slide.content.split('\n')[0] ?? '')

describe('a file without dashes is divided at its headings', () => {
  it.each([
    ['a title and sections', '# T\n\nt\n\n## A\n\n### deep\n\n## B', ['# T', '## A', '## B']],
    ['sections only', '## A\n\na\n\n## B', ['## A', '## B']],
    ['titles only', '# A\n\n# B', ['# A', '# B']],
    ['third-level headings only', '### A\n\n#### x\n\n### B', ['### A', '### B']],
    ['a title and third-level headings', '# T\n\n### A\n\n### B', ['# T', '### A', '### B']],
    ['underlined headings', 'T\n===\n\nt\n\nA\n---\n\na\n\nB #\n------\nb', ['# T', '## A', '## B \\#']],
    ['a heading over two lines', 'T\nwo\n====\n\n## A', ['# T wo', '## A']],
    ['text above the first heading', 'text\n\n# T\n\n## A', ['text', '# T', '## A']],
    ['pictures above the first heading', '<p>\n<img src="/a.png">\n</p>\n\n![b](/b.png)\n\n# T\n\n## A', ['<p>', '## A']],
    ['pictures side by side above the first heading', '![a](/a.png) ![b](/b.png)\n\n# T\n\n## A', ['![a](/a.png) ![b](/b.png)', '## A']],
    ['headings in code, comments, quotes and lists', '# T\n\n```\n## a\n```\n\n    ## b\n\n<!--\n## c\n-->\n\n> ## d\n\n- ## e', ['# T']],
    ['a blog post, titled in its front matter', '---\ntitle: Post\n---\n\ntext\n\n## A', ['# Post', '## A']],
    ['no heading', 'a\n\nb', ['a']],
  ])('%s', (_, source, expected) => {
    expect(titles(source)).toEqual(expected)
  })

  it('says so, with the number of slides, on the first line after the front matter', () => {
    const { notices } = readDeck('---\nauthor: Me\n---\n# T\n\n## A\n\n## B')
    expect(notices).toEqual([{
      line: 4,
      found: 'no `---` between slides: split into 3 slides at its headings (`#` and `##`)',
      expected: 'slides divided by `---`, or headings where slides start',
      fix: 'nothing if the slides are right; otherwise write `---` on a line of its own, with a blank line above, between slides',
    }])
    expect(readDeck('# T\n\ntext').notices).toEqual([])
  })

  it.each([
    ['a title with text', '# T\n\nby me\n\n## A', 'cover'],
    ['a title with a list', '# T\n\n- a\n\n## A', 'default'],
    ['text alone', 'a', 'cover'],
    ['code alone', '```text\na: b\n```', 'default'],
  ])('gives the first slide a fitting layout: %s', (_, source, layout) => {
    expect(readDeck(source).slides[0]?.frontmatter.layout).toBe(layout)
  })

  it('keeps the front matter, but no other tool\'s layout', () => {
    const { slides } = readDeck('---\ntitle: T\nlayout: post\n  \ndate: 2026-01-01\n...\n\n# T\n\n## A')
    expect(slides[0]?.frontmatter).toEqual({ title: 'T', date: '2026-01-01', layout: 'cover' })
  })

  it('tells for each line where its author wrote it', () => {
    const deck = readDeck('---\nauthor: Me\n---\n# T\n\nA\n---\n\ntext\n\n~~~\ncode\n')
    for (const [text, line] of [['author', 2], ['# T', 4], ['## A', 6], ['text', 9], ['code', 12]] as const)
      expect(originOf(deck, text)).toEqual([line])
  })

  it('repeats link definitions and footnotes on the slides that use them', () => {
    const deck = readDeck('# T\n\n[a] and [^1]\n\n## A\n\n[A][a]\n\n## End\n\n[a]: https://x.y "t"\n[^1]: note')
    expect(deck.slides[0]?.content).toContain('[a]: <https://x.y> "t"\n\n[^1]: note')
    expect(deck.slides[1]?.content).toContain('[A]: <https://x.y> "t"')
    expect(originOf(deck, ']: <')).toEqual([11, 11])
    expect(originOf(deck, '[^1]: note')).toEqual([12, 12])
  })

  it('takes pictures from beside the file', () => {
    const [slide] = readDeck('# T\n\n![a](pics/a.png "t") ![b](/b.png) ![c](https://x.y/c.png)\n\n<img src="d.png"> <img alt="a > b" src=e.png> <img src="/f.png"> <video poster=\'g.png\' src="./h.mp4"></video>\n\n<p>\n<img src="i.png">\n<a src="j.png"></a>\n<x-img src="k.png"></x-img>\n</p>\n\n![](<k l.png>) [![](m.png)](n.png)').slides
    expect(slide?.content).toBe('# T\n\n![a](./pics/a.png "t") ![b](/b.png) ![c](https://x.y/c.png)\n\n<img src="./d.png"> <img alt="a > b" src=./e.png> <img src="/f.png"> <video poster=\'./g.png\' src="./h.mp4"></video>\n\n<p>\n<img src="./i.png">\n<a src="j.png"></a>\n<x-img src="k.png"></x-img>\n</p>\n\n![](<./k l.png>) [![](./m.png)](n.png)')
  })

  it('closes an element on the slide that opens it', () => {
    const { slides } = readDeck('<div align="center">\n\n# T\n\n</div>\n\n<details>\n\n## A\n\n</details>\n\nend')
    expect(slides.map(slide => slide.content)).toEqual(['<div align="center">\n\n# T\n\n</div>\n\n<details>\n\n\n</details>', '## A\n\n\nend'])
  })
})

describe('what Slidev\'s splitter would read in another way than Markdown', () => {
  it.each([
    ['a fence of tildes', '~~~yaml\n---\na: 1\n~~~', '```yaml\n---\na: 1\n```'],
    ['a fence of tildes around backticks', '~~~\n```\n~~~', '````\n```\n````'],
    ['a fence on the line of its bullet', '- ```js\n  a\n  ```', '-\n  ```js\n  a\n  ```'],
    ['a fence whose end is indented less', '  ```\n  a\n```', '  ```\n  a\n  ```'],
    ['inline code of three backticks at a line\'s start', '``` a ``` b', '<code v-pre>a</code> b'],
    ['a comment that begins in inline code', 'a `<!--` b', 'a <code v-pre>&lt;&#33;--</code> b'],
    ['dashes in indented code with a comment', '    <!-- a', '```\n<!-- a\n```'],
    ['a table\'s dashes', 'a | b\n--- | ---\nc | d', 'a | b\n --- | ---\nc | d'],
    ['text that starts with dashes', 'x\n\n---text', 'x\n\n ---text'],
    ['a fence of tildes with words, and an empty one', '~~~js {1}\na\n~~~\n\n~~~\n~~~\n\n~~~\n\n~~~', '```js {1}\na\n```\n\n```\n```\n\n```\n\n```'],
    ['a fence that a longer one ends', '```\na\n````', '```\na\n````'],
    ['a fence whose end is indented more', '```\na\n ```', '```\na\n```'],
    ['a fence on the line of its number', '1. ```\n   ~~~\n   ```', '1.\n   ```\n   ~~~\n   ```'],
    ['a fence in a quotation', '> ~~~\n> ---\n> ~~~', '> ~~~\n> ---\n> ~~~'],
    ['an indented line of backticks in a fence', '```\nx\n ```y\n```', '```\nx\n ```y\n```'],
    ['braces in indented code, in a quotation and behind a tab', '    a\n    {{ b }}\n\n>     {{ a }}\n\n\t{{ a }}', '```\na\n{{ b }}\n```\n\n> ```\n> {{ a }}\n> ```\n\n```\n{{ a }}\n```'],
    ['backticks in indented code', '    {{ a\n\n    ``` b\n\nc', '````\n{{ a\n\n``` b\n````\n\nc'],
    ['indented code on the line of its bullet', '-     ```\n      a', '-\n  ````\n  ```\n  a\n  ````'],
    ['other indented code', '    a', '    a'],
    ['inline code of four backticks, at a line\'s start and elsewhere', '```` a ```` b\nx ```` a ````', '<code v-pre>a</code> b\nx ```` a ````'],
    ['a whole comment in inline code', 'a `<!-- x -->` b', 'a `<!-- x -->` b'],
    ['signs of Markdown beside one that is open', '`--> <!-- _*[]|~$!\\`', '<code v-pre>--&gt; &lt;&#33;-- &#95;&#42;&#91;&#93;&#124;&#126;&#36;&#33;&#92;</code>'],
    ['an underlined heading in a quotation', '> A\n> ---', '> ## A'],
    ['dashes within a list', '- ---x', '- ---x'],
    ['backticks in an HTML block', '<div>\n```\n</div>', '<div>\n&#96;``\n</div>'],
  ])('%s', (_, source, content) => {
    const { slides } = readDeck(`# T\n\n${source}\n\n## End\n\nx`)
    expect(slides.map(slide => slide.content)).toEqual([`# T\n\n${content}`, '## End\n\nx'])
  })

  it('ends a fence that never ends', () => {
    const { slides } = readDeck('# T\n\n## A\n\n```\ncode\n---')
    expect(slides.map(slide => slide.content)).toEqual(['# T', '## A\n\n```\ncode\n---\n```'])
  })
})

describe('elements that an author leaves open', () => {
  it.each([
    ['<b>a\n\nc', '<b>a</b>\n\nc'],
    ['a </i> b', 'a  b'],
    ['<b><i>a</b>', '<b><i>a</i></b>'],
    ['<b><i>a', '<b><i>a</i></b>'],
    ['<b>a\n\n<i>b</b>c</i>', '<b>a</b>\n\n<i>bc</i>'],
    ['<ul><li>a<LI>b<li>c</ul>', '<ul><li>a</li><LI>b</LI><li>c</li></ul>'],
    ['<dl><dt>a<dd>b<dt>c</dl>', '<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>'],
    ['<table><tr><th>a<td>b<tr><td>c<tbody><tr><td>d</table>', '<table><tr><th>a</th><td>b</td></tr><tr><td>c</td></tr><tbody><tr><td>d</td></tr></tbody></table>'],
    ['<table><tr><td><table><tr><td>a</table></table>', '<table><tr><td><table><tr><td>a</td></tr></table></td></tr></table>'],
    ['<b><b>a</b></b>', '<b><b>a</b></b>'],
    ['</div>a', '<div></div>a'],
    ['- <b>a\n- c', '- <b>a</b>\n- c'],
    ['> <div>\n> a', '> <div>\n> a</div>'],
    ['| <b>a | c |\n|--|--|\n| d | </b>e |', '| <b>a</b> | c |\n|--|--|\n| d | e |'],
    ['<br><img src="/a.png"><hr/><b/>a', '<br><img src="/a.png"><hr/><b/>a'],
    ['<DIV>a</div>', '<DIV>a</div>'],
    ['<details>\n<summary>s\n</details>', '<details>\n<summary>s\n</summary></details>'],
    ['<!-- </b> --> a', '<!-- </b> --> a'],
  ])('%j ends as a browser has it', (source, content) => {
    expect(readDeck(`# T\n\n${source}\n\n## End\n\nx`).slides.map(slide => slide.content)).toEqual([`# T\n\n${content}`, '## End\n\nx'])
  })
})
