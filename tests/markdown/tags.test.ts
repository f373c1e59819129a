import { expect, it } from 'vitest'
import { blanked, findTags } from '../../lib/markdown/tags.ts'

it('finds attributes, body and offsets', () => {
  const source = 'a\n<Tag one="1" :two="x" three>\nbody\n</Tag> b <Tag />'
  const tags = findTags(source, 'Tag')
  expect(tags.map(({ attributes, body }) => ({ attributes, body }))).toEqual([
    {
      attributes: { 'one': '1', ':two': 'x', 'three': '' },
      body: '\nbody\n',
    },
    { attributes: {}, body: undefined },
  ])
  expect(tags.map(({ start, end }) => source.slice(start, end))).toEqual(['<Tag one="1" :two="x" three>\nbody\n</Tag>', '<Tag />'])
})

it.each([
  ['single quotes', '<Tag one=\'1\' />', { one: '1' }],
  ['no quotes', '<Tag one=1 />', { one: '1' }],
  ['several lines', '<Tag\n  one="1"\n\tv-if="a > b"\n  two\n/>', { 'one': '1', 'v-if': 'a > b', 'two': '' }],
  ['a list', '- text <Tag one=\'1\'\n  :two=\'x\' />', { 'one': '1', ':two': 'x' }],
  ['a quote', '> <Tag\n> one=\'1\' />', { one: '1' }],
  ['a table', '| a \\| b | `<Tag />` |\n|--|--|\n| `<Tag />` | <Tag one=\'1\' @click="a" /> |', { 'one': '1', '@click': 'a' }],
  ['a component', '<Other>\n  <Tag one=\'a &amp; b\' />\n</Other>', { one: 'a & b' }],
  ['a heading', '# Words <Tag one=\'1\' />', { one: '1' }],
])('reads a tag with %s', (_, source, attributes) => {
  const [tag, ...others] = findTags(source, 'Tag')
  expect(tag?.attributes).toEqual(attributes)
  expect(source.slice(tag?.start, tag?.end)).toMatch(/^<Tag\s[\s\S]*\/>$/)
  expect(others).toEqual([])
})

it('finds the body of an element that holds another of its name, and one written in Vue\'s other way', () => {
  expect(findTags('<TwoWords>a <TwoWords>b</TwoWords></TwoWords>', 'TwoWords').map(({ body }) => body)).toEqual(['a <TwoWords>b</TwoWords>', 'b'])
  expect(findTags('<two-words id=\'a\' /> <cite id="b"></cite>', 'TwoWords').map(({ attributes }) => attributes.id)).toEqual(['a'])
  expect(findTags('<cite>a book</cite>', 'Cite')).toEqual([])
})

it('takes an attribute out of a tag, however it is written', () => {
  expect(findTags('<Tag a src=\'./a.csv\'\n  b />', 'Tag')[0]?.sourceWithout('src')).toBe(' a \n  b')
})

it.each([
  '```html\n<Tag />\n```',
  '~~~~\n```\n<Tag />\n~~~~',
  '`<Tag />`',
  '`` a ` <Tag />\n ``',
  'text\n\n    <Tag />',
  '- item\n\n  ~~~html\n  <Tag />\n  ~~~',
  '````md\n```\n<Tag />\n```\n````',
  '<div>\n<!-- <Tag />\n-->\n</div>',
  '\\<Tag />',
  '<script setup>\nconst a = "<Tag />"\n</script>',
  '<!-- <Tag /> -->',
  '<Tags />',
])('does not find one in %j', (source) => {
  expect(findTags(source, 'Tag')).toEqual([])
})

it('blanks stretches of a text that overlap, hold line breaks or go beyond its end', () => {
  expect(blanked('ab\ncd 😀 ef', [[10, 99], [1, 4], [0, 2], [1, 2], [6, 8]])).toBe('  \n d    e ')
  expect(blanked('abc', [])).toBe('abc')
})
