import { describe, expect, it } from 'vitest'
import { originOf, readMarp } from './read-deck.ts'

const contents = (body: string, directives?: string): string[] => readMarp(body, directives).slides.map(slide => slide.content)
const found = (body: string, directives?: string): [number, string][] => readMarp(body, directives).notices.map(notice => [notice.line, notice.found])

describe('slides of Marp', () => {
  it.each([
    ['rules of any kind', '# A\n\n---\n\n# B\n\n***\n\n# C\n\n___\n\n# D\n\n- - -\n\n# E', ['# A', '# B', '# C', '# D', '# E']],
    ['an underlined heading is no rule', 'A\n---\n\ntext', ['## A\n\ntext']],
    ['rules in lists and code are none', '- a\n\n  ---\n\n~~~\n---\n~~~', ['- a\n\n  ---\n\n```\n---\n```']],
    ['empty slides stay', '---\n\n---\n\na', ['', '', 'a']],
    ['an element does not leave its slide', '<div>\n\na\n\n---\n\nb\n\n</div>', ['<div>\n\na\n\n\n</div>', 'b']],
  ])('%s', (_, body, expected) => {
    expect(contents(body)).toEqual(expected)
  })

  it.each([
    ['headingDivider: 1\n', ['# A\n\n## B\n\n### C', '# D']],
    ['headingDivider: 0\n', ['# A\n\n## B\n\n### C\n\n# D']],
    ['headingDivider: 2\n', ['# A', '## B\n\n### C', '# D']],
    ['headingDivider: [1, 3]\n', ['# A\n\n## B', '### C', '# D']],
    ['headingDivider: false\n', ['# A\n\n## B\n\n### C\n\n# D']],
  ])('are divided by %s', (directive, expected) => {
    expect(contents('# A\n\n## B\n\n### C\n\n# D', directive)).toEqual(expected)
  })

  it('give Slidev a layout: a title is a cover, `lead` is in the middle', () => {
    const layouts = (body: string, directives?: string): unknown[] => readMarp(body, directives).slides.map(slide => slide.frontmatter.layout)
    expect(layouts('# T\n\nme\n\n---\n\n# A')).toEqual(['cover', 'default'])
    expect(layouts('# T\n\n- a\n\n---\n\n# A', 'class: lead\n')).toEqual(['cover', 'center'])
    expect(layouts('![bg left](a.png)\n\n# T')).toEqual(['default'])
    expect(layouts('```yaml\na: 1\n```')).toEqual(['default'])
  })
})

