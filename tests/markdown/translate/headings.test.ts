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
    const { slides } = readDeck('---\ntitle: T\nlayout: post\n\ndate: 2026-01-01\n...\n\n# T\n\n## A')
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
    const [slide] = readDeck('# T\n\n![a](pics/a.png "t") ![b](/b.png) ![c](https://x.y/c.png)\n\n<img src="d.png"> <img alt="a > b" src=e.png>').slides
    expect(slide?.content).toBe('# T\n\n![a](./pics/a.png "t") ![b](/b.png) ![c](https://x.y/c.png)\n\n<img src="./d.png"> <img alt="a > b" src=./e.png>')
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
