import { expect, it } from 'vitest'
import { findTags } from '../../lib/render/tags.ts'

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
  '```html\n<Tag />\n```',
  '~~~~\n```\n<Tag />\n~~~~',
  '`<Tag />`',
  '<!-- <Tag /> -->',
  '<Tags />',
])('does not find one in %j', (source) => {
  expect(findTags(source, 'Tag')).toEqual([])
})