describe('directives of Marp', () => {
  it('hold from their slide on, with an underscore only there, and from the start in the front matter', () => {
    const { slides } = readMarp('a\n\n---\n\n<!-- class: x -->\n<!-- _class: y -->\n\nb\n\n---\n\nc', 'class: [lead, z]\n')
    expect(slides.map(slide => slide.frontmatter.class)).toEqual(['lead z', 'y', 'x'])
  })

  it('for the whole deck become headmatter', () => {
    const { slides } = readMarp('a', [
      'title: A --- B: c',
      'author: Me',
      'description: what',
      'keywords: a, b',
      'lang: de',
      'url: https://x.y',
      'image: https://x.y/z.png',
      'size: 4:3',
      'math: katex',
      '',
    ].join('\n'))
    expect(slides).toHaveLength(1)
    expect(slides[0]?.frontmatter).toEqual({
      title: 'A --- B: c',
      author: 'Me',
      info: 'what',
      keywords: 'a, b',
      lang: 'de',
      htmlAttrs: { lang: 'de' },
      seoMeta: { ogTitle: 'A --- B: c', ogDescription: 'what', ogUrl: 'https://x.y', ogImage: 'https://x.y/z.png' },
      aspectRatio: '4/3',
      layout: 'default',
    })
  })

  it('never become notes; other comments do, all of a slide together, at its end', () => {
    const deck = readMarp('<!-- one -->\n\n# A <!-- two -->\n\n<!-- _class: lead -->\n<!-- _footr: x -->\n<!-- prettier-ignore -->\n<!--\nthree\n---\nTODO: four\n-->\n\ntext\n\n---\n\n# B')
    expect(deck.slides.map(slide => slide.note)).toEqual(['one\n\ntwo\n\nthree\n---\nTODO: four', undefined])
    expect(originOf(deck, 'two')).toEqual([7])
    expect(originOf(deck, 'TODO')).toEqual([15])
    expect(deck.notices.map(notice => [notice.line, notice.found])).toEqual([[10, '`_footr`, which is no directive of Marp']])
  })

  it('keep a note apart from a comment that code leaves open', () => {
    const [slide] = readMarp('```html\n<!-- a\n```\n\n<!-- note -->').slides
    expect(slide?.note).toBe('note')
    expect(slide?.content).toContain('```html\n<!-- a\n```')
  })

  it('header, footer and page numbers are elements of the slide', () => {
    const deck = readMarp('a\n\n---\n\n<!-- _paginate: skip -->\n\nb\n\n---\n\n<!-- footer: "" -->\n\nc\n\n---\n\n<!-- _paginate: hold -->\nd', 'paginate: true\nheader: \'**H** ![](l.png)\'\nfooter: F: {{ x }}\n')
    expect(deck.slides.map(slide => /<div class="marp-page">(\d+)/.exec(slide.content)?.[1])).toEqual(['1', undefined, '2', '2'])
    expect(deck.slides.map(slide => slide.content.includes('<footer class="marp-footer">F: <span v-pre>{{</span> x }}</footer>'))).toEqual([true, true, false, false])
    expect(deck.slides[3]?.content).toContain('<header class="marp-header"><strong>H</strong> <img src="./l.png" alt=""></header>')
    expect(originOf(deck, '<footer')).toEqual([5, 5])
  })

  it('colours and backgrounds are the slide\'s style', () => {
    const [slide] = readMarp('<!-- color: #fff -->\n<!-- backgroundColor: navy -->\n\na\n\n<!-- _backgroundImage: url("b.png") -->').slides
    expect(slide?.content).toContain('.slidev-layout.slidev-layout {\n  color: #fff;\n  background-color: navy;\n  background-image: url("b.png");\n  background-position: center;\n  background-repeat: no-repeat;\n  background-size: cover;\n}')
  })

  it('a picture whose address is a colour colours its own slide, and is no picture', () => {
    const { slides, lines } = readMarp('![bg](black)\n![bg blur:4px](a.png)\n![](#fff)\n\na\n\n---\n\n![bg](whitest)\n\nb')
    expect(slides[0]?.content).toContain('.slidev-layout.slidev-layout {\n  color: #fff;\n  background-color: black;')
    expect(lines.join('\n').match(/<img src="[^"]*"/g)).toEqual(['<img src="./a.png"', '<img src="./whitest"'])
    expect(slides[1]?.content).not.toContain('background-color')
  })

  it('gives no foot of ours to a slide whose author took its foot away, and leaves a deck without any alone', () => {
    const none = '<div class="marp-page" style="display:none"></div>'
    expect(readMarp('a\n\n---\n\n<!-- _footer: "" -->\n\nb', 'footer: words\n').slides.map(({ content }) => content.includes(none))).toEqual([false, true])
    expect(readMarp('a\n\n---\n\nb').slides.some(({ content }) => content.includes(none))).toBe(false)
  })

  it('`invert` on every slide makes the deck dark, on one it colours that slide', () => {
    expect(readMarp('a\n\n---\n\nb', 'class: invert\n').slides[0]?.frontmatter.colorSchema).toBe('dark')
    const { slides } = readMarp('a\n\n---\n\n<!-- _class: invert -->\n\nb')
    expect(slides.map(slide => slide.content.includes('background: #15181d'))).toEqual([false, true])
    // Links and quieter words are as light as the rest.
    expect(slides.map(({ content }) => [/ a \{ color: #8ab4f8; \}/, /--lectern-ink-soft: currentColor;/].map(form => form.test(content)))).toEqual([[false, false], [true, true]])
    expect(readMarp('<!-- _backgroundColor: black -->\n<!-- _color: white -->\n\na').slides[0]?.content).toContain('--lectern-ink-soft: currentColor;')
    // UnoCSS has a filter of that name.
    expect(slides[1]?.frontmatter.class).toBe('marp-invert')
    expect(readMarp('<style>\nsection.invert h1 { color: red }\n</style>', 'class: invert\n').slides[0]?.content).toContain('.slidev-layout.marp-invert h1 { color: red }')
  })

  it('the themes gaia and uncover bring their colours, for each class', () => {
    const grounds = (directives: string): (string | undefined)[] => readMarp('a\n\n---\n\n<!-- _class: invert -->\n\nb\n\n---\n\n<!-- _class: lead gaia -->\n\nc', directives).slides.map(({ content }) => /background: ([^;]+)/.exec(content)?.[1])
    expect(grounds('theme: gaia\n')).toEqual(['#fff8e1', '#455a64', '#0277bd'])
    expect(grounds('theme: uncover\n')).toEqual(['#fdfcff', '#202228', '#fdfcff'])
    expect(grounds('theme: default\n')).toEqual([undefined, '#15181d', undefined])
    expect(readMarp('a', 'theme: uncover\n').slides[0]?.content).toContain('justify-content: center; text-align: center')
  })

  it('a heading that is to fit takes the width of the slide, by its letters, and keeps its words as its title', () => {
    const deck = readMarp('# <!-- fit --> Big *words*\n\n---\n\n# <!--fit-->一二三四五六七八九十一二三四五六七八九十\n\n---\n\n## <!-- fit --> W\n\ntext\n\n---\n\n# <!-- fit -->')
    const sizes = deck.slides.map(({ content }) => Number(/font-size:(\d+)px/.exec(content)?.[1] ?? 0))
    expect(deck.slides[0]?.content).toMatch(/^# <span class="marp-fit" style="font-size:\d+px;line-height:1\.1"> Big \*words\*<\/span>/)
    expect(sizes[0]).toBeGreaterThan(100)
    expect(sizes.slice(1)).toEqual([41, 150, 0])
    expect(deck.slides.map(({ frontmatter }) => frontmatter.title)).toEqual(['Big words', '一二三四五六七八九十一二三四五六七八九十', 'W', undefined])
    expect(deck.notices).toEqual([])
  })

  it('transitions that Slidev has are kept, on their slide only', () => {
    const { slides } = readMarp('a\n\n---\n\n<!-- transition: slide -->\n\nb\n\n---\n\nc', '_transition: fade\n')
    expect(slides.map(slide => slide.frontmatter.transition)).toEqual(['fade', 'slide-left', 'slide-left'])
  })

  it.each([
    ['theme: academic\n', 'a', [[3, '`theme: academic`, a look made for Marp']]],
    ['theme: gaia\nclass: gaia\n', 'a', []],
    ['theme: uncover\nclass: gaia\n', 'a', [[4, 'the class `gaia`, for which this file has no CSS']]],
    ['size: 4K\n', 'a', [[3, '`size: 4K`']]],
    ['math: mathjax\n', '$x$', [[3, '`math: mathjax`']]],
    ['math: mathjax\n', 'no formula', []],
    ['transition: cube 1s\n', 'a', [[3, '`transition: cube 1s`']]],
    ['class: split\n', 'a', [[3, 'the class `split`, for which this file has no CSS']]],
    ['autoscale: true\n', 'a', [[3, '`autoscale`, which is no directive of Marp']]],
    ['date: 2026-01-01\n', 'a', []],
    ['', 'at 10:30:45, `:smile:`\nand :smile:', [[6, '`:smile:`, which Marp shows as a picture if it is an emoji\'s name']]],
    ['', 'a\n\n<script>\nlet a\n</script>', [[7, '`<script>`, which Marp runs only with `--html`']]],
    ['', '<div onclick="x()">a</div>', [[5, 'the attribute `onclick="x()"`, which Marp takes away and Vue would run']]],
    ['', '<style>\n@import \'gaia\';\nsection:nth-of-type(2) { color: red }\n</style>', [
      [6, '`@import \'gaia\'`, a theme of Marp'],
      [7, 'the selector `section:nth-of-type(2)`, which finds nothing on a slide of Slidev'],
    ]],
    ['', '<style>\nh1 {\n</style>', [[6, 'CSS that cannot be read: Unclosed block']]],
    ['title: "a\n', 'a', [[2, expect.stringMatching(/^front matter that is not YAML: /)]]],
  ])('names what it does not carry over: %j %j', (directives, body, expected) => {
    expect(found(body, directives)).toEqual(expected)
  })
})

describe('markdown of Marp', () => {
  it.each([
    ['line breaks', 'a\nb', 'a  \nb'],
    ['fragmented bullets', '* a\n* b\n\nend', '<v-clicks>\n\n* a\n* b\n\n</v-clicks>\n\n\nend'],
    ['fragmented numbers', '1) a\n2) b', '<v-clicks>\n\n1) a\n2) b\n\n</v-clicks>'],
    ['nested fragments', '* a\n  * b', '<v-clicks depth="2">\n\n* a\n  * b\n\n</v-clicks>'],
    ['fragments in a plain list', '- a\n  * b', '- a\n  \n  <v-clicks>\n  \n  * b\n  \n  </v-clicks>'],
    ['plain lists', '- a\n+ b\n1. c', '- a\n+ b\n1. c'],
    ['braces in text', 'a {{ b }} \\{{ c', 'a <span v-pre>{{</span> b }} <span v-pre>{{</span> c'],
    ['braces in code and formulas', '`{{ a }}` $b_{{c}}$', '`{{ a }}` $b_{{c}}$'],
    ['braces in a formula of its own', '$$\na {{ b\n---\n$$\n\n{{', '$$\na {{ b\n ---\n$$\n\n<span v-pre>{{</span>'],
    ['braces in a formula on one line', '$$ {{ a $$\n{{', '$$ {{ a $$\n<span v-pre>{{</span>'],
    ['braces in a formula between words', 'x\n$$ {{ $$\ny', 'x\n$$ {{ $$\ny'],
    ['braces in a formula of a list and of a quotation', '- $$\n  {{\n  $$\n\n> $$\n> {{ a }}\n> $$', '- $$\n  {{\n  $$\n\n> $$\n> {{ a }}\n> $$'],
    ['a formula that is left open', '$$\n{{ a', '$$\n{{ a'],
    ['a dollar that opens no formula', '$ y$ {{ $a{{ $b \\$a {{ b$ $x{{y$1', '$ y$ <span v-pre>{{</span> $a<span v-pre>{{</span> $b \\$a {{ b$ $x<span v-pre>{{</span>y$1'],
    ['a dollar within a formula', '$a\\$ {{ b$ $$ {{', '$a\\$ {{ b$ $$ <span v-pre>{{</span>'],
    ['braces with backslashes, and apart', '\\{\\{ a {\\{ b { { c', '<span v-pre>{{</span> a <span v-pre>{{</span> b { { c'],
    ['braces beside a comment', 'x <!-- a {{ --> {{ b\n<!-- n\n{{ -->\n{{', 'x  <span v-pre>{{</span> b\n<span v-pre>{{</span>'],
    ['a comment in a list', '- <!-- n\n  m -->\n- b', '- b'],
    ['an element whose name begins with style', '<styled>\n{{ a\n</styled>', '<div></div>&lt;styled>\n<span v-pre>{{</span> a\n&lt;/styled>'],
    ['braces in a table', 'a | b\n--|--\n{{ c }} | d \\| {{ e }}', 'a | b\n--|--\n<span v-pre>{{</span> c }} | d \\| <span v-pre>{{</span> e }}'],
    ['braces in HTML', '<div title="{{">{{ a }}</div>', '<div title="{{"><span v-pre>{{</span> a }}</div>'],
    ['braces in indented code', '    {{ a }}', '```\n{{ a }}\n```'],
    ['tags that HTML does not know', 'a <T> b <your name>', 'a &lt;T> b &lt;your name>'],
    ['a block of such a tag', '<T>\n# a\n</T>', '<div></div>&lt;T>\n# a\n&lt;/T>'],
    ['an element of the author\'s own, for which the file has a rule', '<style>\nsmall-text { color: red }\n</style>\n\n<small-text>\n\na <other-text>b</other-text>\n\n</small-text>', '<component is="small-text">\n\na &lt;other-text>b&lt;/other-text>\n\n</component>\n\n<style>\n.slidev-layout small-text { color: red }\n</style>'],
    ['elements left open', '<b>a\n\nx <i>b', '<b>a</b>\n\nx <i>b</i>'],
    ['list items without ends', '<ul><li>a<li>b</ul>', '<ul><li>a</li><li>b</li></ul>'],
    ['ends of nothing', 'a</div> b', 'a b'],
    ['a slot, a snippet, a footnote', '::a::\n\n<<< a\n\n[^1]: a b', '\\::a::\n\n\\<<< a\n\n\\[^1]: a b'],
    ['indented lines that only Slidev reads', 'x\n  <<< a\n  ::b::', 'x  \n  \\<<< a  \n  \\::b::'],
    ['pictures', '![a b](c.png)', '<span><img src="./c.png" alt="a b"></span>'],
    ['pictures from elsewhere', '![a](https://x.y/c.png "t")', '![a](https://x.y/c.png "t")'],
    ['sizes of pictures', '![w:128 h:50% a](/c.png)', '<span><img src="/c.png" alt="a" style="width:98px"></span>'],
    ['filters of pictures', '![blur:10px drop-shadow:0,5px,10px,rgba(0,0,0,.4)](/c.png)', '<span><img src="/c.png" alt="" style="filter:blur(7.66px) drop-shadow(0 3.83px 7.66px rgba(0,0,0,.4))"></span>'],
    ['pictures in links', '[![w:64px a](/c.png)](/d)', '[<span><img src="/c.png" alt="a" style="width:49px"></span>](/d)'],
    ['pictures by reference', '![w:64px a][r]\n\n[r]: /c.png', '<span><img src="/c.png" alt="a" style="width:49px"></span>\n\n[r]: /c.png'],
  ])('%s', (_, body, expected) => {
    expect(contents(body)).toEqual([expected])
  })

  it('definitions of links hold on all slides', () => {
    expect(contents('[a]\n\n---\n\n[a]: https://x.y')).toEqual(['[a]\n\n[a]: <https://x.y>', '[a]: https://x.y'])
  })
})

describe('pictures behind slides of Marp', () => {
  const layer = (body: string): string => /<div class="marp-background" style="([^"]*)"/.exec(contents(body)[0] ?? '')?.[1] ?? ''
  const pictures = (body: string): (string | undefined)[] => [...(contents(body)[0] ?? '').matchAll(/<img [^>]*style="([^"]*)"/g)].map(match => match[1])

  it.each([
    ['![bg](a.png)', 'inset:0;', 'row'],
    ['![bg left](a.png)', 'inset:0 calc(100% - 50%) 0 0;', 'row'],
    ['![bg right:33%](a.png)', 'inset:0 0 0 calc(100% - 33%);', 'row'],
    ['![bg vertical](a.png)\n![bg](b.png)', 'inset:0;', 'column'],
  ])('%s', (body, inset, direction) => {
    expect(layer(body)).toBe(`position:absolute;${inset}z-index:-1;display:flex;flex-direction:${direction}`)
  })

  it.each([
    ['![bg](a.png)', ['width:100%;height:100%;object-fit:cover']],
    ['![bg fit](a.png)', ['width:100%;height:100%;object-fit:contain']],
    ['![bg 50%](a.png)', ['max-width:none;width:50%']],
    ['![bg w:128px](a.png)', ['max-width:none;width:98px']],
    ['![bg opacity:.3 contain](a.png) ![bg](b.png)', ['width:100%;height:100%;object-fit:contain;filter:opacity(.3)', 'width:100%;height:100%;object-fit:cover']],
    ['![bg]()', []],
  ])('%s are sized', (body, expected) => {
    expect(pictures(body)).toEqual(expected)
  })

  it('leave the text the other side', () => {
    const deck = readMarp('# A\n\n![bg left:40% a cat](a.png)')
    expect(deck.slides[0]?.content).toContain('padding-left: calc(40% + 3.5rem)')
    expect(deck.slides[0]?.content).toContain('<img src="./a.png" alt="a cat"')
    expect(originOf(deck, 'a.png')).toEqual([7])
  })
})

describe('cSS of Marp', () => {
  it('of the deck is on every slide, scoped CSS on its own', () => {
    const deck = readMarp('<style>\nsection.x h1, h2 { font-size: 64px; border: 1px solid }\n</style>\n\na\n\n---\n\n<style scoped>\n:root { color: red; width: 960px }\nsection::after { content: "x"; color: blue }\n</style>\n\nb', 'style:  |\n  p { color: green }\n')
    const rules = deck.slides.map(slide => [...slide.content.matchAll(/^([^\n\r{\u2028\u2029]*\{.*\})$/gm)].map(match => match[1]))
    const shared = ['.slidev-layout p { color: green }', '.slidev-layout.x h1, .slidev-layout h2 { font-size: 49px; border: 1px solid }']
    expect(rules).toEqual([shared, [...shared, '.slidev-layout { color: red }', '.slidev-layout .marp-page { color: blue }']])
    expect(originOf(deck, 'color: green')).toEqual([4, 4])
    expect(originOf(deck, '49px')).toEqual([8, 8])
    expect(originOf(deck, 'color: blue')).toEqual([17])
    expect(deck.notices.map(notice => [notice.line, notice.found])).toEqual([[16, '`width: 960px` for the whole slide']])
  })
})
