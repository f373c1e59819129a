import type { AllRead } from '../../lib/slidev/public-fields.ts'
import { expect, it } from 'vitest'
import { publicConfigs, publicFrontmatter } from '../../lib/slidev/public-fields.ts'

const read = (more: Partial<AllRead>): AllRead => ({ frontmatter: [], configs: [], layouts: {}, dynamic: [], ...more })
const headmatter = { 'title': 'T', 'private': { a: 1 }, 'venue': 'V', 'code': 1, 'background-size': '40%', 'left': 'L', 'style': 'color:red' }

it('publishes what is read by name and the props of the slide\'s own layout, in either spelling', () => {
  const layouts = { cover: ['backgroundSize'], other: ['left'] }
  expect(publicFrontmatter(headmatter, read({ frontmatter: ['venue'], layouts }))).toEqual({ 'venue': 'V', 'background-size': '40%', 'style': 'color:red' })
  expect(publicFrontmatter({ ...headmatter, layout: 'other' }, read({ frontmatter: ['layout'], layouts }))).toEqual({ layout: 'other', left: 'L', style: 'color:red' })
  expect(publicConfigs(headmatter, read({ configs: ['title'], frontmatter: ['venue'] }))).toEqual({ title: 'T' })
})

it('publishes all but what is private where only the page knows the names', () => {
  const { private: _, ...others } = headmatter
  const reads = read({ dynamic: ['a.vue'], frontmatter: ['private'], configs: ['private'] })
  expect(publicFrontmatter(headmatter, reads)).toEqual(others)
  expect(publicConfigs(headmatter, reads)).toEqual(others)
  expect(publicFrontmatter(headmatter, read({ frontmatter: ['private'] }))).toEqual({ style: 'color:red' })
})
