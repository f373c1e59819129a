import { expect, it } from 'vitest'
import { toAttribute } from '../../lib/markdown/attribute.ts'
import { readHtml } from '../../lib/markdown/html.ts'
import { lineAt, readMarkup } from '../../lib/markdown/markup.ts'

it('reads tags with their attributes, ends and elements around them, each at its place', () => {
  const html = '<Outer a="1" :b=\'x > 1\' c a="2"><br><img src="a&amp;b"/>\n<p>x</P><p>y</p ></Outer>rest</i><open'
  const { tags } = readHtml(html)
  expect(tags.map(({ name, attributes, parent }) => [name, attributes, parent?.name])).toEqual([
    ['Outer', { 'a': '1', ':b': 'x > 1', 'c': '' }, undefined],
    ['br', {}, 'Outer'],
    ['img', { src: 'a&b' }, 'Outer'],
    ['p', {}, 'Outer'],
    ['p', {}, 'p'],
  ])
  expect(tags.map(({ start, open }) => html.slice(start, open))).toEqual(['<Outer a="1" :b=\'x > 1\' c a="2">', '<br>', '<img src="a&amp;b"/>', '<p>', '<p>'])
  expect(tags.map(({ source }) => source)).toEqual([' a="1" :b=\'x > 1\' c a="2"', '', ' src="a&amp;b"', '', ''])
  expect(tags.map(({ close }) => close && html.slice(...close))).toEqual(['</Outer>', undefined, undefined, undefined, '</p >'])
  expect(Object.values(tags[0]!.places).map(place => html.slice(...place))).toEqual(['a="1"', ':b=\'x > 1\'', 'c'])
})

it('closes with an element what was opened in it and never closed', () => {
  const { tags } = readHtml('<a><b></a></b>')
  expect(tags.map(({ name, close }) => [name, close])).toEqual([['a', [6, 10]], ['b', undefined]])
})

it('reads what Vue would: any tag may close itself, names keep their case, and entities are letters', () => {
  const { tags, ends } = readHtml('<A/><b a=\'1\'/><Img><c d=e f = "&lt;&#x1F600;" / ></c><input>x</input></>')
  expect(tags.map(({ name, attributes, source, close, parent }) => [name, attributes, source, close, parent?.name])).toEqual([
    ['A', {}, '', undefined, undefined],
    ['b', { a: '1' }, ' a=\'1\'', undefined, undefined],
    ['Img', {}, '', undefined, undefined],
    ['c', { d: 'e', f: '<😀' }, ' d=e f = "&lt;&#x1F600;"', undefined, 'Img'],
    ['input', {}, '', undefined, 'Img'],
  ])
  expect(ends).toHaveLength(2)
})

it('closes the nearest of a name, and what is cut off with its text', () => {
  const { tags, ends } = readHtml('<a><a>x</a></a')
  expect(tags.map(({ close }) => close)).toEqual([undefined, [7, 11]])
  expect(ends).toEqual([[7, 11]])
})

it('knows comments, whole and cut off', () => {
  const html = 'a <!-- <b> --> <!--x--><!-- open'
  const { tags, comments } = readHtml(html)
  expect(tags).toEqual([])
  expect(comments.map(place => html.slice(...place))).toEqual(['<!-- <b> -->', '<!--x-->', '<!-- open'])
})

const markdown = `# Head \`code\` *more*

a [link](/a "t") and ![image](b.png) \`<b>\` <i class="x">y</i>

- item
  [nested](/n)

  \`\`\`ts {1|2}
  let a = '<p>'
  \`\`\`

> quoted <u>z</u> \`\` a \` b \`\`

| a \\| <s>q</s> | [c](/c) |
|---|---|
| <em>1</em> | ![d](d.png) |

::right::

<<< ./a.ts#main {1}

    indented <b>

<div>
<Inner
  at="1" />
</div>
<!-- note <b> -->
`

it('finds everything where its author wrote it: in lists, quotes and tables as well', () => {
  const { tags, links, images, fences, imports, slots, headings, code, comments } = readMarkup(markdown)
  expect(tags.map(({ name, start, open }) => [name, markdown.slice(start, open)])).toEqual([
    ['i', '<i class="x">'],
    ['u', '<u>'],
    ['s', '<s>'],
    ['em', '<em>'],
    ['div', '<div>'],
    ['Inner', '<Inner\n  at="1" />'],
  ])
  expect(links.map(({ href, start }) => [href, markdown.slice(start - 1, start + 3)])).toEqual([['/a', '[lin'], ['/n', '[nes'], ['/c', '[c](']])
  expect(images.map(({ src, start }) => [src, markdown.slice(start, start + 3)])).toEqual([['b.png', expect.anything()], ['d.png', expect.anything()]])
  expect(fences).toEqual([{ info: 'ts {1|2}', code: 'let a = \'<p>\'\n', line: 8 }])
  expect(imports).toEqual([{ text: '<<< ./a.ts#main {1}', line: 19 }])
  expect(slots).toEqual([{ name: 'right', line: 17 }])
  expect(headings).toEqual([{ text: 'Head code more', line: 0 }])
  expect(code.map(place => markdown.slice(...place)).sort()).toEqual(['  ```ts {1|2}\n  let a = \'<p>\'\n  ```', '    indented <b>', '`<b>`', '`` a ` b ``', '`code`'].sort())
  expect(comments.map(place => markdown.slice(...place))).toEqual(['<!-- note <b> -->'])
})

it('finds the same in a file of Windows\' lines', () => {
  const windows = markdown.replaceAll('\n', '\r\n')
  const { tags, fences, code } = readMarkup(windows)
  expect(tags.map(({ start, open }) => windows.slice(start, open))).toContain('<Inner\r\n  at="1" />')
  expect(fences).toMatchObject([{ line: 8 }])
  expect(code.map(place => windows.slice(...place))).toContain('`code`')
})

it('counts lines from the top', () => {
  expect([0, 1, 2, 3].map(offset => lineAt('a\nb\n', offset))).toEqual([0, 0, 1, 1])
})

it('writes a value into an attribute so that nothing reads it but who asked', () => {
  const value = { text: '"&<>\'{{ x }}` [a](b) *c* _d_ \\' }
  const written = toAttribute(value)
  expect(written).not.toMatch(/["<>'{}[\]*_`\\]/)
  const { tags: [tag] } = readHtml(`<i v="${written}">`)
  expect(JSON.parse(tag!.attributes.v!)).toEqual(value)
})
